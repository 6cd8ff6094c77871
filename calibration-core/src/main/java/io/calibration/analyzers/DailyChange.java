package io.calibration.analyzers;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.RiskRatio;
import io.calibration.internal.statistics.SampleSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The run of days on which a rate stands out most. The effect counts steps of the margin in the ratio to the other days, with the
 * interval of these days; the p-value allows for every run of every rate that was looked at.
 */
final class DailyChange {

    /** Fewer events than this a day are told apart by a baseline only. */
    private static final double LEAST_PER_DAY = 3;

    /** Among so many runs of days one that stands out by chance is the rule. */
    private static final double CHANCE = 0.05;

    private final DailyCounts counts;
    private final DayRuns.Run run;
    private final RiskRatio ratio;
    private final double looks;
    private final double designEffect;
    private final double margin;

    DailyChange(
            DailyCounts counts, DayRuns.Run run, RiskRatio ratio, double looks, double designEffect, double margin) {
        this.margin = margin;
        this.counts = counts;
        this.run = run;
        this.ratio = ratio;
        this.looks = looks;
        this.designEffect = designEffect;
    }

    private boolean isSilent() {
        return ratio.now().count() == 0;
    }

    private boolean isHigher() {
        return ratio.now().share() >= ratio.before().share();
    }

    /** The assessment in the rate's words. */
    Assessment assess(DailyRate rate) {
        Wording wording = rate.wording();
        String changed = isHigher() ? wording.highType() : wording.lowType();
        Effect effect = effect();
        return new Assessment(
                isSilent() ? rate.silence() : changed,
                wording.subject(),
                "days of " + wording.subject(),
                verdict(effect),
                Math.min(1, Math.abs(excess()) / ratio.now().n()),
                rate.safety() && isSilent(),
                evidence(effect, wording.alternatives()),
                describe(wording.observed()),
                isHigher() ? wording.highAdvice() : wording.lowAdvice(),
                wording.components());
    }

    /** Days that do not stand out need no line each. */
    private Verdict verdict(Effect effect) {
        if (p() > CHANCE) {
            return Verdict.FINE;
        }
        if (effect.conservative() < 1) {
            return effect.conservative() >= 0.5 ? Verdict.INCONCLUSIVE : Verdict.FINE;
        }
        boolean tooRare = counts.otherSize() == 0 && counts.eventsPerDay() < LEAST_PER_DAY;
        return tooRare ? Verdict.NOTE : Verdict.VIOLATION;
    }

    private Interval interval() {
        return ratio.interval();
    }

    /** Of no difference at all: that the days differ by more than the margin is for the interval to say. */
    private double p() {
        return Math.min(1, looks * ratio.probability(1));
    }

    private Effect effect() {
        double lower = steps(interval().lower());
        double upper = steps(interval().upper());
        boolean holdsOne = interval().contains(1);
        return Effect.of(
                Math.abs(steps(ratio.estimate())),
                holdsOne ? 0 : Math.min(Math.abs(lower), Math.abs(upper)),
                Math.max(Math.abs(lower), Math.abs(upper)));
    }

    private double steps(double ratio) {
        return Math.log(ratio) / Math.log(margin);
    }

    private double expected() {
        return ratio.before().share() * ratio.now().n();
    }

    private double excess() {
        return ratio.now().count() - expected();
    }

    private String describe(String observed) {
        String first = counts.days().get(run.first()).toString();
        String last = counts.days().get(run.end() - 1).toString();
        String when = run.days() == 1 ? "On " + first : "From " + first + " to " + last;
        return when + " " + Numbers.count(ratio.now().count()) + " of "
                + Numbers.count(ratio.now().n()) + " " + observed + " ("
                + Numbers.percent(ratio.now().share()) + "), where "
                + Numbers.count(Math.round(expected())) + " were to be expected from the other days ("
                + Numbers.percent(ratio.before().share()) + "): " + times() + ".";
    }

    private String times() {
        if (isSilent()) {
            return "none at all, at most " + Numbers.decimal(interval().upper()) + " times as often";
        }
        return ratio.before().count() == 0
                ? "at least " + Numbers.decimal(interval().lower()) + " times as often"
                : Numbers.decimal(ratio.estimate()) + " times as often (95 % interval " + Numbers.decimal(interval())
                        + ")";
    }

    private Evidence evidence(Effect effect, List<String> alternatives) {
        return new Evidence(
                ratio.now().share(),
                new Interval(
                        ratio.before().share() / margin,
                        Math.min(1, ratio.before().share() * margin)),
                ratio.now().exactInterval(),
                margin,
                ratio.now().n(),
                ratio.now().effectiveN(),
                "temporal scan, exact conditional binomial, allowing for all runs of days (Naus 1965)",
                p(),
                Double.NaN,
                effect,
                alternatives,
                SampleSize.UNKNOWN,
                figures());
    }

    /** Days as numbers like 20260302. */
    private Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("first_day", number(run.first()));
        figures.put("last_day", number(run.end() - 1));
        figures.put("count", (double) ratio.now().count());
        figures.put("expected", expected());
        figures.put("excess", excess());
        figures.put("ratio", ratio.estimate());
        figures.put("ratio_lower", interval().lower());
        figures.put("ratio_upper", interval().upper());
        figures.put("looks", looks);
        figures.put("design_effect", designEffect);
        figures.put("baseline_n", (double) counts.otherSize());
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private double number(int day) {
        var date = counts.days().get(day);
        return 10_000.0 * date.getYear() + 100 * date.getMonthValue() + date.getDayOfMonth();
    }
}
