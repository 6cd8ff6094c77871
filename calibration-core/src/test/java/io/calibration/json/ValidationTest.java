package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.proposal.Guardrails;
import java.math.BigDecimal;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final Guardrails TOO_WIDE =
            new Guardrails(-1, 3, new BigDecimal("1.5"), 1, new BigDecimal("0.1"), 500, 2, new TreeSet<>());

    @Test
    void every_violation_is_a_mistake_at_its_pointer() {
        Mistakes mistakes = new Mistakes();
        Validation.check(TOO_WIDE, mistakes);
        assertThatThrownBy(mistakes::refuse)
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.mistakes())
                                .containsExactly(
                                        new Mistake("/maximum_confidence_step", "must be at most 1"),
                                        new Mistake("/maximum_reclassified", "must be at most 1"),
                                        new Mistake("/minimum_gap_steps", "must not be negative")));
    }

    @Test
    void a_place_that_is_known_to_be_wrong_is_not_reported_twice() {
        Mistakes mistakes = new Mistakes();
        mistakes.add("/minimum_gap_steps", "must be a whole number");
        Validation.check(TOO_WIDE, mistakes);
        assertThatThrownBy(mistakes::refuse)
                .hasMessageStartingWith("3 mistakes")
                .hasMessageContaining("/minimum_gap_steps: must be a whole number");
    }
}
