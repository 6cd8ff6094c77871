package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.JsonPatch;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.internal.Plugins;
import io.calibration.internal.proposal.Proposer;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Impact.ValueImpact;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposalJsonTest {

    private static final String PATH = "/compatibility_thresholds/high/min_score";
    private static final MetricsSnapshot SNAPSHOT = RandomSnapshots.byTheRule(3, 3_000);
    private static final ProposalJson.Sources SOURCES =
            new ProposalJson.Sources(Digest.of(new byte[] {1}), Digest.of(new byte[] {2}), Digest.of(new byte[] {3}));

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void a_change_summary_meets_the_schema_and_its_patch_leads_to_the_proposed_config() throws IOException {
        ConfigProposal proposal = propose("86");
        byte[] bytes = ProposalJson.write(proposal, SOURCES, PrivacyPolicy.exact());
        ArtifactSchemas.assertMeets("change_summary", bytes);
        JsonNode file = mapper.readTree(bytes);
        JsonNode base = mapper.readTree(proposal.base().document());
        assertThat(JsonPatch.apply(file.get("patch"), base))
                .isEqualTo(mapper.readTree(proposal.proposed().document()));
        assertThat(file.at("/changes/0/current_value").decimalValue()).isEqualByComparingTo("85");
        assertThat(file.at("/changes/0/proposed_value").decimalValue()).isEqualByComparingTo("86");
        assertThat(file.at("/changes/0/finding_ids/0").textValue()).isEqualTo("some_fault:scores:high");
        assertThat(ProposalJson.write(propose("86"), SOURCES, PrivacyPolicy.exact()))
                .isEqualTo(bytes);
    }

    @Test
    void fault_08_the_impact_is_computed_and_its_moves_add_up_to_what_is_reclassified() throws IOException {
        JsonNode impact = mapper.readTree(ProposalJson.write(propose("86"), SOURCES, PrivacyPolicy.exact()))
                .get("impact");
        long moved = 0;
        for (JsonNode move : impact.get("moves")) {
            moved += move.get("results").longValue();
        }
        assertThat(moved)
                .isPositive()
                .isEqualTo(impact.at("/reclassified/count").longValue());
    }

    @Test
    void no_change_is_written_with_its_reason_and_what_was_considered() throws IOException {
        byte[] bytes = ProposalJson.write(propose(null), SOURCES, PrivacyPolicy.exact());
        ArtifactSchemas.assertMeets("change_summary", bytes);
        JsonNode file = mapper.readTree(bytes);
        assertThat(file.get("outcome").textValue()).isEqualTo("no_change");
        assertThat(file.get("reason").textValue()).isNotBlank();
        assertThat(file.get("patch")).isEmpty();
        assertThat(file.at("/rejected_candidates/0/code").textValue()).isEqualTo("people_follow_the_line");
    }

    @Test
    void moves_of_few_results_are_withheld_with_all_that_they_follow_from() throws IOException {
        byte[] bytes = ProposalJson.write(propose("86"), SOURCES, new PrivacyPolicy(1000));
        ArtifactSchemas.assertMeets("change_summary", bytes);
        JsonNode impact = mapper.readTree(bytes).get("impact");
        assertThat(impact.get("moves")).isEmpty();
        assertThat(impact.get("withheld_moves").longValue()).isPositive();
        assertThat(impact.at("/reclassified/count").isNull()).isTrue();
        for (JsonNode impacted : impact.get("classes")) {
            assertThat(impacted.at("/after/count").isNull()).isTrue();
            assertThat(impacted.at("/after/share").isNull()).isTrue();
        }
        assertThat(impact.get("results").longValue()).isEqualTo(SNAPSHOT.results());
    }

    @Test
    void what_happens_to_each_value_of_a_dimension_is_written_and_read_back() throws IOException {
        ConfigProposal plain = propose("86");
        ValueImpact all = ValueImpact.of("segment", "retail", plain.impact().moves());
        ConfigProposal proposal = ConfigProposal.builder(
                        plain.base(), plain.proposed(), plain.impact().withValues(List.of(all)))
                .changes(plain.changes(), plain.reason())
                .build();
        byte[] bytes = ProposalJson.write(proposal, SOURCES, PrivacyPolicy.exact());
        ArtifactSchemas.assertMeets("change_summary", bytes);
        JsonNode value = mapper.readTree(bytes).at("/impact/dimensions/0");
        assertThat(value.get("value").textValue()).isEqualTo("retail");
        assertThat(value.get("reclassified")).isEqualTo(mapper.readTree(bytes).at("/impact/reclassified/count"));
        assertThat(value.at("/classes/0/before").longValue()).isEqualTo(all.before(0));
        assertThat(ProposalJson.read(bytes).version()).isEqualTo(proposal.version());
        JsonNode published = mapper.readTree(ProposalJson.write(proposal, SOURCES, new PrivacyPolicy(1000)));
        assertThat(published.at("/impact/dimensions").isMissingNode()).isTrue();
    }

    @Test
    void a_broken_field_is_refused_by_the_schema() {
        String text =
                new String(ProposalJson.write(propose("86"), SOURCES, PrivacyPolicy.exact()), StandardCharsets.UTF_8);
        assertThat(ArtifactSchemas.validate(
                        "change_summary", text.replace("\"outcome\": \"changes\"", "\"outcome\": 1")))
                .isNotEmpty();
        assertThat(ArtifactSchemas.validate("change_summary", text.replace("\"rationale\"", "\"rational\"")))
                .isNotEmpty();
    }

    @Test
    void what_was_written_is_read_back_and_holds_for_the_proposed_config_alone() {
        ConfigProposal proposal = propose("86");
        StoredProposal stored = ProposalJson.read(ProposalJson.write(proposal, SOURCES, PrivacyPolicy.standard()));
        assertThat(stored.version()).isEqualTo(proposal.version());
        assertThat(stored.baseConfig()).isEqualTo(SOURCES.baseConfig());
        assertThat(stored.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo(PATH);
            assertThat(change.proposedValue()).isEqualByComparingTo("86");
        });
        assertThat(stored.predictionFor(proposal.proposed())).isEqualTo(proposal.prediction());
        assertThatThrownBy(() -> stored.predictionFor(proposal.base()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Name the summary of the config in force");
    }

    @Test
    void a_summary_that_was_changed_by_hand_or_is_none_is_refused_at_its_place() {
        String text = new String(
                ProposalJson.write(propose("86"), SOURCES, PrivacyPolicy.standard()), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(text.replace("\"class_shares\"", "\"shares\"")))
                .hasMessageContaining("/prediction");
        assertThatThrownBy(() -> read(text.replace("\"basis\": ", "\"basis\": -")))
                .isInstanceOf(InvalidDocumentException.class);
        assertThatThrownBy(() -> read("{\"schema\": \"calibration/calibration_report\"}"))
                .hasMessageContaining("/schema");
    }

    @Test
    void a_summary_with_the_former_name_of_its_rejected_candidates_is_read_and_one_with_both_names_is_not() {
        String text = new String(
                ProposalJson.write(propose("86"), SOURCES, PrivacyPolicy.standard()), StandardCharsets.UTF_8);
        assertThat(read(text.replace("\"rejected_candidates\"", "\"considered\"")))
                .isEqualTo(read(text));
        assertThatThrownBy(() ->
                        read(text.replace("\"rejected_candidates\"", "\"considered\": [],\n \"rejected_candidates\"")))
                .isInstanceOf(InvalidDocumentException.class);
    }

    private static StoredProposal read(String text) {
        return ProposalJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param score the threshold that is proposed, or null for none */
    private static ConfigProposal propose(String score) {
        Assessment assessment = Assessment.builder(
                        "some_fault",
                        "scores:high",
                        Sentence.of("Seen."),
                        Evidence.builder(3000).build())
                .verdict(Verdict.VIOLATION)
                .recommendation("Look.")
                .components(PATH)
                .build();
        Finding finding = Finding.of(assessment, Severity.HIGH, "own");
        CalibrationReport report = new CalibrationReport(
                SNAPSHOT.layout().logicVersion(),
                SNAPSHOT.window(),
                SNAPSHOT.results(),
                List.of(finding),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return Proposer.propose(
                report,
                SNAPSHOT,
                Optional.empty(),
                RandomSnapshots.CONFIG,
                CalibrationPolicy.standard(),
                Guardrails.standard(),
                Plugins.of(ProposalStrategy::id, List.of(new Mover(score))),
                List.of());
    }

    private record Mover(String score) implements ProposalStrategy {

        @Override
        public String id() {
            return "mover";
        }

        @Override
        public Set<String> findingTypes() {
            return Set.of("some_fault");
        }

        @Override
        public Advice advise(ProposalContext context) {
            Advice against =
                    Advice.against(List.of(RejectedCandidate.of(PATH, "people_follow_the_line", "It helps nobody.")
                            .at(new BigDecimal("87"))));
            return score == null
                    ? against
                    : Advice.of(Candidate.of(Move.to(PATH, new BigDecimal(score))
                                    .because("Because.")
                                    .answering(context.findings().get(0))))
                            .and(against);
        }
    }
}
