package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;

/** Holds a share that should be next to nothing against a limit; the effect counts limits, so 1 is at the limit. */
public final class ShareOverLimit {

    private ShareOverLimit() {}

    /** The evidence, with the effect and the p-value. */
    public static Evidence.Builder evidence(Rate rate, double limit) {
        Interval interval = rate.exactInterval();
        return OverMargin.evidence(rate.n(), rate.figure(), interval, limit)
                .effectiveN(rate.effectiveN())
                .test("exact binomial against the limit (Clopper and Pearson 1934)")
                .p(Math.min(1, 2 * rate.probabilityOfAsMany(limit)))
                .requiredSampleSize(SampleSize.forRate(limit, rate.share(), rate.designEffect()));
    }

    /** The verdict; what happened at all is a fact worth a note even where it is tolerable. */
    public static Verdict verdict(Evidence evidence) {
        Verdict verdict = evidence.effect().map(Effect::verdict).orElse(Verdict.NOTE);
        return verdict == Verdict.FINE ? Verdict.NOTE : verdict;
    }
}
