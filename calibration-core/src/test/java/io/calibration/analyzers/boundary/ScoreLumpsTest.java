package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analyzers.Snapshots;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.testing.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 1,600 persons with a score for life; those below 60 came once in the window, the others six times: the greatest of three uncertain sixes. */
class ScoreLumpsTest {

    private static final int PERSONS = 1_600;
    private static final int TIMES = 6;

    private static MetricsSnapshot snapshot(@Nullable String persons, int day, boolean often) {
        SplittableRandom random = new SplittableRandom(5);
        List<ScanResult> results = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            int score = 30 + random.nextInt(60);
            for (int i = 0; i < (often && score >= 60 ? TIMES : 1); i++) {
                results.add(ScanResult.builder()
                        .observedAt(
                                Instant.parse("2026-03-01T12:00:00Z").plusSeconds(86_400L * (day + random.nextInt(28))))
                        .logicVersion("1.0.0")
                        .overallScore(score)
                        .classification(score < 45 ? "caution" : score < 65 ? "mixed_signals" : "worth_exploring")
                        .group(persons == null ? null : persons + person)
                        .build());
            }
        }
        return SnapshotCollector.collect(
                ScanResults.of(results),
                new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(World.CONFIG), Progress.NONE));
    }

    private static ScoreLumps lumps(MetricsSnapshot window, MetricsSnapshot baseline) {
        AnalysisContext context = Snapshots.context(World.CONFIG, window, baseline);
        return ScoreLumps.of(context, ScoreSteps.of(context), 1);
    }

    private final MetricsSnapshot window = snapshot("a", 0, true);

    @Test
    void persons_who_come_six_times_make_counts_vary_six_times_as_much_and_only_where_they_are() {
        ScoreLumps lumps = lumps(window, snapshot(null, -28, true));
        assertThat(lumps.knowsPeople()).isTrue();
        assertThat(lumps.around(75)).isBetween(4.0, 10.0);
        assertThat(lumps.around(45)).isBetween(1.0, 2.0);
    }

    @Test
    void the_same_persons_in_the_baseline_make_no_difference_to_it() {
        assertThat(lumps(window, snapshot("a", -28, true)).besideBaseline(75)).isCloseTo(1, within(0.2));
    }

    @Test
    void other_persons_in_the_baseline_do() {
        assertThat(lumps(window, snapshot("b", -28, true)).besideBaseline(75)).isBetween(4.0, 10.0);
    }

    @Test
    void without_a_key_in_the_baseline_all_are_taken_for_others() {
        ScoreLumps lumps = lumps(window, snapshot(null, -28, true));
        assertThat(lumps.besideBaseline(75)).isEqualTo(lumps.around(75));
    }

    @Test
    void without_keys_days_are_all_there_is() {
        ScoreLumps lumps = lumps(snapshot(null, 0, true), snapshot(null, -28, true));
        assertThat(lumps.knowsPeople()).isFalse();
        assertThat(lumps.around(75)).isEqualTo(lumps.days());
    }
}
