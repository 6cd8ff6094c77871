package io.calibration.analyzers.dimensions;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;

/**
 * How a change of one value is put.
 *
 * @param type of the finding
 * @param question what is asked of each value; of one question the gravest answer is told
 */
record Statements(String type, String question) {

    /** The statement; what is affected is what the value has of all results. */
    Assessment of(Value value, Sentence description, Evidence.Builder evidence) {
        return Assessment.builder(
                        type,
                        value.subject(),
                        description,
                        evidence.alternatives(
                                        "other people are in this value than in the baseline",
                                        "something changed for this value alone, such as its source or a rule")
                                .figure("baseline_n", Figure.results(value.m()))
                                .build())
                .question(question + " of " + value.subject())
                .share(value.part())
                .recommendation(
                        "Look what changed for {} and for no other: its source, a rule, or who is in it.",
                        value.named())
                .components("dimension " + value.dimension())
                .build();
    }
}
