package io.calibration.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Plugins;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.internal.proposal.NaiveSnapshot;
import io.calibration.internal.proposal.NaiveSnapshot.Result;
import io.calibration.internal.proposal.Proposer;
import io.calibration.internal.proposal.Worlds;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ThresholdStrategyTest {

    private static final String WORTH = "/compatibility_thresholds/worth_exploring/min_score";
    private static final String HIGH = "/compatibility_thresholds/high-potential/min_score";

    private final ScoringConfig base = Worlds.config();

    @Test
    void fault_07_a_low_class_share_is_acted_on_and_becomes_larger_on_fresh_data() {
        MetricsSnapshot snapshot = flat(1);
        CalibrationPolicy policy = policy("worth_exploring", share("worth_exploring", snapshot) + 0.03, 1);
        Finding finding = Worlds.shareFinding("low_classification_rate", "worth_exploring", Severity.MEDIUM);

        ConfigProposal proposal = propose(snapshot, policy, finding);

        assertThat(proposal.changes()).isNotEmpty();
        assertThat(proposal.findingIds()).containsExactly(finding.id());
        assertThat(shareUnder(proposal.proposed(), 2, "worth_exploring"))
                .isGreaterThan(shareUnder(base, 2, "worth_exploring") + 0.015);
    }

    @Test
    void fault_07_a_high_class_share_becomes_smaller_on_fresh_data() {
        MetricsSnapshot snapshot = flat(1);
        CalibrationPolicy policy = policy("worth_exploring", 0, share("worth_exploring", snapshot) - 0.02);
        Finding finding = Worlds.shareFinding("high_classification_rate", "worth_exploring", Severity.HIGH);

        ConfigProposal proposal = propose(snapshot, policy, finding);

        assertThat(proposal.changes()).isNotEmpty();
        assertThat(shareUnder(proposal.proposed(), 2, "worth_exploring"))
                .isLessThan(shareUnder(base, 2, "worth_exploring") - 0.01);
    }

    @Test
    void fault_06_the_rationale_says_lowering_when_it_lowers_and_raising_when_it_raises() {
        MetricsSnapshot snapshot = flat(1);
        double share = share("high_potential", snapshot);
        ConfigProposal larger = propose(
                snapshot,
                policy("high_potential", share + 0.01, 1),
                Worlds.shareFinding("low_classification_rate", "high_potential", Severity.MEDIUM));
        ConfigProposal smaller = propose(
                snapshot,
                policy("high_potential", 0, share - 0.01),
                Worlds.shareFinding("high_classification_rate", "high_potential", Severity.MEDIUM));

        assertThat(larger.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.verb()).isEqualTo("lower");
            assertThat(change.rationale()).contains("Lowering").doesNotContain("Raising");
        });
        assertThat(smaller.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.verb()).isEqualTo("raise");
            assertThat(change.rationale()).contains("Raising").doesNotContain("Lowering");
        });
    }

    @Test
    void findings_below_medium_change_nothing() {
        MetricsSnapshot snapshot = flat(1);

        ConfigProposal proposal = propose(
                snapshot,
                policy("worth_exploring", 0.5, 1),
                Worlds.shareFinding("low_classification_rate", "worth_exploring", Severity.LOW));

        assertThat(proposal.isEmpty()).isTrue();
    }

    @Test
    void a_share_further_off_than_one_release_may_go_says_that_the_rest_waits() {
        ConfigProposal proposal = propose(
                flat(1),
                policy("high_potential", 0.4, 1),
                Worlds.shareFinding("low_classification_rate", "high_potential", Severity.HIGH));

        assertThat(proposal.changes()).isNotEmpty();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .containsAnyOf("step", "reclassified");
        assertThat(proposal.impact().reclassified().share()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void a_share_that_no_threshold_moves_is_out_of_reach() {
        MetricsSnapshot far = NaiveSnapshot.of(base, Worlds.results(2000, 20, 1, random -> random.nextInt(15)));

        ConfigProposal proposal = propose(
                far,
                policy("high_potential", 0.1, 1),
                Worlds.shareFinding("low_classification_rate", "high_potential", Severity.HIGH));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo("out_of_reach");
            assertThat(c.path()).isEqualTo(HIGH);
        });
    }

    @Test
    void protected_thresholds_stay_and_the_finding_says_why() {
        Guardrails guardrails = Guardrails.standard().protecting(Set.of("/compatibility_thresholds/high-potential"));

        ConfigProposal proposal = propose(
                flat(1),
                policy("high_potential", 0.4, 1),
                guardrails,
                Worlds.shareFinding("low_classification_rate", "high_potential", Severity.HIGH));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .contains("protected_path");
    }

    @Test
    void a_threshold_in_a_hump_goes_to_the_nearest_valley() {
        ConfigProposal proposal =
                propose(hump(), wide(), Worlds.boundaryFinding("boundary_crowding", 2, WORTH, Severity.HIGH));

        assertThat(proposal.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo(WORTH);
            assertThat(change.proposedValue()).isNotEqualTo(new BigDecimal("65"));
            assertThat(change.impact().fragility().after())
                    .isLessThan(change.impact().fragility().before());
        });
    }

    @Test
    void fault_01_a_threshold_that_people_are_pushed_over_stays_where_it_is() {
        for (int shape : new int[] {1, 3}) {
            ConfigProposal proposal = propose(
                    hump(), wide(), Worlds.boundaryFinding("boundary_crowding", shape, WORTH, Severity.CRITICAL));

            assertThat(proposal.isEmpty()).isTrue();
            assertThat(proposal.rejectedCandidates()).singleElement().satisfies(c -> {
                assertThat(c.code()).isEqualTo("people_follow_the_line");
                assertThat(c.reason()).contains("review band", "sees scores before they are final");
            });
        }
    }

    @Test
    void a_hump_that_is_none_is_not_worth_a_move() {
        ConfigProposal proposal =
                propose(flat(1), wide(), Worlds.boundaryFinding("boundary_crowding", 2, WORTH, Severity.HIGH));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .containsExactly("no_valley");
    }

    @Test
    void the_same_input_gives_the_same_proposal() {
        Finding finding = Worlds.shareFinding("low_classification_rate", "worth_exploring", Severity.MEDIUM);

        assertThat(propose(flat(1), policy("worth_exploring", 0.3, 1), finding))
                .isEqualTo(propose(flat(1), policy("worth_exploring", 0.3, 1), finding));
    }

    @Property(tries = 30)
    void whatever_is_seen_thresholds_stay_ordered_and_changes_stay_within_the_guardrails(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Result> results = Worlds.anyResults(700 + random.nextInt(2000), 5 + random.nextInt(20), seed);
        MetricsSnapshot snapshot = NaiveSnapshot.of(base, results);
        Map<String, Interval> ranges = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (ScoreClass c : base.classes()) {
            double lower = random.nextDouble(0.5);
            ranges.put(c.label(), new Interval(lower, lower + random.nextDouble(0.3)));
            if (random.nextBoolean()) {
                findings.add(Worlds.shareFinding("high_classification_rate", c.label(), Severity.MEDIUM));
            }
            findings.add(Worlds.boundaryFinding(
                    "boundary_crowding", 1 + random.nextInt(3), c.pointer("min_score"), Severity.HIGH));
        }

        ConfigProposal proposal = propose(snapshot, Worlds.policy(ranges), findings.toArray(Finding[]::new));

        List<ScoreClass> before = base.classes();
        List<ScoreClass> after = proposal.proposed().classes();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).label()).isEqualTo(before.get(i).label());
            BigDecimal moved = after.get(i)
                    .thresholds()
                    .minScore()
                    .subtract(before.get(i).thresholds().minScore());
            assertThat(moved.abs()).isLessThanOrEqualTo(BigDecimal.valueOf(3));
        }
        assertThat(proposal.changes()).extracting(Change::path).doesNotHaveDuplicates();
        assertThat(proposal.impact().criticalPromoted()).isZero();
        assertThat(proposal.impact().reclassified().share()).isLessThanOrEqualTo(0.05);
        assertThat(proposal.failures()).isEmpty();
        assertThat(proposal.isEmpty()).isEqualTo(proposal.version().equals(base.logicVersion()));
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        proposal.changes().forEach(change -> numbers.put(change.path(), change.proposedValue()));
        assertThat(proposal.isEmpty()
                        || ConfigPatch.of(base, proposal.version(), numbers)
                                .document()
                                .equals(proposal.proposed().document()))
                .as("the patch leads to the proposed document")
                .isTrue();
    }

    @Property(tries = 15)
    void proposing_again_and_again_from_the_proposed_configs_own_replay_comes_to_rest_and_never_back(
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double centre = 50 + random.nextDouble(20);
        List<Result> results = Worlds.results(8_000, 20, seed, r -> centre + 22 * r.nextGaussian());
        Map<String, Interval> ranges = new LinkedHashMap<>();
        double[] shares = {0.11, 0.28, 0.34, 0.19, 0.08};
        for (int i = 0; i < shares.length; i++) {
            String label = base.classes().get(i).label();
            ranges.put(label, new Interval(Math.max(0, shares[i] - 0.03), shares[i] + 0.03));
        }
        List<Map<String, ClassThresholds>> seen = new ArrayList<>();
        ConfigProposal proposal = propose(results, base, ranges);
        while (!proposal.isEmpty()) {
            assertThat(seen).doesNotContain(proposal.proposed().classThresholds());
            assertThat(seen).hasSizeLessThan(20);
            seen.add(proposal.base().classThresholds());
            proposal = propose(results, proposal.proposed(), ranges);
        }
    }

    /** A proposal for every class whose replayed share is out of its range. */
    private static ConfigProposal propose(List<Result> results, ScoringConfig config, Map<String, Interval> ranges) {
        MetricsSnapshot snapshot = NaiveSnapshot.of(config, results);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < config.classes().size(); i++) {
            double share = (double) snapshot.metrics().decisions().byClass(5).get(i) / results.size();
            String label = config.classes().get(i).label();
            Interval range = ranges.get(label);
            if (!range.contains(share)) {
                String type = share < range.lower() ? "low_classification_rate" : "high_classification_rate";
                findings.add(Worlds.shareFinding(type, label, Severity.MEDIUM));
            }
        }
        return Proposer.propose(
                Worlds.report(snapshot, findings.toArray(Finding[]::new)),
                snapshot,
                Optional.empty(),
                config,
                Worlds.policy(ranges),
                Guardrails.standard(),
                Plugins.of(ProposalStrategy::id, List.of(new ThresholdStrategy())),
                List.of());
    }

    private MetricsSnapshot flat(long seed) {
        return NaiveSnapshot.of(base, Worlds.results(30_000, 20, seed, random -> 100 * random.nextDouble()));
    }

    /** One in twenty scores is drawn to 65, on either side. */
    private MetricsSnapshot hump() {
        return NaiveSnapshot.of(
                base,
                Worlds.results(
                        10_000,
                        20,
                        4,
                        random -> random.nextInt(20) == 0 ? 65 + random.nextGaussian() : 100 * random.nextDouble()));
    }

    private double share(String label, MetricsSnapshot snapshot) {
        int index = snapshot.layout().classes().indexOf(label);
        long count = snapshot.metrics().decisions().byClass(5).get(index);
        return (double) count / snapshot.results();
    }

    private double shareUnder(ScoringConfig config, long seed, String label) {
        List<Result> fresh = Worlds.results(30_000, 20, seed, random -> 100 * random.nextDouble());
        return share(label, NaiveSnapshot.of(config, fresh));
    }

    private static CalibrationPolicy wide() {
        return Worlds.policy(Map.of());
    }

    private static CalibrationPolicy policy(String label, double lower, double upper) {
        return Worlds.policy(Map.of(label, new Interval(lower, upper)));
    }

    private ConfigProposal propose(MetricsSnapshot snapshot, CalibrationPolicy policy, Finding... findings) {
        return propose(snapshot, policy, Guardrails.standard(), findings);
    }

    private ConfigProposal propose(
            MetricsSnapshot snapshot, CalibrationPolicy policy, Guardrails guardrails, Finding... findings) {
        return Proposer.propose(
                Worlds.report(snapshot, findings),
                snapshot,
                Optional.empty(),
                base,
                policy,
                guardrails,
                Plugins.of(ProposalStrategy::id, List.of(new ThresholdStrategy())),
                List.of());
    }
}
