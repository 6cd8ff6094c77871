package io.calibration.cli.run;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.Documents;
import io.calibration.cli.input.ScanOptions;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.Story;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricSource;
import io.calibration.registry.ScopeId;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way with results of one's own. */
@Command(
        name = "run",
        sortOptions = false,
        description =
                "Collects scan results, analyzes them, proposes a new config and submits it. It stops there, and says by which commands people go on.")
public final class RunCommand extends WholeWay {

    private static final ScopeId DEFAULT = new ScopeId("default");

    @Mixin
    private final ScanOptions scans = new ScanOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the scoring config that --scans were scored with; init drafts one")
    @Nullable
    private Path config;

    /** @param console what it talks with */
    public RunCommand(Console console) {
        super(console);
    }

    @Override
    @Nullable
    ScoringConfig config(Mistakes mistakes) {
        return mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(config))));
    }

    @Override
    String named() {
        return "--config " + config;
    }

    @Override
    Form form(Mistakes mistakes, @Nullable ScoringConfig inForce) {
        return scans.form(mistakes, inForce);
    }

    @Override
    MetricSource source(ScoringConfig inForce, Form form) {
        return scans.source(form);
    }

    @Override
    String origin() {
        return scans.origin();
    }

    @Override
    CalibrationPolicy expected() {
        return CalibrationPolicy.standard();
    }

    @Override
    String expectations() {
        return "No --policy says what is expected, so no rate is held against a range.";
    }

    @Override
    ScopeId ownScope() {
        return DEFAULT;
    }

    @Override
    GoOn goOn(Story story) {
        return new GoOn(story, registry, scope(), console.arguments());
    }
}
