package io.calibration.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.Context;
import io.calibration.internal.proposal.NaiveSnapshot;
import io.calibration.internal.proposal.ReplayEngine;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.internal.proposal.Worlds;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.ProposalContext;
import io.calibration.strategies.ReplayRows.Evaluation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

    private final ScoringConfig base = Worlds.config();

    @Property(tries = 100)
    void the_fast_replay_agrees_with_the_replay_of_every_cell(@ForAll long seed) {
        ReplayGround ground = ground(seed, 500);
        DecisionVariables thresholds = thresholds(ground);
        agree(
                ground,
                thresholds,
                seed,
                List.of(
                        thresholds.confidence(0),
                        thresholds.score(0),
                        thresholds.score(1),
                        thresholds.confidence(2),
                        thresholds.score(3)));
    }

    @Property(tries = 100)
    void the_fast_replay_agrees_with_the_replay_of_every_cell_where_lower_is_better(@ForAll long seed) {
        ScoringConfig lower = Worlds.config(Worlds.LOWER_IS_BETTER);
        ReplayGround ground = ReplayGround.of(lower, NaiveSnapshot.of(lower, Worlds.anyResults(500, 20, seed)), 3, 7);
        DecisionVariables thresholds = new DecisionVariables(context(ground));
        agree(
                ground,
                thresholds,
                seed,
                List.of(
                        thresholds.score(0),
                        thresholds.score(1),
                        thresholds.confidence(2),
                        thresholds.score(3),
                        thresholds.confidence(4)));
        assertThat(thresholds.confidence(0))
                .as("the worst class refuses nobody")
                .isEmpty();
        assertThat(thresholds.score(4)).as("nothing lies below the best class").isEmpty();
    }

    private void agree(
            ReplayGround ground, DecisionVariables thresholds, long seed, List<Optional<DecisionVariable>> turned) {
        List<DecisionVariable> variables =
                turned.stream().map(Optional::orElseThrow).toList();
        int[] places = places(variables, new SplittableRandom(seed));

        Evaluation evaluation = new ThresholdSearch(context(ground), thresholds, variables).evaluation(places);
        ScoringConfig candidate = thresholds.with(variables, places);
        Impact searched = ReplayEngine.forSearch(ground).of(candidate);
        Impact window = ReplayEngine.forImpact(ground).of(candidate);

        assertThat(evaluation.classes().toList())
                .isEqualTo(
                        searched.classes().stream().map(c -> c.after().count()).toList());
        assertThat(evaluation.reclassified()).isEqualTo(window.reclassified().count());
        assertThat(evaluation.criticalImproved()).isEqualTo(window.criticalPromoted());
        assertThat((double) evaluation.fragile() / searched.results())
                .isEqualTo(searched.fragility().after());
    }

    @Property(tries = 40)
    void the_optimum_is_that_of_brute_force_over_the_same_grid(@ForAll long seed) {
        ReplayGround ground = ground(seed, 300);
        DecisionVariables thresholds = thresholds(ground);
        List<DecisionVariable> variables = Stream.of(thresholds.score(0), thresholds.confidence(1), thresholds.score(1))
                .map(variable -> variable.orElseThrow())
                .toList();
        ThresholdSearch search = new ThresholdSearch(context(ground), thresholds, variables);
        CalibrationPolicy policy = justOutOfRange(search.rest(), new SplittableRandom(seed));
        Objective goal = new Objective(layout().classes(), Set.of(0, 1), policy, search.rest(), Objective.NONE);

        ThresholdSearch.Found found = search.find(goal);

        assertThat(found.best().places()).isEqualTo(bruteForce(ground, variables, policy));
    }

    @Test
    void decision_variables_hold_every_edge_within_reach_as_people_write_it() {
        DecisionVariables thresholds = thresholds(ground(1, 5000));

        assertThat(thresholds.score(0).orElseThrow().values().toString()).isEqualTo("[82, 83, 84, 85, 86, 87, 88]");
        assertThat(thresholds.confidence(0).orElseThrow().values().toString()).isEqualTo("[0.65, 0.70, 0.75]");
        assertThat(thresholds.confidence(2).orElseThrow().values().toString()).isEqualTo("[0.45, 0.5, 0.55]");
        assertThat(thresholds.score(4))
                .as("the last class is given whatever its threshold")
                .isEmpty();
    }

    @Test
    void of_edges_that_classify_every_result_alike_the_nearest_is_kept() {
        MetricsSnapshot even = NaiveSnapshot.of(base, Worlds.results(5000, 20, 1, random -> 2 * random.nextInt(51)));
        MetricsSnapshot tens = NaiveSnapshot.of(base, Worlds.results(5000, 20, 1, random -> 10 * random.nextInt(11)));

        assertThat(new DecisionVariables(context(ReplayGround.of(base, even, 3, 7)))
                        .score(0)
                        .orElseThrow()
                        .values()
                        .toString())
                .isEqualTo("[82, 84, 85, 87]");
        assertThat(new DecisionVariables(context(ReplayGround.of(base, tens, 3, 7))).score(0))
                .isEmpty();
    }

    /** Every setting through the replay of every cell, with the objective spelled out again. */
    private List<Integer> bruteForce(ReplayGround ground, List<DecisionVariable> variables, CalibrationPolicy policy) {
        int[] best = variables.stream().mapToInt(DecisionVariable::rest).toArray();
        List<Long> least = objective(ground, variables, best, policy);
        for (int a = 0; a < variables.get(0).values().size(); a++) {
            for (int b = 0; b < variables.get(1).values().size(); b++) {
                for (int c = 0; c < variables.get(2).values().size(); c++) {
                    int[] places = {a, b, c};
                    List<Long> objective = objective(ground, variables, places, policy);
                    if (!objective.isEmpty() && compare(objective, least) < 0) {
                        best = places;
                        least = objective;
                    }
                }
            }
        }
        return Arrays.stream(best).boxed().toList();
    }

    /** Empty when a guardrail stops the setting. */
    private List<Long> objective(
            ReplayGround ground, List<DecisionVariable> variables, int[] places, CalibrationPolicy policy) {
        ScoringConfig candidate = thresholds(ground).with(variables, places);
        Impact window = ReplayEngine.forImpact(ground).of(candidate);
        BigDecimal gap = candidate
                .classes()
                .get(0)
                .thresholds()
                .minScore()
                .subtract(candidate.classes().get(1).thresholds().minScore());
        boolean stopped = gap.intValueExact() < 5
                || window.criticalPromoted() > 0
                || window.reclassified().count() > 0.05 * window.results();
        if (stopped) {
            return List.of();
        }
        Impact before = ReplayEngine.forSearch(ground).of(base);
        Impact after = ReplayEngine.forSearch(ground).of(candidate);
        double distance = 0;
        for (int i = 0; i < 5; i++) {
            double now = distance(i, after, policy);
            distance += i < 2 ? now : Math.max(0, now - distance(i, before, policy));
        }
        double fragility = after.fragility().after() - before.fragility().after();
        long changes = 0;
        long moved = 0;
        for (int i = 0; i < places.length; i++) {
            long by = Math.abs(places[i] - variables.get(i).rest());
            changes += Long.signum(by);
            moved += by;
        }
        return List.of(
                Math.round(1000 * distance),
                Math.max(0, Math.round(1000 * fragility)),
                window.reclassified().count(),
                changes,
                moved);
    }

    private double distance(int index, Impact impact, CalibrationPolicy policy) {
        ClassImpact c = impact.classes().get(index);
        Interval range = policy.classShare(c.label()).orElseThrow();
        return Math.max(0, Math.max(range.lower() - c.after().share(), c.after().share() - range.upper()));
    }

    /** Ranges so near that several settings reach them, and the later parts of the objective decide. */
    private CalibrationPolicy justOutOfRange(Evaluation rest, SplittableRandom random) {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        List<String> labels = layout().classes();
        for (int i = 0; i < labels.size(); i++) {
            double share = rest.share(i);
            ranges.put(labels.get(i), new Interval(Math.max(0, share + random.nextDouble(-0.03, 0.01)), 1));
        }
        return Worlds.policy(ranges);
    }

    private static int compare(List<Long> left, List<Long> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int[] places(List<DecisionVariable> variables, SplittableRandom random) {
        return variables.stream()
                .mapToInt(variable -> random.nextInt(variable.values().size()))
                .toArray();
    }

    private ReplayGround ground(long seed, int count) {
        MetricsSnapshot snapshot = NaiveSnapshot.of(base, Worlds.anyResults(count, 20, seed));
        return ReplayGround.of(base, snapshot, 3, 7);
    }

    private SnapshotLayout layout() {
        return SnapshotLayout.of(base);
    }

    private DecisionVariables thresholds(ReplayGround ground) {
        return new DecisionVariables(context(ground));
    }

    private static ProposalContext context(ReplayGround ground) {
        return Context.of(
                List.of(),
                Worlds.report(ground.snapshot()),
                CalibrationPolicy.standard(),
                Guardrails.standard(),
                ground);
    }
}
