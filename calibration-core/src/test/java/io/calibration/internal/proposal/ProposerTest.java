package io.calibration.internal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.internal.Plugins;
import io.calibration.internal.proposal.NextVersion.Step;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.ConfigProposal.StrategyFailure;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProposerTest {

    private static final String SCORE = "/compatibility_thresholds/worth_exploring/min_score";
    private static final String CONFIDENCE = "/compatibility_thresholds/worth_exploring/min_confidence";
    private static final Finding FINDING = Worlds.otherFinding("some_fault", Severity.HIGH);

    private final ScoringConfig base = Worlds.config();
    private final MetricsSnapshot snapshot =
            NaiveSnapshot.of(base, Worlds.results(40_000, 20, 1, random -> 100 * random.nextDouble()));

    private record Fixed(String id, Function<ProposalContext, Advice> rule) implements ProposalStrategy {
        @Override
        public Set<String> findingTypes() {
            return Set.of("some_fault");
        }

        @Override
        public Advice advise(ProposalContext context) {
            return rule.apply(context);
        }
    }

    @Test
    void a_change_holds_both_values_as_written_and_leaves_the_rest_of_the_document_alone() {
        ConfigProposal proposal = propose(moving("a", SCORE, "64"), moving("b", CONFIDENCE, "0.62"));

        assertThat(proposal.changes())
                .extracting(
                        Change::path,
                        c -> String.valueOf(c.currentValue()),
                        c -> c.proposedValue().toPlainString())
                .containsExactly(tuple(CONFIDENCE, "0.60", "0.62"), tuple(SCORE, "65", "64"));
        assertThat(proposal.proposed().document())
                .isEqualTo(base.document()
                        .replace("1.0.0", "1.1.0")
                        .replace(
                                "\"min_score\": 65, \"min_confidence\": 0.60",
                                "\"min_score\": 64, \"min_confidence\": 0.62"));
        assertThat(proposal.findingIds()).containsExactly(FINDING.id());
    }

    @Test
    void the_prediction_is_that_of_the_whole_proposal() {
        ConfigProposal proposal = propose(moving("a", SCORE, "64"));

        assertThat(proposal.prediction().classShares())
                .containsOnlyKeys(snapshot.layout().classes());
        assertThat(proposal.prediction().classShares().get("worth_exploring"))
                .isEqualTo(proposal.impact().classes().get(1).after().next());
        assertThat(proposal.impact()).isEqualTo(proposal.changes().get(0).impact());
        assertThat(proposal.impact().reclassified().count()).isPositive();
    }

    @Test
    void fault_07_one_threshold_is_never_moved_twice_and_the_loser_is_kept_with_the_reason() {
        ConfigProposal proposal = propose(moving("b", SCORE, "66"), moving("a", SCORE, "64"));

        assertThat(proposal.changes()).extracting(Change::proposedValue).containsExactly(new BigDecimal("64"));
        assertThat(proposal.rejectedCandidates()).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo("path_taken");
            assertThat(c.strategy()).isEqualTo("b");
            assertThat(c.reason()).contains("strategy a");
        });
    }

    @Test
    void fault_07_the_order_of_the_thresholds_is_kept() {
        Guardrails wide = Guardrails.builder()
                .maximumScoreSteps(50)
                .minimumEffectiveResults(1)
                .maximumReclassified(1)
                .build();

        ConfigProposal proposal = propose(wide, moving("a", SCORE, "84"));

        assertThat(codes(proposal)).containsExactly("order_and_gap");
    }

    @Test
    void fault_06_words_follow_the_sign_and_values_are_not_cut_off() {
        ConfigProposal down = propose(moving("a", SCORE, "64.5"));
        ConfigProposal up = propose(moving("a", SCORE, "65.5"));

        assertThat(down.changes().get(0).toString()).startsWith("lower " + SCORE + " from 65 to 64.5");
        assertThat(up.changes().get(0).toString()).startsWith("raise " + SCORE + " from 65 to 65.5");
        assertThat(up.proposed().document()).contains("\"min_score\": 65.5,");
    }

    @Test
    void each_guardrail_stops_what_crosses_it_and_says_so() {
        Guardrails standard = Guardrails.standard();
        Guardrails strict = Guardrails.builder().maximumReclassified(0.001).build();
        Guardrails many = Guardrails.builder().minimumEffectiveResults(50_000).build();

        assertThat(codes(propose(moving("a", SCORE, "61")))).containsExactly("step");
        assertThat(codes(propose(moving("a", CONFIDENCE, "0.66")))).containsExactly("step");
        assertThat(codes(propose(strict, moving("a", SCORE, "64")))).containsExactly("reclassified");
        assertThat(codes(propose(many, moving("a", SCORE, "64")))).containsExactly("effective_results");
        assertThat(codes(propose(standard.protecting(Set.of("/compatibility_thresholds")), moving("a", SCORE, "64"))))
                .containsExactly("protected_path");
    }

    @Test
    void results_with_a_critical_flag_never_move_to_a_better_class() {
        String caution = "/compatibility_thresholds/caution/min_score";

        ConfigProposal proposal = propose(moving("a", caution, "24"));

        assertThat(codes(proposal)).containsExactly("critical_flag");
        assertThat(propose(moving("a", caution, "26")).isEmpty()).isFalse();
    }

    @Test
    void guardrails_are_held_against_all_changes_together() {
        Guardrails tight = Guardrails.builder().maximumReclassified(0.02).build();
        String mixed = "/compatibility_thresholds/mixed_signals/min_score";

        assertThat(propose(tight, moving("a", SCORE, "66")).isEmpty()).isFalse();
        assertThat(propose(tight, moving("a", mixed, "47")).isEmpty()).isFalse();
        ConfigProposal both = propose(tight, moving("a", SCORE, "66"), moving("b", mixed, "47"));

        assertThat(both.changes()).hasSize(1);
        assertThat(codes(both)).containsExactly("reclassified");
    }

    @Test
    void a_failing_strategy_is_a_line_and_the_others_go_on() {
        ConfigProposal proposal = propose(
                new Fixed("bad", context -> {
                    throw new IllegalStateException("secret");
                }),
                moving("good", SCORE, "64"));

        assertThat(proposal.isEmpty()).isFalse();
        assertThat(proposal.failures()).singleElement().satisfies(f -> {
            assertThat(f.strategy()).isEqualTo("bad");
            assertThat(f.problem()).isEqualTo("java.lang.IllegalStateException");
        });
    }

    @Test
    void whatever_a_strategy_throws_or_lacks_is_its_own_failure() {
        List<Function<ProposalContext, Advice>> bad = List.of(
                context -> {
                    throw new NoClassDefFoundError("a/b/C");
                },
                context -> {
                    throw new AssertionError("never");
                },
                context -> {
                    throw new StackOverflowError();
                },
                context -> none());
        for (Function<ProposalContext, Advice> rule : bad) {
            ConfigProposal proposal = propose(new Fixed("bad", rule), moving("good", SCORE, "64"));
            assertThat(proposal.changes()).hasSize(1);
            assertThat(proposal.failures())
                    .extracting(StrategyFailure::strategy)
                    .containsExactly("bad");
            assertThat(proposal.summarize()).contains("Strategy bad failed (java.lang.");
        }
    }

    private static Advice none() {
        return null;
    }

    @Test
    void a_candidate_that_makes_no_valid_config_is_refused_alone() {
        ConfigProposal proposal = propose(moving("a", "/no/such/place", "1"), moving("b", SCORE, "64"));

        assertThat(proposal.changes()).extracting(Change::path).containsExactly(SCORE);
        assertThat(codes(proposal)).containsExactly("invalid_config");
    }

    @Test
    void no_change_says_why() {
        Finding low = Worlds.otherFinding("some_fault", Severity.LOW);

        ConfigProposal nothing = propose(List.of(low), Guardrails.standard(), moving("a", SCORE, "64"));
        ConfigProposal unanswered = propose(new Fixed("a", context -> Advice.none()));
        ConfigProposal refused = propose(moving("a", SCORE, "61"));

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.reason()).contains("no finding of MEDIUM or graver");
        assertThat(unanswered.reason()).contains("none is of a kind");
        assertThat(refused.reason()).contains("set aside: it is further than one release may go");
        assertThat(nothing.version()).isEqualTo(base.logicVersion());
        assertThat(nothing.proposed()).isEqualTo(base);
        assertThat(nothing.impact().reclassified().count()).isZero();
        assertThat(nothing.summarize()).startsWith("No change to 1.0.0");
    }

    @Test
    void a_change_whose_effect_could_be_nothing_is_not_proposed() {
        Finding finding = Worlds.shareFinding("some_fault", "worth_exploring", Severity.HIGH);
        MetricsSnapshot few = NaiveSnapshot.of(base, Worlds.results(3000, 20, 1, random -> 100 * random.nextDouble()));

        ConfigProposal doubtful =
                propose(few, List.of(finding), Guardrails.standard(), moving("a", SCORE, "64", finding));
        ConfigProposal sure =
                propose(snapshot, List.of(finding), Guardrails.standard(), moving("a", SCORE, "62", finding));

        assertThat(codes(doubtful)).containsExactly("within_noise");
        assertThat(doubtful.rejectedCandidates().get(0).reason()).contains("could be nothing", "points");
        assertThat(doubtful.reason()).contains("could be nothing");
        assertThat(sure.isEmpty()).isFalse();
        assertThat(sure.impact().classes().get(1).change().contains(0)).isFalse();
    }

    @Test
    void nothing_is_proposed_while_the_stored_classes_are_not_those_of_the_config() {
        Finding mismatch = Worlds.otherFinding("decision_mismatch", Severity.LOW);

        ConfigProposal proposal = propose(List.of(FINDING, mismatch), Guardrails.standard(), moving("a", SCORE, "64"));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(codes(proposal)).containsExactly("decision_mismatch");
        assertThat(proposal.rejectedCandidates().get(0).reason()).contains("Settle first who gives them");
    }

    @Test
    void that_nobody_looked_for_a_mismatch_is_no_licence_to_propose() {
        ScoringConfig scorers = Worlds.config(Worlds.DOCUMENT.replace("\"min_score\": 65", "\"min_score\": 68"));
        MetricsSnapshot theirs =
                NaiveSnapshot.of(scorers, Worlds.results(40_000, 20, 1, random -> 100 * random.nextDouble()));

        ConfigProposal proposal = propose(theirs, List.of(FINDING), Guardrails.standard(), moving("a", SCORE, "64"));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(codes(proposal)).containsExactly("decision_mismatch");
        assertThat(proposal.rejectedCandidates().get(0).reason())
                .containsPattern("not those that this config gives \\(in \\d{3} of 40,000 results\\)");
    }

    @Test
    void rules_about_critical_flags_are_never_loosened() {
        String critical = "/red_flag_severity_thresholds/critical/min_occurrences";

        assertThat(codes(propose(moving("a", critical, "2")))).containsExactly("critical_flag");
    }

    @Test
    void the_next_version_is_greater_than_the_base_and_every_registered_one() {
        assertThat(minor("1.9.3")).isEqualTo("1.10.0");
        assertThat(minor("1.0.0", "1.10.0", "1.9.0")).isEqualTo("1.11.0");
        assertThat(minor("1.0.0", "2.0.0-rc.1")).isEqualTo("2.1.0");
    }

    private static String minor(String base, String... taken) {
        List<Version> versions = Stream.of(taken).map(Version::new).toList();
        return NextVersion.after(new Version(base), versions, Step.MINOR).text();
    }

    @Test
    void the_number_says_whether_scores_classes_or_neither_compare_with_before() {
        ScoringConfig from = Worlds.config(Worlds.DOCUMENT.replace(
                "\"critical\": {",
                "\"low\": { \"min_occurrences\": 3 }, \"high\": { \"min_occurrences\": 2 }, \"critical\": {"));

        assertThat(step(from, "\"min_score\": 65", "\"min_score\": 64")).isEqualTo(Step.MINOR);
        assertThat(step(from, "\"high\": { \"min_occurrences\": 2", "\"high\": { \"min_occurrences\": 1"))
                .isEqualTo(Step.MINOR);
        assertThat(step(from, "\"low\": { \"min_occurrences\": 3", "\"low\": { \"min_occurrences\": 4"))
                .as("no class limits low flags")
                .isEqualTo(Step.PATCH);
        assertThat(step(from, "\"scoring_adj", "\"category_weights\": { \"trust\": 1.1 }, \"scoring_adj"))
                .isEqualTo(Step.MAJOR);
        assertThat(NextVersion.after(new Version("1.2.3"), List.of(), Step.MAJOR))
                .hasToString("2.0.0");
        assertThat(NextVersion.after(new Version("1.2.3"), List.of(), Step.PATCH))
                .hasToString("1.2.4");
    }

    private static Step step(ScoringConfig from, String written, String instead) {
        return Step.between(from, Worlds.config(from.document().replace(written, instead)));
    }

    @Test
    void a_snapshot_of_other_classes_is_refused() {
        ScoringConfig other = Worlds.config(Worlds.DOCUMENT.replace("caution", "care"));

        assertThatThrownBy(() -> Proposer.propose(
                        Worlds.report(snapshot),
                        snapshot,
                        Optional.empty(),
                        other,
                        CalibrationPolicy.standard(),
                        Guardrails.standard(),
                        Plugins.of(ProposalStrategy::id, List.of()),
                        List.of()))
                .hasMessageContaining("other classes");
    }

    private static Fixed moving(String id, String path, String value) {
        return moving(id, path, value, FINDING);
    }

    private static Fixed moving(String id, String path, String value, Finding finding) {
        Move move = Move.to(path, new BigDecimal(value)).because("Because.").answering(finding);
        return new Fixed(id, context -> Advice.of(Candidate.of(move)));
    }

    private static List<String> codes(ConfigProposal proposal) {
        return proposal.rejectedCandidates().stream()
                .map(RejectedCandidate::code)
                .toList();
    }

    private ConfigProposal propose(ProposalStrategy... strategies) {
        return propose(Guardrails.standard(), strategies);
    }

    private ConfigProposal propose(Guardrails guardrails, ProposalStrategy... strategies) {
        return propose(List.of(FINDING), guardrails, strategies);
    }

    private ConfigProposal propose(List<Finding> findings, Guardrails guardrails, ProposalStrategy... strategies) {
        return propose(snapshot, findings, guardrails, strategies);
    }

    private ConfigProposal propose(
            MetricsSnapshot seen, List<Finding> findings, Guardrails guardrails, ProposalStrategy... strategies) {
        return Proposer.propose(
                Worlds.report(seen, findings.toArray(Finding[]::new)),
                seen,
                Optional.empty(),
                base,
                CalibrationPolicy.standard(),
                guardrails,
                Plugins.of(ProposalStrategy::id, List.of(strategies)),
                List.of());
    }
}
