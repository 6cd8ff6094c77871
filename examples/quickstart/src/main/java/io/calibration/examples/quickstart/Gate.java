package io.calibration.examples.quickstart;

import io.calibration.Proposed;
import io.calibration.approval.Answer;
import io.calibration.approval.Command;
import io.calibration.approval.Registry;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.util.stream.Collectors;

/** Takes a proposal through the approval gate, with a person in each role. */
final class Gate {

    private static final Actor ADMIN = Actor.human("ada.admin");
    private static final Actor AUTHOR = Actor.service("calibration-job");
    private static final Actor REVIEWER = Actor.human("ruth.reviewer");
    private static final Actor OPERATOR = Actor.human("otto.operator");

    private final Registry registry;
    private final Story story;

    Gate(Registry registry, Story story) {
        this.registry = registry;
        this.story = story;
    }

    void bootstrap(ScoringConfig config) {
        Content content = Content.utf8(config.document());
        tell(registry.execute(
                new Command.Bootstrap(ADMIN, config.logicVersion(), content, "The config in use today.")));
    }

    /** Submits, shows that nobody gets past the gate, approves, activates, verifies and rolls back. */
    void walk(Proposed proposed) {
        Version base = proposed.proposal().baseVersion();
        Version next = proposed.proposal().version();

        story.step("Submit as " + AUTHOR);
        Answer submitted = proposed.submit(AUTHOR);
        tell(submitted);
        if (!submitted.refusals().isEmpty()) {
            story.tell("A good end: the config in force stays as it is.");
            return;
        }

        story.step("Try to activate " + next + " before anybody approved it");
        tell(registry.execute(new Command.Activate(OPERATOR, next, base)));

        story.step("Approve as " + REVIEWER + ", who is not the author");
        Digest shown = registry.bindingDigest(next).orElseThrow();
        story.tell("The consent binds config, base, summary, snapshot and report: " + shown + ".");
        tell(registry.execute(new Command.Approve(
                REVIEWER, next, shown, true, "Read the change summary; the impact is small and the reason is sound.")));

        story.step("Activate as " + OPERATOR);
        tell(registry.execute(new Command.Activate(OPERATOR, next, base)));
        tellActive();

        story.step("Verify the audit log");
        registry.verify()
                .levels()
                .forEach(level -> story.tell(level.level() + ": " + level.verdict() + ". " + level.sentence()));

        story.step("Roll back to " + base);
        tell(registry.execute(new Command.RollBack(OPERATOR, base, next, "Only to show how it is done.")));
        tellActive();
    }

    private void tellActive() {
        registry.active()
                .ifPresent(active -> story.tell("Active: " + active.version().version() + ", SHA-256 "
                        + active.content().digest() + "."));
    }

    private void tell(Answer outcome) {
        if (outcome instanceof Answer.Applied applied) {
            story.tell("Done, audit entry " + applied.entry().seq() + ".");
        } else {
            story.tell(outcome.refusals().stream()
                    .map(refusal -> "Refused (" + refusal.code() + "): " + refusal.sentence())
                    .collect(Collectors.joining("\n")));
        }
    }
}
