package io.calibration.internal.statistics;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;

/** Holds a measure that should be next to nothing against a margin of indifference; the effect counts margins, so 1 is at the margin. */
public final class OverMargin {

    private OverMargin() {}

    /** The evidence, with the effect; what is expected reaches from 0 to the margin. */
    public static Evidence.Builder evidence(long n, Figure observed, Interval interval, double margin) {
        return Evidence.builder(n)
                .observed(observed)
                .expected(new Interval(0, margin))
                .interval(interval)
                .margin(margin)
                .effect(new Effect(observed.value(), interval).inMargins(margin));
    }

    /** The evidence of a share against a limit, with the p-value, too. */
    public static Evidence.Builder evidence(Rate rate, double limit) {
        return evidence(rate.n(), rate.figure(), rate.exactInterval(), limit)
                .effectiveN(rate.effectiveN())
                .test("exact binomial against the limit (Clopper and Pearson 1934)")
                .p(Math.min(1, 2 * rate.probabilityOfAsMany(limit)))
                .requiredSampleSize(rate.requiredSampleSize(limit));
    }

    /** The verdict on such a share; what happened at all is a fact worth a note even where it is tolerable. */
    public static Verdict verdict(Evidence evidence) {
        Verdict verdict = evidence.effect().map(Effect::verdict).orElse(Verdict.NOTE);
        return verdict == Verdict.FINE ? Verdict.NOTE : verdict;
    }

    /** The evidence of two groupings that go together, with the p-value, too. */
    public static Evidence.Builder evidence(long n, Association association, double margin) {
        return evidence(n, Figure.measure(association.estimate(), n), association.interval(), margin)
                .effectiveN(association.n())
                .test("Cramer's V against the margin, non-central chi-square (Smithson 2003)")
                .p(Math.min(1, 2 * association.probabilityOfAsGreat(margin)));
    }
}
