package io.calibration.analyzers.confidence;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.outcomes.CoxCalibration;
import io.calibration.internal.statistics.outcomes.Reliability;
import io.calibration.metrics.PrivacyPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds stated probabilities against what came true in two ways, one question: are they too high or too low on average, and too extreme or
 * too timid (the slope of Cox 1958). The graver answer is reported.
 */
final class ConfidenceCalibration {

    private static final double OFF = 0.05;

    /** A slope below this is as good as none; it has no logarithm at 0. */
    private static final double FLAT = 0.01;

    private static final int LEAST_SHOWN = PrivacyPolicy.DEFAULT_MINIMUM_CELL;

    private final Stated stated;
    private final Reliability reliability;
    private final double margin;
    private final double slopeMargin;
    private final boolean decides;
    private final Optional<CoxCalibration> line;

    /**
     * The calibration of stated probabilities.
     *
     * @param stated what they are called, and what they are the probability of
     * @param decides whether some decision hangs on them: else nothing is graver than MEDIUM
     */
    ConfidenceCalibration(Stated stated, Reliability reliability, Margins margins, boolean decides) {
        this.stated = stated;
        this.decides = decides;
        this.reliability = reliability;
        this.margin = margins.confidence();
        this.slopeMargin = margins.ratio();
        this.line = CoxCalibration.of(reliability);
    }

    /**
     * What states the probabilities.
     *
     * @param name how a sentence begins with it
     * @param kind of the finding's type and subject
     * @param what the results are in which what is stated comes true, such as {@code good}
     * @param meaning what it is meant to be the probability of
     * @param key of the policy that says so
     */
    record Stated(String name, String kind, String what, String meaning, String key) {

        static final Stated GOOD = new Stated("Confidence", "confidence", "good", "a good outcome", "confidence_means");

        static final Stated RIGHT = new Stated(
                "Confidence", "confidence", "as their class expects", "the class being right", "confidence_means");

        static final Stated SCORE = new Stated("The score", "score", "good", "a good outcome", "score_means");
    }

    /** The assessments. */
    public List<Assessment> assess() {
        List<Assessment> assessments = new ArrayList<>();
        assessments.add(ofLevel());
        line.map(this::ofSlope).ifPresent(assessments::add);
        return assessments;
    }

    private Assessment ofLevel() {
        double error = reliability.excessError();
        double excess = reliability.excess();
        Interval interval = new Interval(excess - Normal.SIDE_OF_95 * error, excess + Normal.SIDE_OF_95 * error);
        Evidence.Builder evidence = evidence(
                        excess, interval, margin, Effect.apart(excess, interval).inMargins(margin))
                .expected(new Interval(-margin, margin))
                .test(
                        "mean of what is stated less share that came true, interval against the margin, p against no difference")
                .p(Math.min(1, 2 * Normal.above(Math.abs(excess) / error)));
        return assessment(
                evidence,
                Sentence.of(
                        stated.name() + " is {} too " + (excess > 0 ? "high" : "low")
                                + " on average: {}, where {} of {} are " + stated.what()
                                + " (95 % interval of the difference {})."
                                + (tellsNothing() ? " Nor does it say anything about which of them are." : ""),
                        measure(Math.abs(excess)),
                        measure(reliability.stated()),
                        good(),
                        outcomes(),
                        measure(excess).interval(interval)));
    }

    private Assessment ofSlope(CoxCalibration cox) {
        Interval interval = slopes(cox);
        double error = cox.slopeError();
        double tooExtreme = Normal.above((1 / slopeMargin - cox.slope()) / error);
        double tooTimid = Normal.above((cox.slope() - slopeMargin) / error);
        Effect effect =
                Effect.apart(steps(cox.slope()), new Interval(steps(interval.lower()), steps(interval.upper())));
        Evidence.Builder evidence = evidence(cox.slope(), interval, slopeMargin, effect)
                .expected(new Interval(1 / slopeMargin, slopeMargin))
                .test("calibration slope against the margin (Cox 1958)")
                .p(Math.min(1, 2 * Math.min(tooExtreme, tooTimid)));
        return assessment(
                evidence,
                Sentence.of(
                        slope(cox, interval)
                                + ": the calibration slope over {} is {} (95 % interval {}), where 1 is right"
                                + (interval.lower() <= 0 ? " and 0 is no relation" : "")
                                + ". At a mean of {}, {} are " + stated.what() + ".",
                        outcomes(),
                        measure(cox.slope()),
                        measure(cox.slope()).interval(interval),
                        measure(reliability.stated()),
                        good()));
    }

    private Part outcomes() {
        return Figure.results(reliability.n()).with("outcome", "outcomes");
    }

    private Figure good() {
        return Figure.share(reliability.yes(), reliability.n());
    }

    private Figure measure(double value) {
        return Figure.measure(value, reliability.n());
    }

    private Interval slopes(CoxCalibration cox) {
        double error = cox.slopeError();
        return new Interval(cox.slope() - Normal.SIDE_OF_95 * error, cox.slope() + Normal.SIDE_OF_95 * error);
    }

    /** What a slope in this interval says of confidence. */
    private String slope(CoxCalibration cox, Interval interval) {
        if (interval.upper() < 0) {
            return stated.name() + " runs against the outcome, the higher the fewer are " + stated.what();
        }
        if (interval.lower() <= 0) {
            return tellsNothing()
                    ? stated.name() + " says nothing about whether they are " + stated.what()
                    : "Whether " + lower() + " says anything about the outcome is open";
        }
        boolean sure = interval.upper() < 1 || interval.lower() > 1;
        return stated.name() + " " + (sure ? "is" : "may be") + " too " + (cox.slope() < 1 ? "extreme" : "timid");
    }

    /** Whether no relation to the outcome is seen, and as good a one as is right can be ruled out. Recalibrating mends no such confidence. */
    private boolean tellsNothing() {
        return line.map(this::slopes)
                .filter(interval ->
                        interval.lower() <= 0 && interval.upper() >= 0 && interval.upper() < 1 / slopeMargin)
                .isPresent();
    }

    private Assessment assessment(Evidence.Builder evidence, Sentence description) {
        return Assessment.builder(
                        stated.kind() + "_miscalibrated",
                        stated.kind() + ":" + (stated.kind().equals("score") ? "probability" : "outcome"),
                        description,
                        evidence.build())
                .share(decides ? reliability.shareOffBy(OFF) : 0)
                .recommendation(advice() + " The policy says that it is the probability of " + stated.meaning() + " ("
                        + stated.key() + "); where it is not, take that out.")
                .components(stated.kind())
                .build();
    }

    private String advice() {
        if (tellsNothing()) {
            return "Look at what " + lower() + " is made of"
                    + (decides ? ", and let no class hang on it until then" : "")
                    + ": recalibrating it cannot mend that it says nothing about the outcome.";
        }
        if (line.map(this::slopes).filter(interval -> interval.upper() < 0).isPresent()) {
            return "Look whether what makes " + lower() + " enters it with the wrong sign.";
        }
        return "Recalibrate " + lower() + " against the outcomes"
                + (decides ? " before its thresholds are reviewed: they do not mean what they say." : ".");
    }

    private String lower() {
        return stated.name().toLowerCase(Locale.ROOT);
    }

    private double steps(double slope) {
        return Math.log(Math.max(FLAT, slope)) / Math.log(slopeMargin);
    }

    private Evidence.Builder evidence(double observed, Interval interval, double fine, Effect effect) {
        Evidence.Builder evidence = Evidence.builder(reliability.n())
                .observed(measure(observed))
                .interval(interval)
                .margin(fine)
                .effectiveN(reliability.effectiveN())
                .effect(effect)
                .alternatives(
                        "outcomes are known for some kinds of results only",
                        lower() + " means something else than the probability of this",
                        "the same people occur often, so that the outcomes are worth less than their number")
                .figure("mean_" + stated.kind(), measure(reliability.stated()))
                .figure("share_of_yes", good())
                .figure("design_effect", Figure.ratio(reliability.designEffect(), reliability.n()));
        line.ifPresent(
                cox -> evidence.figure("intercept", measure(cox.intercept())).figure("slope", measure(cox.slope())));
        evidence.figure("spiegelhalter_z", measure(reliability.spiegelhalter()))
                .figure("brier", measure(reliability.brier()))
                .figure("reliability", measure(reliability.reliability()))
                .figure("resolution", measure(reliability.resolution()))
                .figure("uncertainty", measure(reliability.uncertainty()))
                .figure("squared_error_debiased", measure(reliability.debiasedSquaredError()))
                .figure("expected_calibration_error", measure(reliability.meanError()))
                .figure("expected_calibration_error_by_chance", measure(reliability.meanErrorByChance()));
        addCurve(evidence);
        return evidence;
    }

    /** What the isotonic curve says at each stated confidence, with the bin's own 95 % interval; small groups are not shown. */
    private void addCurve(Evidence.Builder evidence) {
        double[] curve = reliability.isotonic();
        for (int i = 0; i < curve.length; i++) {
            Reliability.Bin bin = reliability.bins().get(i);
            if (Math.min(bin.yes(), bin.n() - bin.yes()) >= LEAST_SHOWN) {
                Interval interval = reliability.interval(bin);
                String at = String.format(Locale.ROOT, "at_%.3f", bin.stated());
                evidence.figure(at, Figure.measure(curve[i], bin.n()))
                        .figure(at + "_lower", Figure.fraction(interval.lower(), bin.n()))
                        .figure(at + "_upper", Figure.fraction(interval.upper(), bin.n()));
            }
        }
    }
}
