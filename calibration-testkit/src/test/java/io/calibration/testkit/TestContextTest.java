package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a test of one's own strategy looks like; shown in docs/proposals.md. */
class TestContextTest {

    private static final String GOOD = "/class_thresholds/good/min_score";

    private final ScoringConfig config = ConfigJson.read("""
            {"logic_version": "1.0.0", "class_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));
    private final MetricsSnapshot snapshot = TestSnapshot.of(config)
            .results(700, r -> r.overallScore(90))
            .results(20, r -> r.overallScore(51))
            .results(580, r -> r.overallScore(20))
            .build();
    private final Finding finding = TestContext.finding("many_refunds", "refunds:overall", Severity.HIGH, GOOD);

    @Test
    void a_strategy_is_shown_a_context_with_replay_and_guardrails() {
        ProposalContext context = TestContext.of(config, snapshot, finding).build();

        assertThat(context.findings()).containsExactly(finding);
        ScoringConfig stricter = context.replay().candidate(Map.of(GOOD, new BigDecimal("52")));
        assertThat(context.replay().of(stricter).reclassified().count()).isEqualTo(10); // of the even days
        assertThat(context.stop(stricter, Set.of(GOOD))).isEmpty();
        assertThat(context.guardrails()).isEqualTo(Guardrails.standard());
    }

    @Test
    void its_advice_becomes_a_change_or_is_refused_with_the_reason() {
        TestContext given = TestContext.of(config, snapshot, finding);

        ConfigProposal proposal = given.propose(new Stricter());
        assertThat(proposal.changes())
                .extracting(Change::toString)
                .containsExactly("raise " + GOOD + " from 50 to 52: Most refunds are just above the line.");
        ConfigProposal refused =
                given.guardrails(Guardrails.standard().protecting(Set.of(GOOD))).propose(new Stricter());
        assertThat(refused.changes()).isEmpty();
        assertThat(refused.rejectedCandidates())
                .extracting(RejectedCandidate::code, RejectedCandidate::strategy)
                .containsExactly(tuple("protected_path", "stricter"));
    }

    @Test
    void a_result_has_the_class_that_the_config_gives_it() {
        assertThat(snapshot.metrics().byClass().toList()).containsExactly(720L, 580L);
        assertThat(snapshot.results()).isEqualTo(1300);
    }

    @Test
    void what_cannot_be_counted_or_asked_about_is_no_context() {
        assertThatThrownBy(() -> TestSnapshot.of(config)
                        .results(1, r -> r.overallScore(101))
                        .build())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("results that cannot be counted");
        Finding low = TestContext.finding("many_refunds", "refunds:overall", Severity.LOW, GOOD);
        assertThatThrownBy(() -> TestContext.of(config, snapshot, low).build())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("MEDIUM");
    }

    private static final class Stricter implements ProposalStrategy {

        @Override
        public String id() {
            return "stricter";
        }

        @Override
        public Set<String> findingTypes() {
            return Set.of("many_refunds");
        }

        @Override
        public Advice advise(ProposalContext context) {
            return Advice.of(Candidate.of(Move.to(GOOD, new BigDecimal("52"))
                    .because("Most refunds are just above the line.")
                    .answering(context.findings().get(0))));
        }
    }
}
