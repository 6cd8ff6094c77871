package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.ScopeId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A digest over named fields. Each is hashed as {@code name:length:value} and a newline, the length in bytes of UTF-8, and an
 * absent one as {@code name:-}, so that no two lists of fields look alike. The first line is the domain. A content stands for its digest.
 */
final class FieldsDigest {

    private final StringBuilder text = new StringBuilder();

    private FieldsDigest(String domain) {
        text.append(domain).append('\n');
    }

    /** The digest of a command's arguments, by which a repeated request is told from another one. */
    static Digest of(Command command) {
        return new FieldsDigest("io.calibration.arguments.v1")
                .with("action", command.action())
                .with("by", command.by())
                .with("version", command.version())
                .with("reason", command.reason())
                .withArguments(command)
                .digest();
    }

    private FieldsDigest withArguments(Command command) {
        return switch (command.action()) {
            case BOOTSTRAP -> with("content", ((Command.Bootstrap) command).content());
            case SUBMIT -> withSubmission((Command.Submit) command);
            case APPROVE -> {
                Command.Approve c = (Command.Approve) command;
                yield with("binding", c.binding())
                        .with("acknowledges_breaking", c.acknowledged().isBreaking());
            }
            case REJECT -> with("binding", ((Command.Reject) command).binding());
            case ACTIVATE -> with("expected_active", ((Command.Activate) command).expectedActive());
            case ROLL_BACK -> with("expected_active", ((Command.RollBack) command).expectedActive());
            case SCHEDULE -> {
                Command.Schedule c = (Command.Schedule) command;
                yield with("expected_active", c.expectedActive()).with("due", c.due());
            }
            case SET_POLICY -> {
                Command.SetPolicy c = (Command.SetPolicy) command;
                yield withPolicy("expected_", c.expected()).withPolicy("", c.policy());
            }
            case WITHDRAW, DEPRECATE, UNSCHEDULE, ACTIVATE_DUE, CORRECT_TIME -> this;
        };
    }

    private FieldsDigest withSubmission(Command.Submit c) {
        with("content", c.content())
                .with("base", c.base())
                .with("summary", c.material().summary())
                .with("snapshot", c.material().snapshot())
                .with("report", c.material().report());
        c.authors().forEach(author -> with("author", author));
        return this;
    }

    private FieldsDigest withPolicy(String whose, ApprovalPolicy policy) {
        return with(whose + "quorum", policy.quorum())
                .with(whose + "vote_validity_seconds", policy.voteValidity().toSeconds());
    }

    private FieldsDigest with(String name, @Nullable Object value) {
        text.append(name).append(':');
        if (value == null) {
            text.append('-');
        } else {
            String written = value instanceof Content content ? content.digest().hex() : value.toString();
            text.append(written.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(written);
        }
        text.append('\n');
        return this;
    }

    private Digest digest() {
        return Content.utf8(text.toString()).digest();
    }

    /** What consent is bound to: everything that a reviewer was shown, and where it is to apply. */
    record Binding(
            String store,
            ScopeId scope,
            Version version,
            Digest content,
            @Nullable Base base,
            @Nullable Evidence evidence,
            ApprovalPolicy policy,
            int round) {

        Digest digest() {
            return new FieldsDigest("io.calibration.binding.v1")
                    .with("store", store)
                    .with("scope", scope)
                    .with("version", version)
                    .with("content", content)
                    .with("base", base == null ? null : base.version())
                    .with("base_content", base == null ? null : base.content())
                    .with("difference", evidence == null ? null : evidence.difference())
                    .with("summary", evidence == null ? null : evidence.summary())
                    .with("snapshot", evidence == null ? null : evidence.snapshot())
                    .with("report", evidence == null ? null : evidence.report())
                    .with("compatibility", evidence == null ? null : evidence.compatibility())
                    .with(
                            "policy",
                            new FieldsDigest("io.calibration.policy.v1")
                                    .withPolicy("", policy)
                                    .digest())
                    .with("round", round)
                    .digest();
        }
    }
}
