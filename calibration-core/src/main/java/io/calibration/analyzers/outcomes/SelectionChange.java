package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.PopulationStability;
import io.calibration.internal.statistics.outcomes.OutcomeSelection;
import java.util.Optional;

/**
 * Whether those with an outcome are chosen from the classes as in the baseline. Held against each other are the classes of the results with an
 * outcome, and those that they would have if each class had one as often as then: so neither another mix of classes nor outcomes that
 * are not known yet, of all classes alike, are a change. The measure is the population stability index (Yurdakul 2018).
 *
 * @param now the selection of the window
 * @param before that of the baseline
 * @param designEffect variance over that of independent results
 * @param margin the index that is still fine
 */
record SelectionChange(OutcomeSelection now, OutcomeSelection before, double designEffect, double margin) {

    /** The change; empty without an exact baseline of the same classes, and without outcomes enough in both. */
    static Optional<SelectionChange> of(OutcomeSelection now, AnalysisContext context, double designEffect) {
        return context.baseline()
                .filter(baseline -> baseline.privacy().isExact())
                .map(baseline -> OutcomeSelection.of(baseline.metrics()))
                .filter(before -> before.classes().equals(now.classes()))
                .filter(before -> Math.min(before.allKnown(), now.allKnown()) >= OutcomeSelection.LEAST)
                .map(before -> new SelectionChange(
                        now, before, designEffect, context.policy().margins().classMix()));
    }

    /** The assessment; none where nothing is to be compared. */
    Optional<Assessment> assess() {
        double[] expected = now.expected(before);
        PopulationStability stability =
                PopulationStability.of(seen(1 / designEffect), scaled(expected, 1 / designEffect));
        if (stability.classes() < 2) {
            return Optional.empty();
        }
        int moved = mostMoved();
        Figure index = Figure.measure(stability.index(), now.allKnown(), before.allKnown());
        Evidence evidence = OverMargin.evidence(now.allKnown(), index, stability.interval(), margin)
                .effect(new Effect(stability.estimate(), stability.interval()).inMargins(margin))
                .effectiveN(now.allKnown() / designEffect)
                .test("population stability index, non-central chi-square (Yurdakul 2018)")
                .p(Math.min(1, 2 * stability.probabilityOfAsGreat(margin)))
                .alternatives("other cases are followed up than in the baseline", "outcomes of some classes get lost")
                .figure("known_before", known(before, moved))
                .figure("known_now", known(now, moved))
                .build();
        Sentence description = Sentence.of(
                "Outcomes are known of other classes than in the baseline, by an index of {} (up to {} is small). "
                        + "Most of it is {}: {} have one, against {} then.",
                index,
                Figure.measure(margin),
                Sentence.declared(now.classes().get(moved)),
                known(now, moved),
                known(before, moved));
        return Optional.of(Assessment.builder("outcome_selection_shift", "outcomes:selection", description, evidence)
                .recommendation(
                        "Find out who is followed up now; until then compare no outcomes with those of the baseline.")
                .components("outcome")
                .build());
    }

    private double[] seen(double by) {
        double[] seen = new double[now.classes().size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = before.results().get(i) == 0 ? 0 : now.known().get(i) * by;
        }
        return seen;
    }

    private static double[] scaled(double[] counts, double by) {
        double[] scaled = counts.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= by;
        }
        return scaled;
    }

    /** The class with the most results whose having an outcome changed. */
    private int mostMoved() {
        int most = 0;
        double far = -1;
        for (int i = 0; i < now.classes().size(); i++) {
            double results = now.results().get(i);
            double distance = results == 0 || before.results().get(i) == 0
                    ? -1
                    : results
                            * Math.abs(known(now, i).value() - known(before, i).value());
            most = distance > far ? i : most;
            far = Math.max(far, distance);
        }
        return most;
    }

    private static Figure known(OutcomeSelection of, int index) {
        return Figure.share(of.known().get(index), of.results().get(index));
    }
}
