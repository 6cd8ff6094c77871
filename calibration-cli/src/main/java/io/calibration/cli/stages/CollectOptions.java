package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.Collected;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.DaysOptions;
import io.calibration.cli.input.Documents;
import io.calibration.cli.input.ScanOptions;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which results are counted, and how. */
final class CollectOptions {

    @Mixin
    private final ScanOptions scans = new ScanOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the scoring config that --scans were scored with")
    @Nullable
    private Path config;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "the policy that the results are judged by, whose labels are told apart")
    @Nullable
    private Path policy;

    @Mixin
    private final DaysOptions days = new DaysOptions();

    private Form form = Form.PLAIN;

    /**
     * Counts them.
     *
     * @throws io.calibration.cli.terminal.BadInput naming all that is wrong
     */
    Collected collect(Console console, PrivacyPolicy privacy, boolean json) {
        Mistakes mistakes = new Mistakes();
        ScoringConfig inForce = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(config))));
        form = scans.form(mistakes, inForce);
        DayWindow window = days.window(mistakes);
        CalibrationPolicy expected = mistakes.in(() -> Documents.policy(policy));
        mistakes.refuse();
        return Calibration.builder()
                .source(scans.source(form))
                .config(Objects.requireNonNull(inForce))
                .policy(Objects.requireNonNull(expected))
                .privacy(privacy)
                .clock(console.clock())
                .progress(console.progress(json))
                .build()
                .collect(Objects.requireNonNull(window));
    }

    /** Where what was rejected is to be mended; empty where no mapping says how it is read. */
    String mend(MetricsSnapshot snapshot) {
        return form.mend(snapshot);
    }

    /** The config, in words. */
    String named() {
        return "--config " + config;
    }

    /** Where they are, in words. */
    String origin() {
        return scans.origin();
    }
}
