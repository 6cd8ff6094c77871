package io.calibration.internal.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Interval;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.ClassOutcomes;
import io.calibration.testing.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplayedOutcomesTest {

    private static final List<ScanResult> RESULTS =
            World.healthy().results(3_000).draw();

    private final ReplayEngine replay = ReplayEngine.forImpact(
            ReplayGround.of(World.CONFIG, World.healthy().results(3_000).snapshot(), 3, 1));
    private final ScoringConfig candidate =
            replay.candidate(Map.of("/compatibility_thresholds/worth_exploring/min_score", new BigDecimal("62")));
    private final Impact impact = replay.of(candidate);

    @Test
    void rates_of_the_outcomes_are_those_of_rescoring_every_result() {
        for (int i = 0; i < impact.outcomes().size(); i++) {
            ClassOutcomes outcomes = impact.outcomes().get(i);
            assertThat(outcomes.yesRate().before()).isEqualTo(rate(yes(World.CONFIG, i, i), all(World.CONFIG, i, i)));
            assertThat(outcomes.yesRate().after()).isEqualTo(rate(yes(candidate, i, i), all(candidate, i, i)));
            assertThat(outcomes.precision().after()).isEqualTo(rate(yes(candidate, 0, i), all(candidate, 0, i)));
            assertThat(outcomes.recall().after()).isEqualTo(rate(yes(candidate, 0, i), yes(candidate, 0, 4)));
        }
        assertThat(impact.outcomes().get(1).recall().after())
                .isGreaterThan(impact.outcomes().get(1).recall().before());
    }

    @Test
    void intervals_hold_the_rate_and_are_wider_where_less_is_known() {
        Interval best = impact.outcomes().get(0).yesRate().next();
        Interval all = impact.outcomes().get(4).precision().next();
        assertThat(best.contains(impact.outcomes().get(0).yesRate().after())).isTrue();
        assertThat(best.upper() - best.lower()).isGreaterThan(all.upper() - all.lower());
    }

    private static double rate(long count, long of) {
        return (double) count / of;
    }

    private static long yes(ScoringConfig config, int from, int to) {
        return RESULTS.stream()
                .filter(result -> Objects.equals(result.outcome(), true) && isBetween(result, config, from, to))
                .count();
    }

    private static long all(ScoringConfig config, int from, int to) {
        return RESULTS.stream()
                .filter(result -> isBetween(result, config, from, to))
                .count();
    }

    private static boolean isBetween(ScanResult result, ScoringConfig config, int from, int to) {
        int[] flags = new int[FlagSeverity.COUNT];
        result.flags()
                .forEach(flag -> flags[
                        FlagSeverity.ofLabel(flag.severity()).orElseThrow().index()]++);
        double confidence = Objects.requireNonNull(result.confidence());
        int index = ClassRule.of(config).classify(result.overallScore(), confidence, flags);
        return index >= from && index <= to;
    }
}
