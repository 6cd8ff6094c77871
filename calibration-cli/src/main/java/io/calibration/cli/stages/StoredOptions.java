package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.MetricsSnapshot;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a stored snapshot is judged by. */
final class StoredOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the scoring config that the snapshot was counted under")
    @Nullable
    private Path config;

    @Option(names = "--baseline", paramLabel = "FILE", description = "the snapshot of an earlier time to compare with")
    @Nullable
    private Path baseline;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "what is expected: ranges, margins, false discovery rate; default: no range is judged")
    @Nullable
    private Path policy;

    @Option(
            names = "--prediction",
            paramLabel = "FILE",
            description =
                    "the change summary (or no-change file) that led to the config: the results are held against what it predicted")
    @Nullable
    private Path prediction;

    @Mixin
    final ArtifactOptions artifacts = new ArtifactOptions();

    /** A calibration that reads nothing but what is stored. Whoever calls it looks whether there were mistakes before building it. */
    CalibrationBuilder builder(Mistakes mistakes) {
        ScoringConfig inForce = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(config))));
        MetricsSnapshot earlier = mistakes.in(() -> baseline == null ? null : Documents.snapshot(baseline));
        CalibrationPolicy expected = mistakes.in(() -> Documents.policy(policy));
        StoredProposal predicted = mistakes.in(() -> Documents.prediction(prediction, inForce));
        CalibrationBuilder builder =
                Calibration.builder().source((request, recorder) -> {}).privacy(artifacts.privacy());
        if (inForce != null) {
            builder.config(inForce);
        }
        if (earlier != null) {
            builder.baseline(earlier);
        }
        if (expected != null) {
            builder.policy(expected);
        }
        return predicted == null ? builder : builder.prediction(predicted);
    }
}
