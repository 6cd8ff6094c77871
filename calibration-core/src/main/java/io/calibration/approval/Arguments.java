package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import org.jspecify.annotations.Nullable;

/** The digest of a command's arguments, by which a repeated request is told from another one. */
final class Arguments {

    private Arguments() {}

    static Digest digest(Command command) {
        FieldsDigest fields = new FieldsDigest("io.calibration.arguments.v1")
                .with("action", command.action())
                .with("by", command.by())
                .with("version", command.version())
                .with("reason", command.reason());
        return with(fields, command).digest();
    }

    private static FieldsDigest with(FieldsDigest fields, Command command) {
        return switch (command.action()) {
            case BOOTSTRAP -> with(fields, "content", ((Command.Bootstrap) command).content());
            case SUBMIT -> submission(fields, (Command.Submit) command);
            case APPROVE -> approval(fields, (Command.Approve) command);
            case REJECT -> fields.with("binding", ((Command.Reject) command).binding());
            case ACTIVATE -> expecting(fields, ((Command.Activate) command).expectedActive());
            case ROLL_BACK -> expecting(fields, ((Command.RollBack) command).expectedActive());
            case SCHEDULE -> {
                Command.Schedule schedule = (Command.Schedule) command;
                yield expecting(fields, schedule.expectedActive()).with("due", schedule.due());
            }
            case SET_POLICY -> {
                Command.SetPolicy set = (Command.SetPolicy) command;
                yield policy(policy(fields, "expected_", set.expected()), "", set.policy());
            }
            case WITHDRAW, DEPRECATE, UNSCHEDULE, ACTIVATE_DUE, CORRECT_TIME -> fields;
        };
    }

    private static FieldsDigest submission(FieldsDigest fields, Command.Submit c) {
        with(fields, "content", c.content()).with("base", c.base());
        with(fields, "summary", c.material().summary());
        with(fields, "snapshot", c.material().snapshot());
        with(fields, "report", c.material().report());
        c.authors().forEach(author -> fields.with("author", author));
        return fields;
    }

    private static FieldsDigest approval(FieldsDigest fields, Command.Approve c) {
        return fields.with("binding", c.binding())
                .with("acknowledges_breaking", c.acknowledged().isBreaking());
    }

    private static FieldsDigest expecting(FieldsDigest fields, Version active) {
        return fields.with("expected_active", active);
    }

    private static FieldsDigest policy(FieldsDigest fields, String whose, ApprovalPolicy policy) {
        return fields.with(whose + "quorum", policy.quorum())
                .with(whose + "vote_validity_seconds", policy.voteValidity().toSeconds());
    }

    private static FieldsDigest with(FieldsDigest fields, String name, @Nullable Content content) {
        return fields.with(name, content == null ? null : content.digest());
    }
}
