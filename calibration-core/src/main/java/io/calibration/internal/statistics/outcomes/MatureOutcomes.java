package io.calibration.internal.statistics.outcomes;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.OutcomeMetrics.Sums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * The outcomes of some results, as many as if only those of {@link MatureDays} had become known. Bad outcomes are often known later than good
 * ones, so that those of young results are not a fair sample. What is counted by score, class or confidence is not told apart by day: so good
 * outcomes are brought down to as many as mature days have, and bad ones to theirs (post-stratification; Holt and Smith 1979). That is right
 * where the delay depends on the outcome and the day alone. Intervals are as wide as those of mature outcomes.
 */
public final class MatureOutcomes {

    /** Rounds the running sum, so that parts of counts add up to the part of their sum. Not thread-safe. */
    private static final class Part {

        private final double part;
        private double sum;
        private long given;

        Part(double part) {
            this.part = part;
        }

        long of(long count) {
            sum += part * count;
            long more = Math.min(count, Math.max(0, Math.round(sum) - given));
            given += more;
            return more;
        }
    }

    private final double good;
    private final double bad;

    private MatureOutcomes(double good, double bad) {
        this.good = good;
        this.bad = bad;
    }

    /** The results of a window with these outcomes; as they are where all their days are mature, or it is not known what each day has. */
    public static MetricsPart in(MetricsSnapshot snapshot, KnownOutcomes said) {
        MetricsPart part = snapshot.metrics();
        Set<LocalDate> mature = MatureDays.likely(snapshot, said).days().keySet();
        SortedMap<LocalDate, Ages> byDay = part.outcomes().byDay();
        long good = good(byDay, byDay.keySet());
        long bad = bad(byDay, byDay.keySet());
        long outcomes = part.decisions().cells().stream()
                .filter(cell -> cell.outcome() != Outcome.ABSENT)
                .mapToLong(Cell::count)
                .sum();
        return good + bad != outcomes || mature.containsAll(byDay.keySet())
                ? part
                : new MatureOutcomes(
                                (double) good(byDay, mature) / Math.max(1, good),
                                (double) bad(byDay, mature) / Math.max(1, bad))
                        .of(part);
    }

    private static long good(SortedMap<LocalDate, Ages> byDay, Set<LocalDate> days) {
        return days.stream()
                .mapToLong(day -> byDay.getOrDefault(day, Ages.NONE).good().total())
                .sum();
    }

    private static long bad(SortedMap<LocalDate, Ages> byDay, Set<LocalDate> days) {
        return days.stream()
                .mapToLong(day -> byDay.getOrDefault(day, Ages.NONE).bad().total())
                .sum();
    }

    private MetricsPart of(MetricsPart part) {
        return part.withOutcomes(
                of(part.decisions()),
                new OutcomeMetrics(
                        of(part.outcomes().byConfidence()),
                        of(part.outcomes().byScore()),
                        part.outcomes().byDay()));
    }

    private List<Sums> of(List<Sums> bins) {
        Part ofGood = new Part(good);
        Part ofBad = new Part(bad);
        return bins.stream()
                .map(bin -> {
                    long yes = ofGood.of(bin.yes());
                    long n = yes + ofBad.of(bin.n() - bin.yes());
                    double kept = bin.n() == 0 ? 0 : (double) n / bin.n();
                    return new Sums(n, yes, Math.round(kept * bin.sum()), Math.round(kept * bin.sumOfSquares()));
                })
                .toList();
    }

    private DecisionTable of(DecisionTable table) {
        Part[] parts = {new Part(good), new Part(good), new Part(bad), new Part(bad)};
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : table.cells()) {
            if (cell.outcome() == Outcome.ABSENT) {
                cells.add(cell);
            } else {
                int first = cell.outcome() == Outcome.YES ? 0 : 2;
                long even = parts[first].of(cell.even());
                long odd = parts[first + 1].of(cell.odd());
                cells.add(with(cell, cell.outcome(), even, odd));
                cells.add(with(cell, Outcome.ABSENT, cell.even() - even, cell.odd() - odd));
            }
        }
        return DecisionTable.of(cells);
    }

    private static Cell with(Cell cell, Outcome outcome, long even, long odd) {
        return new Cell(
                cell.scoreBin(), cell.confidenceBin(), cell.occurrences(), cell.classIndex(), outcome, even, odd);
    }
}
