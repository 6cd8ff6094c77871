package io.calibration.analyzers.dimensions;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;

/**
 * A share of a value beside that of the others.
 *
 * @param value the value
 * @param label the class
 * @param difference of its share and theirs
 * @param limit how much they may differ
 * @param together how many classes are looked at
 */
record Disparity(Value value, String label, ShareDifference difference, Limit limit, int together) {

    /** The p-value, the classes allowed for. */
    double p() {
        return limit.p(difference, together);
    }

    /** The statement with the p-value that it has among all values. */
    Assessment assess(double adjusted) {
        return Assessment.builder(limit.type(), value.subject(), describe(), evidence(adjusted))
                .question(limit.type() + " of " + value.subject())
                .share(value.part())
                .recommendation(
                        "Look whether it is the people who differ or how they are treated: a difference is not a cause.")
                .components("dimension " + value.dimension())
                .build();
    }

    private Evidence evidence(double adjusted) {
        Rate rate = difference.rate();
        return rate.evidence()
                .observed(figure())
                .expected(new Interval(0, limit.most()))
                .interval(difference.interval(together))
                .margin(limit.margin())
                .effect(limit.effect(difference, together))
                .test("difference of two shares against the limit, all classes together (Newcombe 1998, Bonferroni)")
                .p(adjusted)
                .alternatives("the people of the values differ")
                .figure("share", rate.figure())
                .figure("share_of_others", difference.other().figure())
                .build();
    }

    private Figure figure() {
        return Figure.fraction(
                difference.estimate(), difference.rate().n(), difference.other().n());
    }

    private Sentence describe() {
        Rate rate = difference.rate();
        Rate other = difference.other();
        return Sentence.of(
                "In {} {} of {} " + limit.verb()
                        + " {}, against {} of {} of all other values: a difference of {} (95 % interval {}); up to {} is allowed.",
                value.named(),
                rate.figure(),
                Figure.results(rate.n()).with(limit.what(), limit.what() + "s"),
                Sentence.declared(label),
                other.figure(),
                Figure.results(other.n()),
                figure(),
                figure().interval(difference.interval(together)),
                Sentence.declared(Numbers.limit(limit.most())));
    }
}
