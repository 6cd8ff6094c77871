package io.calibration.analyzers;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.RiskRatio;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.PrivacyPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a rate against the same rate of a baseline. The effect counts steps of the margin in the ratio, up or down alike. A rate
 * that was seen before and is not seen at all now has gone silent; the p-value is then that of silence.
 */
public final class RateShift {

    private final Rate now;
    private final Rate before;
    private final RiskRatio ratio;
    private final double margin;

    private RateShift(Rate now, Rate before, double margin) {
        this.now = now;
        this.before = before;
        this.ratio = new RiskRatio(now, before);
        this.margin = margin;
    }

    /** The rate of the window against that of the baseline; the margin is a ratio above 1. */
    public static RateShift of(Rate now, Rate before, double margin) {
        return new RateShift(now, before, margin);
    }

    /**
     * A rate of a baseline as near to that of the window as it may be: where published aggregates show none or all, fewer results than
     * their minimum cell may be withheld. So bounds are wider, never narrower, than with exact counts.
     */
    public static Rate nearest(Rate now, Rate before, PrivacyPolicy privacy) {
        long alike = Math.round(now.share() * before.n());
        long hidden = privacy.minimumCell() - 1L;
        long count = before.count();
        if (count == 0) {
            count = Math.min(alike, hidden);
        } else if (count == before.n()) {
            count = Math.max(alike, before.n() - hidden);
        }
        return new Rate(Math.max(0, Math.min(before.n(), count)), before.n(), before.designEffect());
    }

    /** Whether it was seen in the baseline and is not seen at all now. */
    public boolean isSilent() {
        return now.count() == 0 && before.count() > 0;
    }

    /** Whether it is seen more often than before. */
    private boolean isHigher() {
        return now.share() >= before.share();
    }

    /**
     * The assessment in these words; the types are those of a change up or down, and of silence.
     *
     * @param silence type of the finding when the rate has gone silent
     * @param safety whether that silence is one of a safety net
     */
    public Assessment assess(Wording wording, String silence, boolean safety) {
        Effect effect = effect();
        String changed = isHigher() ? wording.highType() : wording.lowType();
        return new Assessment(
                isSilent() ? silence : changed,
                wording.subject(),
                "rate against baseline of " + wording.subject(),
                Assessment.verdict(effect),
                Math.max(now.share(), before.share()),
                safety && isSilent(),
                evidence(effect, wording.alternatives()),
                describe(wording),
                isHigher() ? wording.highAdvice() : wording.lowAdvice(),
                wording.components());
    }

    private String describe(Wording wording) {
        String was = Numbers.percent(before.share()) + " of " + Numbers.count(before.n()) + " in the baseline";
        if (isSilent()) {
            return "None of " + wording.counted(now.n()) + "; it was " + was + ". By chance that has a probability of "
                    + Numbers.percent(ratio.probabilityOfSilence()) + ".";
        }
        return Numbers.percent(now.share()) + " of " + wording.counted(now.n()) + ", against " + was + ": " + times()
                + ".";
    }

    private String times() {
        Interval interval = ratio.interval();
        if (before.count() == 0) {
            return now.count() == 0
                    ? "no change"
                    : "it is new, at least " + Numbers.decimal(interval.lower()) + " times as often";
        }
        return Numbers.decimal(ratio.estimate()) + " times as often (95 % interval " + Numbers.decimal(interval) + ")";
    }

    private Evidence evidence(Effect effect, List<String> alternatives) {
        return new Evidence(
                now.share(),
                new Interval(before.share() / margin, Math.min(1, before.share() * margin)),
                now.exactInterval(),
                margin,
                now.n(),
                now.effectiveN(),
                isSilent()
                        ? "probability of silence (m/(m+n))^x; conditional binomial ratio"
                        : "conditional binomial ratio against the margin (Przyborowski and Wilenski 1940)",
                isSilent() ? ratio.probabilityOfSilence() : ratio.probability(margin),
                Double.NaN,
                effect,
                alternatives,
                needed(),
                figures());
    }

    private Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>(Map.of(
                "baseline_n", (double) before.n(),
                "baseline_rate", before.share(),
                "ratio", ratio.estimate(),
                "ratio_lower", ratio.interval().lower(),
                "ratio_upper", ratio.interval().upper()));
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private long needed() {
        double limit = isHigher() ? before.share() * margin : before.share() / margin;
        return SampleSize.forRate(limit, now.share(), now.designEffect());
    }

    private Effect effect() {
        double lower = steps(ratio.interval().lower());
        double upper = steps(ratio.interval().upper());
        boolean holdsOne = ratio.interval().contains(1);
        return Effect.of(
                Math.abs(steps(ratio.estimate())),
                holdsOne ? 0 : Math.min(Math.abs(lower), Math.abs(upper)),
                Math.max(Math.abs(lower), Math.abs(upper)));
    }

    private double steps(double ratio) {
        return Math.log(ratio) / Math.log(margin);
    }
}
