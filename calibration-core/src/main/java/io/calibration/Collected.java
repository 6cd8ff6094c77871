package io.calibration;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Prediction;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Nearest;
import io.calibration.internal.Once;
import io.calibration.internal.analysis.Judge;
import io.calibration.json.ArtifactFolder;
import io.calibration.json.ArtifactName;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A snapshot and the config that it was counted under; the first stage. Immutable and thread-safe. */
public final class Collected {

    private final Setup setup;
    private final ScoringConfig config;
    private final MetricsSnapshot snapshot;
    private final Supplier<byte[]> json;

    /** @throws IllegalArgumentException when the snapshot was counted under another config, */
    Collected(Setup setup, ScoringConfig config, MetricsSnapshot snapshot) {
        SnapshotLayout cut =
                SnapshotLayout.of(config).withKnownLabels(snapshot.layout().knownLabels());
        if (!snapshot.layout().equals(cut)) {
            throw new IllegalArgumentException("The snapshot was counted under a config of version "
                    + snapshot.layout().logicVersion() + " that cuts results otherwise than the one in force ("
                    + config.logicVersion() + "). Collect again.");
        }
        this.setup = setup;
        this.config = config;
        this.snapshot = snapshot;
        json = Once.of(() -> SnapshotJson.write(snapshot, setup.privacy()));
    }

    /** The aggregates, exact when they were just collected. */
    public MetricsSnapshot snapshot() {
        return snapshot;
    }

    /** The config that was in force. */
    public ScoringConfig config() {
        return config;
    }

    /** The snapshot as it is stored and published, under the calibration's privacy policy. */
    public byte[] toJson() {
        return json.get().clone();
    }

    /**
     * Writes {@code metrics_snapshot_YYYYMMDD_HHMMSS.json}.
     *
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path saveTo(Path folder) throws IOException {
        return new ArtifactFolder(folder)
                .write(ArtifactName.metricsSnapshot(setup.clock().instant()), toJson());
    }

    /**
     * Judges the snapshot with every analyzer.
     *
     * @throws IllegalArgumentException when the baseline shares days with the snapshot, the policy names a class that the config lacks, or
     *     the named prediction was made for another config
     */
    public Analyzed analyze() {
        requireEarlierBaseline();
        requireKnownClasses();
        Context context = new Context(setup, config, snapshot, setup.prediction(config));
        return new Analyzed(setup, this, Judge.judge(context, setup.analyzers()));
    }

    private void requireEarlierBaseline() {
        MetricsSnapshot baseline = setup.baseline();
        if (baseline != null && baseline.window().overlaps(snapshot.window())) {
            throw new IllegalArgumentException("The baseline's window (" + baseline.window()
                    + ") overlaps the analyzed one (" + snapshot.window() + "). Give it days of its own.");
        }
    }

    private void requireKnownClasses() {
        requireKnownClasses("class_shares", setup.policy().classShares().keySet());
        requireKnownClasses("mean_confidence", setup.policy().meanConfidence().keySet());
    }

    private void requireKnownClasses(String range, Set<String> named) {
        for (String label : named) {
            if (!snapshot.layout().classes().contains(label)) {
                throw new IllegalArgumentException("The policy's " + range + " names the class " + label
                        + ", which the config does not have. It has "
                        + snapshot.layout().classes() + "."
                        + Nearest.hint(label, snapshot.layout().classes()));
            }
        }
    }

    /** What the analyzers see. */
    private record Context(Setup setup, ScoringConfig config, MetricsSnapshot snapshot, Optional<Prediction> predicted)
            implements AnalysisContext {

        @Override
        public CalibrationPolicy policy() {
            return setup.policy();
        }

        @Override
        public Optional<MetricsSnapshot> baseline() {
            return Optional.ofNullable(setup.baseline());
        }

        @Override
        public Optional<Prediction> prediction() {
            return predicted;
        }
    }
}
