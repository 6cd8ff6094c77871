package io.calibration.internal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.proposal.NaiveSnapshot.Result;
import io.calibration.metrics.Counts;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis.Sample;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.Impact.ValueImpact;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReplayEngineTest {

    private final ScoringConfig base = Worlds.config();

    @Property(tries = 1000)
    void replayed_counts_equal_re_scoring_every_result_when_thresholds_lie_on_edges(@ForAll long seed) {
        List<Result> results = Worlds.anyResults(400, 20, seed);
        ReplayEngine replay = engine(results);
        ScoringConfig candidate = replay.candidate(randomThresholds(new SplittableRandom(seed), "", "0"));

        Impact impact = replay.of(candidate);

        assertThat(impact.exact()).isTrue();
        assertThat(impact.moves().stream().map(row -> row.toArray()).toArray()).isEqualTo(moves(results, candidate));
        assertThat(impact.results()).isEqualTo(400);
    }

    @Property(tries = 50)
    void the_results_of_each_value_are_replayed_as_if_they_were_all(@ForAll long seed) {
        List<Result> results = Worlds.anyResults(400, 20, seed);
        Function<Result, String> segment = result -> result.score() % 3 == 0 ? "retail" : "corporate";
        ReplayGround ground = ReplayGround.of(base, NaiveSnapshot.bySegment(base, results, segment), 3, 7);
        ReplayEngine replay = ReplayEngine.forImpact(ground);
        ScoringConfig candidate = replay.candidate(randomThresholds(new SplittableRandom(seed), "", "0"));

        Impact impact = replay.of(candidate);

        assertThat(impact.values()).extracting(ValueImpact::value).containsExactly("corporate", "retail");
        for (ValueImpact value : impact.values()) {
            List<Result> own = results.stream()
                    .filter(result -> segment.apply(result).equals(value.value()))
                    .toList();
            long[][] moves = moves(own, candidate);
            assertThat(value.moves().stream().map(Counts::toArray).toArray()).isEqualTo(moves);
            assertThat(value.results()).isEqualTo(own.size());
            assertThat(value.reclassified()).isEqualTo(moved(moves));
            assertThat(value.after(0))
                    .isEqualTo(Arrays.stream(moves).mapToLong(row -> row[0]).sum());
        }
        assertThat(ReplayEngine.forSearch(ground).of(candidate).values()).isEmpty();
    }

    @Test
    void the_value_of_which_the_greatest_share_changes_is_named_and_none_where_all_change_alike() {
        List<Result> results = Worlds.anyResults(2_000, 20, 4);
        Function<Result, String> high = result -> result.score() > 60 ? "high" : "low";
        Function<Result, String> one = result -> "all";
        Map<String, BigDecimal> move =
                Map.of("/compatibility_thresholds/worth_exploring/min_score", new BigDecimal("67"));
        assertThat(ofSegments(results, high, move).mostChanged())
                .map(ValueImpact::value)
                .contains("high");
        assertThat(ofSegments(results, one, move).mostChanged()).isEmpty();
    }

    private Impact ofSegments(List<Result> results, Function<Result, String> segment, Map<String, BigDecimal> move) {
        ReplayEngine replay =
                ReplayEngine.forImpact(ReplayGround.of(base, NaiveSnapshot.bySegment(base, results, segment), 3, 7));
        return replay.of(replay.candidate(move));
    }

    @Property(tries = 200)
    void where_lower_is_better_no_critical_flag_gets_better_and_loosened_limits_are_seen(@ForAll long seed) {
        ScoringConfig lower = Worlds.config(Worlds.LOWER_IS_BETTER);
        List<Result> results = Worlds.anyResults(400, 20, seed);
        ReplayEngine replay = ReplayEngine.forImpact(ReplayGround.of(lower, NaiveSnapshot.of(lower, results), 3, 7));
        ScoringConfig wider =
                replay.candidate(Map.of("/compatibility_thresholds/worth_exploring/min_score", new BigDecimal(18)));
        ScoringConfig loose = replay.candidate(
                Map.of("/compatibility_thresholds/mixed_signals/max_red_flags_critical", BigDecimal.ONE));

        assertThat(replay.of(wider).criticalPromoted()).isZero();
        long promoted = results.stream()
                .filter(r -> r.classIndex(loose) > r.classIndex(lower))
                .count();
        assertThat(replay.of(loose).criticalPromoted()).isGreaterThanOrEqualTo(promoted);
        assertThat(replay.of(loose).reclassified().count()).isEqualTo(promoted);
    }

    @Property(tries = 200)
    void bounds_hold_the_truth_when_thresholds_lie_off_the_edges(@ForAll long seed) {
        List<Result> results = Worlds.anyResults(400, 20, seed);
        ReplayEngine replay = engine(results);
        ScoringConfig candidate = replay.candidate(randomThresholds(new SplittableRandom(seed), ".5", "3"));

        Impact impact = replay.of(candidate);

        long[][] moves = moves(results, candidate);
        for (int to = 0; to < impact.classes().size(); to++) {
            int index = to;
            long truth = Arrays.stream(moves).mapToLong(row -> row[index]).sum();
            ClassImpact c = impact.classes().get(to);
            assertThat(truth).isBetween(c.after().atLeast(), c.after().atMost());
        }
        long moved = moved(moves);
        assertThat(moved)
                .isBetween(
                        impact.reclassified().atLeast(), impact.reclassified().atMost());
    }

    @Test
    void a_threshold_off_the_edges_is_called_inexact() {
        ReplayEngine replay = engine(Worlds.anyResults(2000, 20, 1));
        ScoringConfig candidate =
                replay.candidate(Map.of("/compatibility_thresholds/worth_exploring/min_score", new BigDecimal("64.5")));

        assertThat(replay.of(candidate).exact()).isFalse();
        assertThat(replay.of(base).exact()).isTrue();
    }

    @Test
    void fragility_is_the_share_of_results_that_flip_when_scores_move() {
        List<Result> results = Worlds.results(1000, 20, 3, random -> 100 * random.nextDouble());
        double expected = results.stream()
                        .filter(r -> r.classIndex(base) != moved(r, -3).classIndex(base)
                                || r.classIndex(base) != moved(r, 3).classIndex(base))
                        .count()
                / 1000.0;

        Impact impact = engine(results).of(base);

        assertThat(impact.fragility().before()).isEqualTo(expected);
        assertThat(impact.fragility().after()).isEqualTo(expected);
        assertThat(impact.fragility().change().contains(0)).isTrue();
    }

    @Test
    void the_search_sees_other_days_than_the_estimate() {
        List<Result> results = Worlds.anyResults(2000, 20, 5);
        ReplayGround ground = ground(results);

        Impact searched = ReplayEngine.forSearch(ground).of(base);
        Impact estimated = ReplayEngine.forImpact(ground).of(base);

        assertThat(searched.basis().sample()).isEqualTo(Sample.SEARCH_DAYS);
        assertThat(estimated.basis().sample()).isEqualTo(Sample.HELD_OUT_DAYS);
        assertThat(searched.basis().results() + estimated.basis().results()).isEqualTo(2000);
        assertThat(searched.results()).isEqualTo(searched.basis().results());
        assertThat(estimated.results()).isEqualTo(2000);
    }

    @Test
    void below_fourteen_days_a_random_half_is_set_aside_and_says_so() {
        ReplayGround ground = ground(Worlds.anyResults(2001, 13, 5));

        assertThat(ReplayEngine.forImpact(ground).of(base).basis().sample()).isEqualTo(Sample.HELD_OUT_THINNED);
        assertThat(ground.halves().search().total()).isEqualTo(1000);
        assertThat(ground.halves().heldOut().total()).isEqualTo(1001);
        assertThat(ground.halves())
                .isEqualTo(ground(Worlds.anyResults(2001, 13, 5)).halves());
    }

    @Test
    void fault_08_impact_is_computed_and_not_a_constant() {
        ReplayEngine replay = engine(Worlds.anyResults(3000, 20, 8));
        String path = "/compatibility_thresholds/worth_exploring/min_score";

        Impact small = replay.of(replay.candidate(Map.of(path, new BigDecimal("64"))));
        Impact large = replay.of(replay.candidate(Map.of(path, new BigDecimal("60"))));

        assertThat(small.reclassified().count()).isPositive();
        assertThat(large.reclassified().count())
                .isGreaterThan(small.reclassified().count());
        assertThat(large.reclassified().next().upper())
                .isGreaterThan(small.reclassified().next().upper());
    }

    @Test
    void other_classes_and_flag_limits_that_the_snapshot_cannot_tell_apart_are_refused() {
        ReplayEngine replay = engine(Worlds.anyResults(10, 20, 8));

        assertThatThrownBy(() -> replay.of(Worlds.config(Worlds.DOCUMENT.replace("caution", "care"))))
                .hasMessageContaining("same classes");
        assertThatThrownBy(() -> replay.of(Worlds.config(Worlds.DOCUMENT.replace("_high\": 3", "_high\": 9"))))
                .hasMessageContaining("tells apart");
    }

    @Test
    void critical_flags_that_the_table_does_not_tell_apart_count_as_promoted_at_most() {
        ScoringConfig noLimits = Worlds.config("""
            {"logic_version": "1.0.0", "compatibility_thresholds": {"a": {"min_score": 50}, "b": {"min_score": 0}}}
            """);
        List<Result> results = List.of(
                new Result(0, 49, 0.5, List.of(1, 0, 0, 0)),
                new Result(0, 49, 0.5, List.of(0, 0, 0, 0)),
                new Result(0, 49, 0.5, List.of(0, 0, 0, 0)));
        ReplayEngine replay =
                ReplayEngine.forImpact(ReplayGround.of(noLimits, NaiveSnapshot.of(noLimits, results), 3, 1));

        Impact impact =
                replay.of(replay.candidate(Map.of("/compatibility_thresholds/a/min_score", BigDecimal.valueOf(48))));

        assertThat(impact.criticalPromoted()).isEqualTo(1);
    }

    private ReplayGround ground(List<Result> results) {
        return ReplayGround.of(base, NaiveSnapshot.of(base, results), 3, 7);
    }

    private ReplayEngine engine(List<Result> results) {
        return ReplayEngine.forImpact(ground(results));
    }

    private Map<String, BigDecimal> randomThresholds(SplittableRandom random, String scoreTail, String confidenceTail) {
        Map<String, BigDecimal> values = new TreeMap<>();
        int score = 100;
        for (ScoreClass c : base.classes().subList(0, 4)) {
            score -= 1 + random.nextInt(25);
            values.put(c.pointer("min_score"), new BigDecimal(Math.max(0, score) + scoreTail));
            String hundredths =
                    String.valueOf(random.nextInt(10)) + (confidenceTail.equals("0") ? 5 * random.nextInt(2) : 3);
            values.put(c.pointer("min_confidence"), new BigDecimal("0." + hundredths));
        }
        values.put("/compatibility_thresholds/high_risk/min_score", BigDecimal.ZERO);
        values.put("/red_flag_severity_thresholds/critical/min_occurrences", BigDecimal.valueOf(1 + random.nextInt(2)));
        values.put("/compatibility_thresholds/caution/max_red_flags_high", BigDecimal.valueOf(2 + random.nextInt(3)));
        values.put(
                "/compatibility_thresholds/worth_exploring/max_red_flags_high", BigDecimal.valueOf(random.nextInt(3)));
        return values;
    }

    /** From-to matrix of the raw results, by the labels of the base config's classes. */
    private long[][] moves(List<Result> results, ScoringConfig candidate) {
        List<String> labels = base.classes().stream().map(ScoreClass::label).toList();
        long[][] moves = new long[labels.size()][labels.size()];
        for (Result result : results) {
            String to = candidate.classes().get(result.classIndex(candidate)).label();
            moves[result.classIndex(base)][labels.indexOf(to)]++;
        }
        return moves;
    }

    private static long moved(long[][] moves) {
        long moved = 0;
        for (int i = 0; i < moves.length; i++) {
            for (int j = 0; j < moves.length; j++) {
                moved += i == j ? 0 : moves[i][j];
            }
        }
        return moved;
    }

    private static Result moved(Result result, int by) {
        double score = Math.max(0, Math.min(100, result.score() + by));
        return new Result(result.day(), score, result.confidence(), result.flags());
    }
}
