package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.calibration.json.InvalidDocumentException.Mistake;
import io.calibration.proposal.Guardrails;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardrailsJsonTest {

    private static final String FULL = """
            {
              "minimum_gap_steps": 10,
              "maximum_score_steps": 2,
              "maximum_confidence_step": 0.02,
              "maximum_occurrence_step": 2,
              "maximum_weight_change": 0.2,
              "minimum_effective_results": 2000,
              "maximum_reclassified": 0.03,
              "protected_paths": ["/category_weights", "/compatibility_thresholds/high-risk"],
              "x_note": "ours"
            }
            """;

    private static final String WRONG = """
            {
              "minimum_gap_steps": -1,
              "maximum_score_steps": "3",
              "maximum_confidence_step": 5,
              "maximum_reclasified": 0.03,
              "protected_paths": ["/category_weights", "category_weights", 7]
            }
            """;

    @Test
    void guardrails_are_read_as_they_stand_and_protect_what_is_below_a_path() {
        Guardrails read = read(FULL);
        assertThat(read)
                .isEqualTo(Guardrails.builder()
                        .minimumGapSteps(10)
                        .maximumScoreSteps(2)
                        .maximumConfidenceStep(new BigDecimal("0.02"))
                        .maximumOccurrenceStep(2)
                        .maximumWeightChange(new BigDecimal("0.2"))
                        .minimumEffectiveResults(2000)
                        .maximumReclassified(0.03)
                        .protectedPaths(Set.of("/category_weights", "/compatibility_thresholds/high-risk"))
                        .build());
        assertThat(read.protects("/category_weights/trust")).isTrue();
        assertThat(read.protects("/category_weights_of_others")).isFalse();
    }

    @Test
    void what_is_left_out_has_its_default() {
        assertThat(read("{}")).isEqualTo(Guardrails.standard());
    }

    @Test
    void every_mistake_is_reported_at_its_place() {
        InvalidDocumentException mistakes = catchThrowableOfType(InvalidDocumentException.class, () -> read(WRONG));
        assertThat(mistakes.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/minimum_gap_steps",
                        "/maximum_score_steps",
                        "/maximum_confidence_step",
                        "/maximum_reclasified",
                        "/protected_paths/1",
                        "/protected_paths/2");
        assertThat(mistakes.mistakes())
                .filteredOn(m -> m.pointer().equals("/maximum_reclasified"))
                .allMatch(m -> m.message().contains("maximum_reclassified"));
    }

    @Test
    void the_schema_agrees_with_the_reader() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(schema().validate(json.readTree(FULL))).isEmpty();
        assertThat(schema().validate(json.readTree("{}"))).isEmpty();
        assertThat(schema().validate(json.readTree(WRONG))).hasSize(6);
    }

    private static Guardrails read(String document) {
        return GuardrailsJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = GuardrailsJson.class.getResourceAsStream("guardrails.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
