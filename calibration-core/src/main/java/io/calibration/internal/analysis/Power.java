package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How often a fault of a named size would have been seen by a verdict like this one. That nothing was found says little where little could
 * be seen.
 *
 * @param z how many standard errors beyond what is still fine an estimate must lie to be a finding of MEDIUM
 */
record Power(double z) {

    /*
     * Idea. A verdict is a finding where the estimate lies z standard errors beyond one margin: its 95 % interval must lie beyond, and its
     * p-value must stand the false-discovery control. The error is that which the verdict had, its design effect included: its interval reaches
     * 1.96 of them up from the estimate. So a fault of s margins is seen with the probability
     *
     *     Phi((s - 1) / error - z)
     *
     * (normal approximation; Cohen 1988). The size is one that is chosen beforehand, twice the margin: power at the size that was found
     * says no more than the p-value does (Hoenig and Heisey 2001). What decides false discoveries is counted as it is in this report, with the
     * fault as the only one (Benjamini and Hochberg 1995, rank 1).
     */

    /** Twice what is still fine. */
    private static final double SIZE = 2;

    private static final String NAME = "power";

    /**
     * The power in a family of tests.
     *
     * @param falseDiscoveryRate greatest adjusted p-value of MEDIUM
     * @param times by how much a p-value is multiplied as the smallest of the family, above 0
     */
    static Power of(double falseDiscoveryRate, double times) {
        double level = Math.min(1, falseDiscoveryRate / times);
        return new Power(Math.max(Normal.SIDE_OF_95, Normal.quantile(1 - level / 2)));
    }

    /** The power of a verdict, in hundredths; empty for what is a note, or is not estimated. */
    private Optional<Double> of(Assessment assessment) {
        return assessment
                .evidence()
                .effect()
                .filter(effect -> assessment.verdict() != Verdict.NOTE)
                .filter(effect -> effect.bounds().upper() > effect.bounds().lower())
                .map(this::of);
    }

    private double of(Effect effect) {
        double error = (effect.bounds().upper() - effect.estimate()) / Normal.SIDE_OF_95;
        double power = error > 0 ? Normal.above(z - (SIZE - 1) / error) : 1;
        return Math.rint(100 * power) / 100;
    }

    /** The same as a figure that may be told where all that the verdict rests on may. */
    Optional<Figure> judged(Assessment assessment) {
        Evidence evidence = assessment.evidence();
        long[] counts = LongStream.concat(
                        LongStream.of(evidence.n()),
                        Stream.concat(evidence.observed().stream(), evidence.figures().values().stream())
                                .flatMap(figure -> figure.counts().stream())
                                .mapToLong(Long::longValue))
                .toArray();
        return of(assessment).map(power -> Figure.fraction(power, counts));
    }

    /** The evidence with it beside the verdict. */
    Evidence.Builder beside(Assessment assessment) {
        Evidence.Builder evidence = assessment.evidence().toBuilder();
        of(assessment)
                .filter(power -> !assessment.evidence().figures().containsKey(NAME))
                .ifPresent(power -> evidence.figure(
                        NAME, Figure.fraction(power, assessment.evidence().n())));
        return evidence;
    }

    /** What is undecided, with it in words. */
    Sentence told(Assessment assessment, Sentence description) {
        return of(assessment)
                .filter(power -> assessment.verdict() == Verdict.INCONCLUSIVE)
                .map(power -> description.plus(Sentence.of(
                        " A fault twice as large as what is still fine would have been seen in {} of such windows.",
                        Figure.fraction(power, assessment.evidence().n()).as(Math.round(100 * power) + " %"))))
                .orElse(description);
    }
}
