package io.calibration.analyzers.boundary;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.config.ScoreScale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Names, once for all thresholds, the lattice that scores lie on or the places that they prefer. */
final class LatticeNote {

    private static final int LARGEST_PERIOD = 200;

    private LatticeNote() {}

    static Optional<Assessment> of(ScoreSteps steps) {
        ScoreSeries series = ScoreSeries.around(steps, 0, 1);
        ScoreLattice lattice = ScoreLattice.of(series, steps.last() > 1000 ? LARGEST_PERIOD : 20);
        if (lattice.isPresent()) {
            return Optional.of(note(
                    "lie on", places(steps.scale(), lattice.period(), lattice.residues()), lattice.share(), series));
        }
        long[] counts = LongStream.range(0, series.end())
                .map(step -> series.at((int) step))
                .toArray();
        ScoreTeeth teeth = ScoreTeeth.of(counts);
        if (!teeth.isPresent()) {
            return Optional.empty();
        }
        int place = teeth.heaviest();
        long on = LongStream.range(series.first(), series.end())
                .filter(step -> step % teeth.period() == place)
                .map(step -> series.at((int) step))
                .sum();
        String places = String.format(
                Locale.ROOT,
                "%s; without a preference it would be %.0f %%",
                places(steps.scale(), teeth.period(), List.of(place)),
                100.0 / teeth.period());
        return Optional.of(note("prefer", places, (double) on / series.total(), series));
    }

    private static Assessment note(String verb, String places, double share, ScoreSeries series) {
        return new Assessment(
                "score_lattice",
                "scores:overall",
                "score_lattice:overall",
                Verdict.NOTE,
                share,
                false,
                Evidence.of(share, series.total()),
                String.format(
                        Locale.ROOT,
                        "Scores %s a lattice: %.1f %% of the %,d results between the ends of the scale are %s.",
                        verb,
                        100 * share,
                        series.total(),
                        places),
                "Compare neighbouring scores only with this in mind; thresholds that part no two used scores are one threshold.",
                List.of());
    }

    private static String places(ScoreScale scale, int period, List<Integer> residues) {
        String distance = scale.step()
                .multiply(BigDecimal.valueOf(period))
                .stripTrailingZeros()
                .toPlainString();
        String first = residues.stream()
                .map(residue -> scale.at(residue).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
        boolean multiples = residues.equals(List.of(0)) && scale.min().signum() == 0;
        return multiples ? "multiples of " + distance : "at " + first + " and every " + distance + " from there";
    }
}
