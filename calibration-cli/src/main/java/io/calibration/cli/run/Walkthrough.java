package io.calibration.cli.run;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.Collected;
import io.calibration.Proposed;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The whole way, once: collect, analyze, propose, and through the gate. */
final class Walkthrough {

    private final Inputs inputs;
    private final Supplier<Kept> begin;
    private final Path folder;
    private final PrivacyPolicy privacy;
    private final Clock clock;
    private final Progress progress;
    private final Story story;
    private final @Nullable GoOn goOn;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param begin opens the registry, which is made where there is none
     * @param goOn says how people go on from a submitted proposal; null where people are played, which only the sample allows
     */
    Walkthrough(
            Inputs inputs,
            Supplier<Kept> begin,
            Path folder,
            PrivacyPolicy privacy,
            Clock clock,
            Progress progress,
            Story story,
            @Nullable GoOn goOn) {
        this.inputs = inputs;
        this.begin = begin;
        this.folder = folder;
        this.privacy = privacy;
        this.clock = clock;
        this.progress = progress;
        this.story = story;
        this.goOn = goOn;
    }

    /** Nothing is begun or written before all that was given has been read and judged. */
    ResultJson run() throws IOException {
        Telling telling = new Telling(story, privacy);
        story.step("Collect: aggregates of the scan results, never a person, never a raw answer");
        telling.config(inputs.config());
        Collected collected = beforehand().build().collect(inputs.window());
        MetricsSnapshot snapshot = collected.snapshot();
        telling.intake(snapshot, inputs.origin());
        String mend = inputs.form().mend(snapshot);
        telling.requireResults(collected, mend, inputs.named());
        story.tell(mend);

        story.step("Analyze: what is out of line, how sure, and how grave");
        story.tell(inputs.expectations());
        Analyzed analyzed = analyze(collected, telling);
        telling.report(analyzed.published(), snapshot, collected.published());

        story.step("Register: where versions are decided on");
        Kept kept = inputs.kept() == null ? begin.get() : inputs.kept();
        story.tell("Where the registry is kept: " + kept.where() + ".");
        Gate gate = new Gate(kept.registry(), story, goOn);
        gate.start(inputs.config());

        story.step("Propose: a config that answers the findings, with its impact computed");
        Proposed proposed = builder().registry(kept.registry()).build().propose(analyzed.report(), snapshot);
        telling.proposal(proposed.published());
        files.add(proposed.analyzed().collected().saveTo(folder));
        files.add(proposed.analyzed().saveTo(folder));

        if (gate.walk(proposed)) {
            files.addAll(proposed.saveTo(folder));
        }
        story.step("Files");
        files.forEach(file -> story.tell(file.toString()));
        return new ResultJson()
                .findings(analyzed.published())
                .changes(proposed.published().changes())
                .files(files)
                .notJudged(analyzed.published())
                .intake(snapshot, privacy);
    }

    private CalibrationBuilder builder() {
        CalibrationBuilder builder = Calibration.builder()
                .source(inputs.source())
                .policy(inputs.policy())
                .guardrails(inputs.guardrails())
                .privacy(privacy)
                .clock(clock)
                .progress(progress);
        StoredProposal prediction = inputs.prediction();
        return prediction == null ? builder : builder.prediction(prediction);
    }

    /** What a registry knows counts, such as what was predicted; one that is yet to begin knows nothing. */
    private CalibrationBuilder beforehand() {
        Kept kept = inputs.kept();
        return kept != null && kept.registry().active().isPresent()
                ? builder().registry(kept.registry())
                : builder().config(inputs.config());
    }

    /** The baseline is collected when the analyzed days are known, for none of them may count into it. */
    private Analyzed analyze(Collected collected, Telling telling) {
        if (inputs.baseline() == null) {
            return collected.analyze();
        }
        MetricsSnapshot baseline = inputs.baseline().before(collected.snapshot());
        story.tell("Compared with " + Telling.results(baseline) + " of " + Telling.days(baseline) + ".");
        String leftOut = telling.leftOut(baseline);
        if (!leftOut.isEmpty()) {
            story.tell("Left out of the baseline: " + leftOut + ".");
        }
        return beforehand().baseline(baseline).build().analyze(collected.snapshot());
    }
}
