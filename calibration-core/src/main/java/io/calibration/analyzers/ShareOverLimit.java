package io.calibration.analyzers;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.SampleSize;
import java.util.List;
import java.util.Map;

/** Holds a share that should be next to nothing against a limit; the effect counts limits, so 1 is at the limit. */
public final class ShareOverLimit {

    private ShareOverLimit() {}

    /** The evidence, with the effect and the p-value. */
    public static Evidence evidence(Rate rate, double limit, List<String> alternatives, Map<String, Double> figures) {
        Interval interval = rate.exactInterval();
        return new Evidence(
                rate.share(),
                new Interval(0, limit),
                interval,
                limit,
                rate.n(),
                rate.effectiveN(),
                "exact binomial against the limit (Clopper and Pearson 1934)",
                Math.min(1, 2 * rate.probabilityOfAsMany(limit)),
                Double.NaN,
                Effect.of(rate.share() / limit, interval.lower() / limit, interval.upper() / limit),
                alternatives,
                SampleSize.forRate(limit, rate.share(), rate.designEffect()),
                figures);
    }

    /** The verdict; what happened at all is a fact worth a note even where it is tolerable. */
    public static Verdict verdict(Evidence evidence) {
        Verdict verdict = evidence.effect().map(Effect::verdict).orElse(Verdict.NOTE);
        return verdict == Verdict.FINE ? Verdict.NOTE : verdict;
    }
}
