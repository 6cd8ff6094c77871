package io.calibration.cli.run;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.Story;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PolicyJson;
import io.calibration.metrics.MetricSource;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The whole way with a generated sample. */
@Command(
        name = "demo",
        sortOptions = false,
        description =
                "Shows the whole way with a generated sample of 20,000 results that has two known faults, and plays the people who decide.")
public final class DemoCommand extends WholeWay {

    private static final String POLICY = "calibration_policy.json";

    /** @param console what it talks with */
    public DemoCommand(Console console) {
        super(console);
    }

    @Override
    @Nullable
    ScoringConfig config(Mistakes mistakes) {
        return mistakes.in(DemoCommand::sampleConfig);
    }

    @Override
    String named() {
        return "that of the sample";
    }

    @Override
    Form form(Mistakes mistakes, @Nullable ScoringConfig config) {
        return Form.PLAIN;
    }

    @Override
    MetricSource source(ScoringConfig inForce, Form form) throws IOException {
        return SampleTable.load(new SampleResults(inForce)).source();
    }

    @Override
    String origin() {
        return SampleTable.ORIGIN;
    }

    @Override
    CalibrationPolicy expected() throws IOException {
        return samplePolicy();
    }

    @Override
    String expectations() {
        return "What is expected of the sample are the ranges of the system that it imitates, " + POLICY
                + " in this jar. They are nobody else's: copy the file, write your own, and pass it with --policy.";
    }

    /** The sample begins anew each time. */
    @Override
    ScopeId ownScope() {
        return new ScopeId("demo-" + console.clock().instant().getEpochSecond());
    }

    @Override
    @Nullable
    GoOn goOn(Story story) {
        return null;
    }

    static ScoringConfig sampleConfig() throws IOException {
        return ConfigJson.read(resource("scoring_config_v1.0.0.json"));
    }

    static CalibrationPolicy samplePolicy() throws IOException {
        return PolicyJson.read(resource(POLICY));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream document = Objects.requireNonNull(DemoCommand.class.getResourceAsStream(name))) {
            return document.readAllBytes();
        }
    }
}
