package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.outcomes.MatureOutcomes;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of the outcomes of some results, by class and by score. A class of which outcomes are known far more rarely than of another
 * is a selection: whose outcomes they are was chosen, so they say little about the class. Not thread-safe.
 */
final class OutcomeTable {

    /** The least number of outcomes of a class that is judged. */
    static final int LEAST = 30;

    /** Known at least half as often as in the class where they are known most often. */
    private static final double RARER = 0.5;

    private final MetricsPart metrics;
    private final double designEffect;
    private final long[][] byClass;

    /** @param designEffect of outcomes, at least 1 */
    OutcomeTable(MetricsPart metrics, double designEffect) {
        this.metrics = metrics;
        this.designEffect = designEffect;
        byClass = new long[Outcome.COUNT][metrics.layout().classes().size()];
        for (DecisionTable.Cell cell : metrics.decisions().cells()) {
            byClass[cell.outcome().index()][cell.classIndex()] += cell.count();
        }
    }

    /** Of a window or a baseline, with as many outcomes as {@link MatureOutcomes} are known of results that are old enough. */
    static OutcomeTable mature(MetricsSnapshot snapshot, AnalysisContext context, double designEffect) {
        return new OutcomeTable(MatureOutcomes.in(snapshot, context.policy().outcomes()), designEffect);
    }

    /** All known outcomes. */
    long n() {
        return good() + Arrays.stream(byClass[Outcome.NO.index()]).sum();
    }

    private long good() {
        return Arrays.stream(byClass[Outcome.YES.index()]).sum();
    }

    /** The share of good ones among them; there must be some. */
    Rate rate() {
        return new Rate(good(), n(), designEffect);
    }

    /** The share of good ones among those of a class; there must be some. */
    Rate rate(int classIndex) {
        return new Rate(byClass[Outcome.YES.index()][classIndex], n(classIndex), designEffect);
    }

    /** The known outcomes of a class. */
    long n(int classIndex) {
        return byClass[Outcome.YES.index()][classIndex] + byClass[Outcome.NO.index()][classIndex];
    }

    private double known(int classIndex) {
        long results = n(classIndex) + byClass[Outcome.ABSENT.index()][classIndex];
        return results < LEAST ? 0 : (double) n(classIndex) / results;
    }

    /** Whether outcomes of a class are known in as large a part as of others, and enough of them. */
    boolean isJudged(int classIndex) {
        double most = classes().mapToDouble(this::known).max().orElse(0);
        return n(classIndex) >= LEAST && known(classIndex) >= RARER * most;
    }

    /** The classes with results enough of which outcomes are known far more rarely than of others, or not at all. */
    List<String> selected() {
        double most = classes().mapToDouble(this::known).max().orElse(0);
        return classes()
                .filter(i -> n(i) + byClass[Outcome.ABSENT.index()][i] >= 2 * LEAST && known(i) < RARER * most)
                .mapToObj(metrics.layout().classes()::get)
                .toList();
    }

    private IntStream classes() {
        return IntStream.range(0, metrics.layout().classes().size());
    }

    /** Good ones at each score bin. */
    long[] goodByScore() {
        return metrics.outcomes().byScore().stream()
                .mapToLong(OutcomeMetrics.Sums::yes)
                .toArray();
    }

    /** Known ones at each score bin. */
    long[] byScore() {
        return metrics.outcomes().byScore().stream()
                .mapToLong(OutcomeMetrics.Sums::n)
                .toArray();
    }

    /** Bad ones at each score bin. */
    long[] badByScore() {
        return metrics.outcomes().byScore().stream()
                .mapToLong(sums -> sums.n() - sums.yes())
                .toArray();
    }
}
