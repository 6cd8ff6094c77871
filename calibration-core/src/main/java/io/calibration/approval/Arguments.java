package io.calibration.approval;

import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import org.jspecify.annotations.Nullable;

/** The digest of a command's arguments, by which a repeated request is told from another one. */
final class Arguments implements Command.Cases<FieldsDigest> {

    private final FieldsDigest fields;

    private Arguments(Command command) {
        fields = new FieldsDigest("io.calibration.arguments.v1")
                .with("action", command.action())
                .with("by", command.by())
                .with("version", command.version())
                .with("reason", command.reason());
    }

    static Digest digest(Command command) {
        return command.match(new Arguments(command)).digest();
    }

    @Override
    public FieldsDigest bootstrap(Command.Bootstrap c) {
        return fields.with("content", c.content().digest());
    }

    @Override
    public FieldsDigest submit(Command.Submit c) {
        fields.with("content", c.content().digest())
                .with("base", c.base())
                .with("summary", c.summary().digest())
                .with("snapshot", digest(c.snapshot()))
                .with("report", digest(c.report()));
        c.authors().forEach(author -> fields.with("author", author));
        return fields;
    }

    @Override
    public FieldsDigest approve(Command.Approve c) {
        return fields.with("binding", c.binding()).with("acknowledges_breaking", c.acknowledgesBreaking());
    }

    @Override
    public FieldsDigest reject(Command.Reject c) {
        return fields.with("binding", c.binding());
    }

    @Override
    public FieldsDigest withdraw(Command.Withdraw c) {
        return fields;
    }

    @Override
    public FieldsDigest activate(Command.Activate c) {
        return fields.with("expected_active", c.expectedActive());
    }

    @Override
    public FieldsDigest rollBack(Command.RollBack c) {
        return fields.with("expected_active", c.expectedActive());
    }

    @Override
    public FieldsDigest deprecate(Command.Deprecate c) {
        return fields;
    }

    @Override
    public FieldsDigest schedule(Command.Schedule c) {
        return fields.with("expected_active", c.expectedActive()).with("due", c.due());
    }

    @Override
    public FieldsDigest unschedule(Command.Unschedule c) {
        return fields;
    }

    @Override
    public FieldsDigest activateDue(Command.ActivateDue c) {
        return fields;
    }

    @Override
    public FieldsDigest setPolicy(Command.SetPolicy c) {
        return fields.with("expected_quorum", c.expected().quorum())
                .with(
                        "expected_vote_validity_seconds",
                        c.expected().voteValidity().toSeconds())
                .with("quorum", c.policy().quorum())
                .with("vote_validity_seconds", c.policy().voteValidity().toSeconds());
    }

    @Override
    public FieldsDigest correctTime(Command.CorrectTime c) {
        return fields;
    }

    private static @Nullable Digest digest(@Nullable Content content) {
        return content == null ? null : content.digest();
    }
}
