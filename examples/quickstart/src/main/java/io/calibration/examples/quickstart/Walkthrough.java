package io.calibration.examples.quickstart;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.Collected;
import io.calibration.Proposed;
import io.calibration.analysis.Finding;
import io.calibration.approval.Registry;
import io.calibration.json.StoredProposal;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole way, once: collect, analyze, propose, and through the gate. */
final class Walkthrough {

    private final Inputs inputs;
    private final RegistryStore store;
    private final ScopeId scope;
    private final Path folder;
    private final PrivacyPolicy privacy;
    private final Clock clock;
    private final Story story;
    private final @Nullable GoOn goOn;
    private final List<Path> files = new ArrayList<>();

    /** @param goOn says how people go on from a submitted proposal; null where people are played, which only the sample allows */
    Walkthrough(
            Inputs inputs,
            RegistryStore store,
            ScopeId scope,
            Path folder,
            PrivacyPolicy privacy,
            Clock clock,
            Story story,
            @Nullable GoOn goOn) {
        this.inputs = inputs;
        this.store = store;
        this.scope = scope;
        this.folder = folder;
        this.privacy = privacy;
        this.clock = clock;
        this.story = story;
        this.goOn = goOn;
    }

    Result run() throws IOException {
        Registry registry =
                Registry.builder().store(store).scope(scope).clock(clock).build();
        Gate gate = new Gate(registry, story, goOn);
        Telling telling = new Telling(story);

        story.step("Start: the registry and the config in force");
        story.tell("Where the registry is kept: " + store.info().description() + ".");
        gate.start(inputs.config());
        telling.config(inputs.config());

        story.step("Collect: aggregates of the scan results, never a person, never a raw answer");
        Collected collected = calibration(registry).build().collect(inputs.window());
        MetricsSnapshot snapshot = collected.snapshot();
        telling.intake(snapshot, inputs.origin());
        requireResults(collected);
        files.add(collected.saveTo(folder));

        story.step("Analyze: what is out of line, how sure, and how grave");
        story.tell(inputs.expectations());
        Analyzed analyzed = analyze(registry, collected);
        telling.report(analyzed.report(), snapshot);
        files.add(analyzed.saveTo(folder));

        story.step("Propose: a config that answers the findings, with its impact computed");
        Proposed proposed = analyzed.propose();
        telling.proposal(proposed.proposal());

        if (gate.walk(proposed)) {
            files.addAll(proposed.saveTo(folder));
        }
        story.step("Files");
        files.forEach(file -> story.tell(file.toString()));
        return new Result(analyzed.report().findings(), proposed.proposal().changes(), files, snapshot.metrics());
    }

    private CalibrationBuilder calibration(Registry registry) {
        CalibrationBuilder builder = Calibration.builder()
                .source(inputs.source())
                .registry(registry)
                .policy(inputs.policy())
                .guardrails(inputs.guardrails())
                .privacy(privacy)
                .clock(clock)
                .progress(new ConsoleProgress(System.err));
        StoredProposal prediction = inputs.prediction();
        return prediction == null ? builder : builder.prediction(prediction);
    }

    /** The baseline is collected when the analyzed days are known, for none of them may count into it. */
    private Analyzed analyze(Registry registry, Collected collected) throws IOException {
        if (inputs.baseline() == null) {
            return collected.analyze();
        }
        MetricsSnapshot baseline = Baseline.read(inputs.baseline(), inputs, collected.snapshot());
        story.tell(
                "Compared with " + Telling.number(baseline.results()) + " results of " + Telling.days(baseline) + ".");
        String leftOut = Telling.leftOut(baseline);
        if (!leftOut.isEmpty()) {
            story.tell("Left out of the baseline: " + leftOut + ".");
        }
        return calibration(registry).baseline(baseline).build().analyze(collected.snapshot());
    }

    /** Where nothing came in that belongs to config and window, the input is to be mended. That nothing has a score is a report. */
    private static void requireResults(Collected collected) {
        MetricsSnapshot snapshot = collected.snapshot();
        if (snapshot.results() == 0 && snapshot.metrics().notScored().results() == 0) {
            Finding first = collected.analyze().report().findings().get(0);
            String seen = Telling.leftOut(snapshot);
            throw new BadInput(
                    "There is no result to analyze: " + (seen.isEmpty() ? "every line is blank" : seen) + ".\n"
                            + first.recommendation() + "\n"
                            + "Check that --scans holds one scan result a line, scored with --config, and of the days from --from to --to.");
        }
    }
}
