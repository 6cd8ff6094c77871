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
import org.jspecify.annotations.Nullable;

/** Takes a proposal to the approval gate; that of the generated sample through it, with a person played in each role. */
final class Gate {

    private static final Actor ADMIN = Actor.human("ada.admin");
    private static final Actor USER = Actor.human("quickstart.user"); // whoever runs this on results of their own
    private static final Actor AUTHOR = Actor.service("calibration-job");
    private static final Actor REVIEWER = Actor.human("ruth.reviewer");
    private static final Actor OPERATOR = Actor.human("otto.operator");

    private final Registry registry;
    private final Story story;
    private final @Nullable GoOn goOn;

    /** @param goOn says how people go on from a submitted proposal, or null to play them */
    Gate(Registry registry, Story story, @Nullable GoOn goOn) {
        this.registry = registry;
        this.story = story;
        this.goOn = goOn;
    }

    void bootstrap(ScoringConfig config) {
        Content content = Content.utf8(config.document());
        tell(registry.execute(new Command.Bootstrap(
                goOn == null ? ADMIN : USER, config.logicVersion(), content, "The config in use today.")));
    }

    /** Submits. Then it is for people to decide; where they are played, the version is approved, activated and rolled back. */
    void walk(Proposed proposed) {
        story.step("Submit as " + AUTHOR);
        Answer submitted = proposed.submit(AUTHOR);
        tell(submitted);
        if (!submitted.refusals().isEmpty()) {
            story.tell("A good end: the config in force stays as it is.");
            return;
        }
        if (goOn == null) {
            play(proposed.proposal().baseVersion(), proposed.proposal().version());
        } else {
            goOn.from(
                    registry,
                    proposed.proposal().baseVersion(),
                    proposed.proposal().version());
        }
    }

    /** Shows that nobody gets past the gate, approves, activates, verifies and rolls back. */
    private void play(Version base, Version next) {
        story.tell("The sample is generated, so the people who decide are played from here on. With results of your own"
                + " (--scans) it ends here, and says how they go on.");

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
