package io.calibration;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Learned;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Prediction;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.disclosure.Protection;
import io.calibration.internal.Once;
import io.calibration.internal.analysis.Judge;
import io.calibration.internal.analysis.LearnedRanges;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.DesignEffect;
import io.calibration.json.ArtifactFolder;
import io.calibration.json.ArtifactName;
import io.calibration.json.PolicyJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A snapshot and the config that it was counted under; the first stage. Immutable and thread-safe. */
public final class Collected {

    private static final int WEEK = 7;

    private final Setup setup;
    private final ScoringConfig config;
    private final MetricsSnapshot snapshot;
    private final Supplier<MetricsSnapshot> published;
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
        published = Once.of(() -> Protection.apply(setup.privacy(), snapshot));
        json = Once.of(() -> SnapshotJson.write(published(), setup.privacy()));
    }

    /** The aggregates, exact when they were just collected. */
    public MetricsSnapshot snapshot() {
        return snapshot;
    }

    /** The aggregates as the calibration's privacy policy lets them be seen: these are stored. */
    public MetricsSnapshot published() {
        return published.get();
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
     * @throws IllegalArgumentException when the baseline shares days with the snapshot, or was counted on another scale, or when the named
     *     prediction was made for another config
     */
    public Analyzed analyze() {
        requireEarlierBaseline();
        requireBaselineOfThisScale();
        Context context = Context.of(setup, config, snapshot);
        CalibrationReport report = Judge.judge(context, setup.analyzers());
        return new Analyzed(
                setup,
                this,
                report.judgedBy(Digest.of(PolicyJson.write(setup.policy())).hex()));
    }

    /**
     * Makes a policy of this window, which a person calls healthy: each range that a policy can have is where the same figure will lie in a
     * later window of as many results (95 % prediction intervals that allow for the chance of both windows, for days that differ and
     * last, for weekdays and for people who come back). What it shows too little of has no range, and {@code learned().leftOut()} says why.
     * All but the ranges is as in the calibration's policy; of its ranges and of its baseline nothing is taken over.
     *
     * @param saidBy the person who calls the window healthy
     * @return the policy, with window, digest of the published snapshot, person and time; write it with {@link PolicyJson#write}, and edit it
     * @throws IllegalArgumentException when it is no person who says so
     * @throws IllegalStateException when the results came on fewer than {@value DesignEffect#LEAST_DAYS} days or within less than a week, or
     *     are told as they were published
     */
    public CalibrationPolicy learn(Actor saidBy) {
        if (!saidBy.isHuman()) {
            throw new IllegalArgumentException("That a window is healthy is for a person to say, and " + saidBy
                    + " is a program. Name the person: Actor.human(id).");
        }
        requireDaysToLearnFrom();
        Context alone = new Context(
                setup,
                config,
                snapshot,
                Optional.empty(),
                Optional.empty(),
                Once.of(() -> Clustering.of(snapshot, Optional.empty(), setup.policy())));
        LearnedRanges.Result ranges = LearnedRanges.of(alone, published());
        return ranges.policy().toBuilder()
                .learned(new Learned(
                        snapshot.window(),
                        Digest.of(toJson()).hex(),
                        saidBy.toString(),
                        setup.clock().instant(),
                        ranges.leftOut()))
                .build();
    }

    private void requireDaysToLearnFrom() {
        if (!snapshot.privacy().isExact()) {
            throw new IllegalStateException("The snapshot is told as it was published, without small counts, so it does"
                    + " not tell how days differ. Collect the window itself, and learn from that.");
        }
        SortedMap<LocalDate, DayCounts> days = snapshot.metrics().days();
        long span = days.isEmpty() ? 0 : new DayWindow(days.firstKey(), days.lastKey()).days();
        if (days.size() < DesignEffect.LEAST_DAYS || span < WEEK) {
            throw new IllegalStateException("The window " + snapshot.window() + " has results on " + days.size()
                    + " days within " + span + ", too few to tell how days and weekdays differ. Collect at least "
                    + DesignEffect.LEAST_DAYS + " days with results within at least " + WEEK + ", better four weeks.");
        }
    }

    private void requireEarlierBaseline() {
        MetricsSnapshot baseline = setup.baseline();
        if (baseline != null && baseline.window().overlaps(snapshot.window())) {
            throw new IllegalArgumentException("The baseline's window (" + baseline.window()
                    + ") overlaps the analyzed one (" + snapshot.window() + "). Give it days of its own.");
        }
    }

    /** Steps and open ends may differ: scores mean the same. */
    private void requireBaselineOfThisScale() {
        MetricsSnapshot baseline = setup.baseline();
        if (baseline == null) {
            return;
        }
        ScoreScale before = baseline.layout().scale();
        ScoreScale now = snapshot.layout().scale();
        if (before.min().compareTo(now.min()) != 0
                || before.max().compareTo(now.max()) != 0
                || before.direction() != now.direction()) {
            throw new IllegalArgumentException("The baseline was counted on another scale (" + words(before)
                    + ") than the config has (" + words(now)
                    + "), so nothing of both compares. Collect the baseline again under this config, or leave it out.");
        }
    }

    private static String words(ScoreScale scale) {
        return scale.min().toPlainString() + " to " + scale.max().toPlainString() + ", "
                + scale.direction().name().toLowerCase(Locale.ROOT);
    }

    /** What the analyzers see. */
    private record Context(
            Setup setup,
            ScoringConfig config,
            MetricsSnapshot snapshot,
            Optional<Prediction> prediction,
            Optional<MetricsSnapshot> baseline,
            Supplier<Clustering> remembered)
            implements Clustering.Remembering {

        static Context of(Setup setup, ScoringConfig config, MetricsSnapshot snapshot) {
            Optional<MetricsSnapshot> baseline = Optional.ofNullable(setup.baseline());
            return new Context(
                    setup,
                    config,
                    snapshot,
                    setup.prediction(config),
                    baseline,
                    Once.of(() -> Clustering.of(snapshot, baseline, setup.policy())));
        }

        @Override
        public CalibrationPolicy policy() {
            return setup.policy();
        }

        @Override
        public Clustering clustering() {
            return remembered.get();
        }
    }
}
