package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analyzers.boundary.Crowding.Known;
import io.calibration.analyzers.boundary.Crowding.Placebos;
import io.calibration.internal.Once;
import io.calibration.internal.statistics.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at every threshold for results that crowd where they should not: a jump of the counts at the line, a hump around it, a spike on
 * its first place. Compares the counts close to a threshold with those further away, so that no shape of the whole distribution is
 * taken for crowding, and allows for scores that lie on a lattice.
 */
public final class BoundaryAnalyzer {

    /*
     * Idea. Who looks at a threshold leaves a mark in the counts close to it and in no others. So the counts n(i) at i units from a line
     * are held against a smooth curve mu(i) through the places further away, and every mark against those found where no line is.
     *
     * 1. Places (ScoreSteps, ScoreSeries). A unit is a step of the scale, or about a hundredth of it. A lattice (ScoreLattice) are the fewest
     *    residues of a period that hold 98 % of the results, where Chernoff's bound exp(-n KL(share, density)) does not leave it to chance.
     *    A comb (ScoreComb) is told by the median share of each of its teeth over blocks of one period; its heaviest tooth may have another.
     * 2. Window (BoundaryWindow). 15 units on either side: the used places alone, those of like teeth, to where another threshold cuts it.
     * 3. Curve (CountModel). log mu(i) = level + sum of b(k) (i / 15)^k + a step at each other threshold + a level for each tooth, and beside
     *    the end of a scale a power of the distance to it. Var n = mu + tau^2 mu^2; tau (Noise) makes Pearson's statistic of the places away
     *    from the line equal its degrees of freedom (Breslow 1984). A baseline adds its places away from the line, with a level and a tilt.
     * 4. Shapes (Crowding), each with a 95 % interval:
     *      jump   a step at 0 in log mu, the lesser of that between two lines and that in one quadratic, left standing by a cubic, steepest
     *             here (McCrary 2008; Cattaneo, Jansson and Ma 2020). Matters from a factor e^0.22 on. JumpShape
     *      shift  (above / below) over (mu above / mu below) in the 5 units on either side, by a curve without them: a donut (Barreca, Lindo
     *             and Waddell 2016). Binomial given their sum (Przyborowski and Wilenski 1940). The same margin. ShiftShape
     *      hump   n / mu close to the line on both sides, by a log-polynomial without them; negative binomial (Greenwood and Yule 1920).
     *             Matters from a factor 1.15 on. ExcessShape
     *      spike  the same of the first place on the better side, with a step at 0. ExcessShape
     *    None matters that moves less than 0.5 % of all results.
     * 5. Placebo cutoffs (Placebo; Imbens and Lemieux 2008). The same all along the scale, away from thresholds: standard errors grow by
     *    sqrt((4 + sum of z^2) / (4 + number)), and at least by the root of the design effect of results that lump together.
     * 6. Statements (BoundaryStatements, BoundaryWording). Effects in margins; a violation is one whose whole interval lies beyond the margin.
     *    How many classes hang on a line is found by replaying the whole class rule (ClassFlips).
     */

    private BoundaryAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        if (context.snapshot().results() == 0) {
            return List.of();
        }
        ScoreSteps steps = ScoreSteps.of(context);
        ClassFlips flips = new ClassFlips(context.snapshot(), context.config());
        List<Assessment> assessments = new ArrayList<>();
        BoundaryStatements.ofLattice(steps).ifPresent(assessments::add);
        assessments.addAll(Scores.of(context, steps).assess(flips));
        assessments.addAll(ofConfidence(context, flips));
        return List.copyOf(assessments);
    }

    /** Confidence is counted too coarsely to tell crowding from the shape of its distribution, so that no more than its weight is told. */
    private static List<Assessment> ofConfidence(AnalysisContext context, ClassFlips flips) {
        return context.config().classes().stream()
                .filter(ClassFlips::hangsOnConfidence)
                .flatMap(asking -> BoundaryStatements.ofConfidence(asking, flips).stream())
                .toList();
    }

    /** The score thresholds of one analysis. */
    private record Scores(
            AnalysisContext context, ScoreSteps steps, int unit, ScoreLumps lumps, List<ScoreThreshold> thresholds) {

        static Scores of(AnalysisContext context, ScoreSteps steps) {
            int unit = steps.unit();
            return new Scores(
                    context, steps, unit, ScoreLumps.of(context, steps, unit), ScoreThreshold.of(context.config()));
        }

        List<Assessment> assess(ClassFlips flips) {
            Placebos placebos = placebos();
            return thresholds.stream()
                    .flatMap(threshold -> assess(threshold, placebos, flips))
                    .toList();
        }

        private Stream<Assessment> assess(ScoreThreshold threshold, Placebos placebos, ClassFlips flips) {
            long results = context.snapshot().results();
            BoundaryWindow window = BoundaryWindow.of(series(threshold), neighbours(threshold));
            Crowding crowding =
                    Crowding.measure(window, results, steps.scale().direction(), placebos, known(threshold));
            BigDecimal distance = steps.scale().step().multiply(BigDecimal.valueOf((long) window.distance() * unit));
            Rate near = flips.aroundScore(threshold.score(), distance);
            BoundaryStatements statements = new BoundaryStatements(
                    threshold,
                    crowding,
                    near,
                    new BoundaryWording(
                            threshold, steps.scale(), unit, distance, line(threshold), window.leavesOut(), near));
            return crowding.notJudgeable()
                    .map(why -> Stream.of(statements.inconclusive(why)))
                    .orElseGet(() ->
                            crowding.shapes().stream().map(shape -> statements.of(shape.amongst(thresholds.size()))));
        }

        /** Measured along whole units, from one threshold on; all thresholds are left out. */
        private Placebos placebos() {
            if (thresholds.isEmpty()) {
                return new Placebos(Placebo.NONE, () -> Placebo.NONE);
            }
            return new Placebos(placebo(false), Once.of(() -> placebo(true)));
        }

        private Placebo placebo(boolean isBeside) {
            ScoreLine anchor = ScoreLine.at(line(thresholds.get(0)).step());
            List<Integer> offsets = thresholds.stream()
                    .map(threshold -> anchor.offset(line(threshold).step(), unit))
                    .toList();
            return Placebo.along(
                    steps.around(anchor.step(), unit),
                    offsets,
                    isBeside,
                    steps.scale().direction(),
                    offset -> Math.sqrt(
                            isBeside
                                    ? lumps.besideBaseline(anchor.step() + offset * unit)
                                    : lumps.around(anchor.step() + offset * unit)));
        }

        private Known known(ScoreThreshold threshold) {
            int step = line(threshold).step();
            return new Known(Math.sqrt(lumps.around(step)), Math.sqrt(lumps.besideBaseline(step)), lumps.knowsPeople());
        }

        private ScoreSeries series(ScoreThreshold threshold) {
            return steps.around(
                    line(threshold), unit, others(threshold).map(this::line).collect(Collectors.toSet()));
        }

        /** Offsets of the other thresholds, in units. */
        private List<Integer> neighbours(ScoreThreshold threshold) {
            return others(threshold)
                    .map(other -> line(threshold).offset(line(other).step(), unit))
                    .filter(offset -> offset != 0)
                    .toList();
        }

        private Stream<ScoreThreshold> others(ScoreThreshold threshold) {
            return thresholds.stream().filter(other -> !other.equals(threshold));
        }

        private ScoreLine line(ScoreThreshold threshold) {
            return steps.line(threshold.score());
        }
    }
}
