package io.calibration.analyzers.outcomes;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.outcomes.OutcomeSelection;
import java.util.Optional;
import java.util.Set;

/** Outcomes in classes that by the policy have none: more than one in twenty of their results. */
final class UndeclaredOutcomes {

    private static final double LIMIT = 0.05;

    private UndeclaredOutcomes() {}

    /** The assessment; empty where the policy names no classes, and where the others have no outcome at all. */
    static Optional<Assessment> of(OutcomeSelection now, Set<String> declared, double designEffect) {
        long known = 0;
        long results = 0;
        for (int i = 0; i < now.classes().size(); i++) {
            boolean isOther = !declared.contains(now.classes().get(i));
            known += isOther ? now.known().get(i) : 0;
            results += isOther ? now.results().get(i) : 0;
        }
        return declared.isEmpty() || known == 0
                ? Optional.empty()
                : Optional.of(assess(new Rate(known, results, designEffect)));
    }

    private static Assessment assess(Rate rate) {
        Evidence evidence = OverMargin.evidence(rate, LIMIT)
                .alternatives("more cases are followed up than were", "the policy names too few classes")
                .build();
        Sentence description = Sentence.of(
                "{} of {} in classes that have no outcomes by the policy (outcomes.classes) have one.",
                rate.figure(),
                Figure.results(rate.n()).with("result", "results"));
        return Assessment.builder("outcomes_of_other_classes", "outcomes:other_classes", description, evidence)
                .recommendation("Find out who is followed up now, and let the policy name the classes that are.")
                .components("outcome")
                .build();
    }
}
