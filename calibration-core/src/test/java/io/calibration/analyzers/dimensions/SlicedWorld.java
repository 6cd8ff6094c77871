package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Prediction;
import io.calibration.analyzers.Snapshots;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.KnownLabels;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Results with a segment, of which each has scores of its own, for tests. A quarter is in the first, half in the second, an eighth in the two others each. */
final class SlicedWorld {

    static final ScoringConfig CONFIG = Snapshots.reference();
    static final String[] SEGMENTS = {"corporate", "retail", "public", "charity"};

    private static final double[] UNTIL = {0.25, 0.75, 0.875, 1};
    private static final DayWindow NOW = new DayWindow(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 29));
    private static final DayWindow BEFORE = new DayWindow(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 3, 1));

    private SlicedWorld() {}

    /** One result before it is recorded. */
    static final class Draft {
        String segment = ""; // empty for none
        double score;
        boolean flagged;
        boolean escalated;
        boolean good;
        int person = -1;
        int day;
        String stored = "";

        private ScanResult build(DayWindow window, Random random) {
            LocalDate date = window.firstDay().plusDays(day);
            Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
            double points = Math.max(0, Math.min(100, Math.rint(score)));
            int index = points >= 85 ? 0 : points >= 65 ? 1 : points >= 45 ? 2 : points >= 25 ? 3 : 4;
            ScanResult.Builder result = ScanResult.builder()
                    .observedAt(at)
                    .logicVersion("1.0.0")
                    .overallScore(points)
                    .classification(
                            stored.isEmpty() ? CONFIG.classes().get(index).label() : stored)
                    .outcome(good)
                    .dimension("segment", segment.isEmpty() ? null : segment);
            if (flagged) {
                result.flag("late_reply", "low");
            }
            if (escalated) {
                result.escalation("pattern");
            }
            return person < 0 ? result.build() : result.group("k1:" + person).build();
        }
    }

    /** So many results against twice as many; what befalls those of now is done to each of them. */
    static AnalysisContext of(int results, BiConsumer<Draft, Random> befalls) {
        return of(results, befalls, (draft, random) -> {});
    }

    static AnalysisContext of(int results, BiConsumer<Draft, Random> now, BiConsumer<Draft, Random> before) {
        return Snapshots.context(CONFIG, draw(results, NOW, 1, now), draw(2 * results, BEFORE, 2, before));
    }

    /** The same judged by a policy. */
    static AnalysisContext by(CalibrationPolicy policy, AnalysisContext context) {
        return new Judged(context.snapshot(), context.baseline(), policy);
    }

    private record Judged(MetricsSnapshot snapshot, Optional<MetricsSnapshot> baseline, CalibrationPolicy policy)
            implements AnalysisContext {

        @Override
        public ScoringConfig config() {
            return CONFIG;
        }

        @Override
        public Optional<Prediction> prediction() {
            return Optional.empty();
        }
    }

    static MetricsSnapshot draw(int results, DayWindow window, int seed, BiConsumer<Draft, Random> befalls) {
        return draw(CONFIG, results, window, seed, befalls);
    }

    /** The baseline's results, counted with one score bin more. */
    static MetricsSnapshot withALineBetweenScores(int results) {
        String document = CONFIG.document().replaceFirst("\"min_score\": *65", "\"min_score\": 64.5");
        return draw(
                ConfigJson.read(document.getBytes(StandardCharsets.UTF_8)), results, BEFORE, 2, (draft, random) -> {});
    }

    private static MetricsSnapshot draw(
            ScoringConfig config, int results, DayWindow window, int seed, BiConsumer<Draft, Random> befalls) {
        TreeMap<String, SortedSet<String>> segments = new TreeMap<>();
        segments.put("segment", new TreeSet<>());
        SnapshotLayout layout =
                SnapshotLayout.of(config).withKnownLabels(KnownLabels.none().withDimensions(segments));
        Random random = new Random(seed);
        return new MetricsSnapshot(
                window,
                IntStream.range(0, results)
                        .mapToObj(i -> draft(window, random, befalls).build(window, random))
                        .collect(SnapshotCollector.toPart(window, layout)),
                PrivacyPolicy.exact());
    }

    private static Draft draft(DayWindow window, Random random, BiConsumer<Draft, Random> befalls) {
        Draft draft = new Draft();
        double place = random.nextDouble();
        int segment = 0;
        while (place >= UNTIL[segment]) {
            segment++;
        }
        draft.segment = SEGMENTS[segment];
        draft.score = 62 - 3 * segment + 18 * random.nextGaussian();
        draft.day = random.nextInt(Math.toIntExact(window.days()));
        draft.flagged = random.nextDouble() < 0.08 * (1 + segment);
        draft.escalated = random.nextDouble() < 0.06;
        draft.good = random.nextDouble() < 0.3 + 0.005 * draft.score;
        befalls.accept(draft, random);
        return draft;
    }
}
