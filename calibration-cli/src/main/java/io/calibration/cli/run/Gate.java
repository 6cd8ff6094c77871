package io.calibration.cli.run;

import io.calibration.Proposed;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Severity;
import io.calibration.approval.Command;
import io.calibration.approval.Command.Acknowledgement;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a proposal to the approval gate; that of the generated sample through it, with a person played in each role. */
final class Gate {

    private static final Actor ADMIN = Actor.human("ada.admin");
    private static final Actor USER = Actor.human("cli.user"); // whoever runs this on results of their own
    private static final Actor AUTHOR = Actor.service("calibration-job");
    private static final Actor REVIEWER = Actor.human("ruth.reviewer");
    private static final Actor OPERATOR = Actor.human("otto.operator");

    private static final String ANOTHER_SYSTEM =
            "They have no class, or no category, in common: is it the config of another system? ";

    private final Registry registry;
    private final Story story;
    private final @Nullable GoOn goOn;

    /** @param goOn says how people go on from a submitted proposal, or null to play them */
    Gate(Registry registry, Story story, @Nullable GoOn goOn) {
        this.registry = registry;
        this.story = story;
        this.goOn = goOn;
    }

    /**
     * Looks whether the config is the one in force, where the registry has any.
     *
     * @param named where the config is from, in words
     * @param gate the command that looks at this registry
     * @return the registry
     * @throws BadInput when another config is in force
     */
    static @Nullable Registry requireInForce(
            @Nullable Registry registry, ScoringConfig config, String named, String gate) {
        ActiveConfig active = registry == null ? null : registry.active().orElse(null);
        if (active != null
                && !active.content()
                        .digest()
                        .equals(Content.utf8(config.document()).digest())) {
            throw new BadInput("The registry's active version is "
                    + active.version().version() + ", and the config (" + named + ") is another one, "
                    + config.logicVersion()
                    + ". " + (isOfAnotherSystem(config, active) ? ANOTHER_SYSTEM : "")
                    + "Give the one in force and the results that it scored, or another --scope for another scoring"
                    + " system. This writes the one in force to a file:\n  " + gate + " config --out FILE");
        }
        return registry;
    }

    /** Whether they have no class in common, or no category where both have some. */
    private static boolean isOfAnotherSystem(ScoringConfig config, ActiveConfig active) {
        ScoringConfig inForce = ConfigJson.read(active.content().bytes());
        Set<String> categories = config.categoryWeights().keySet();
        Set<String> known = inForce.categoryWeights().keySet();
        return Collections.disjoint(labels(config), labels(inForce))
                || (!categories.isEmpty() && !known.isEmpty() && Collections.disjoint(categories, known));
    }

    private static Set<String> labels(ScoringConfig config) {
        return config.classes().stream().map(ScoreClass::label).collect(Collectors.toSet());
    }

    /** The config becomes the first version, unless there is one already. */
    void start(ScoringConfig config) {
        if (registry.active().isPresent()) {
            story.tell("Version " + config.logicVersion() + " is in force, as before.");
            return;
        }
        story.tell("It is empty: the config in force becomes its first version.");
        CommandResult begun = registry.execute(new Command.Bootstrap(
                goOn == null ? ADMIN : USER,
                config.logicVersion(),
                Content.utf8(config.document()),
                "The config in use today."));
        tell(begun);
        if (!begun.refusals().isEmpty()) {
            throw new BadInput("The registry could not be begun: "
                    + begun.refusals().get(0).sentence());
        }
    }

    /**
     * Submits. Then it is for people to decide; where they are played, the version is approved, activated and rolled back.
     *
     * @return whether the proposal is news: the same one may wait for a decision already
     */
    boolean walk(Proposed proposed) {
        if (proposed.proposal().isEmpty()) {
            story.step("Submit");
            story.tell("There is nothing to submit.");
            waiting(proposed.proposal().baseVersion());
            story.tell(left(proposed.analyzed().report()));
            return true;
        }
        story.step("Submit as " + AUTHOR);
        CommandResult submitted = proposed.submit(AUTHOR);
        Version base = proposed.proposal().baseVersion();
        if (submitted instanceof CommandResult.AlreadyProposed already) {
            story.tell("Nothing new: the same changes wait for a decision as " + already.version() + ".");
            decide(base, already.version());
            return false;
        }
        tell(submitted);
        if (submitted.refusals().isEmpty()) {
            decide(base, proposed.proposal().version());
        } else {
            story.tell(left(proposed.analyzed().report()));
        }
        return true;
    }

    /** What an earlier night proposed is not forgotten because this one proposes nothing. */
    private void waiting(Version base) {
        registry.versions().stream()
                .filter(version -> version.changes(base) && version.state().isOpen())
                .forEach(version -> story.tell(version.version() + " still waits for a decision ("
                        + registry.status(version.version()).orElseThrow()
                        + "). These results do not support it: they ask for no change."));
    }

    /** What it means that the config stays: nothing to do, or nothing that a config can do. */
    private static String left(CalibrationReport report) {
        int findings = report.findings(Severity.MEDIUM).size();
        boolean looked = report.results() > 0
                && !Telling.holdsTooFew(report)
                && report.switchedOff().isEmpty()
                && report.failures().isEmpty();
        String stays = "The config in force stays as it is.";
        if (findings == 0) {
            return looked ? "A good end: the config in force stays as it is." : stays;
        }
        return stays + " What is out of line is for people to look at: "
                + (findings == 1 ? "1 finding" : findings + " findings") + " of MEDIUM or graver, above.";
    }

    private void decide(Version base, Version next) {
        if (goOn == null) {
            play(base, next);
        } else {
            goOn.from(registry, base, next);
        }
    }

    /** Shows that nobody gets past the gate, approves, activates, verifies and rolls back. */
    private void play(Version base, Version next) {
        story.tell("The sample is generated, so the people who decide are played from here on. With results of your own"
                + " (run --scans) it ends here, and says how they go on.");

        story.step("Try to activate " + next + " before anybody approved it");
        tell(registry.execute(new Command.Activate(OPERATOR, next, base)));

        story.step("Approve as " + REVIEWER + ", who is not the author");
        Digest shown = registry.bindingDigest(next).orElseThrow();
        story.tell("The consent binds config, base, summary, snapshot and report: " + shown + ".");
        tell(registry.execute(new Command.Approve(
                REVIEWER,
                next,
                shown,
                Acknowledgement.BREAKING_CHANGE,
                "Read the change summary; the impact is small and the reason is sound.")));

        story.step("Activate as " + OPERATOR);
        tell(registry.execute(new Command.Activate(OPERATOR, next, base)));
        tellActive();

        story.step("Verify the audit log");
        registry.log()
                .verify()
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

    private void tell(CommandResult outcome) {
        if (outcome instanceof CommandResult.Applied applied) {
            story.tell("Done, audit entry " + applied.entry().seq() + ".");
        } else {
            story.tell(outcome.refusals().stream()
                    .map(refusal -> "Refused (" + refusal.code() + "): " + refusal.sentence())
                    .collect(Collectors.joining("\n")));
        }
    }
}
