package io.calibration.json;

import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Writes the figures of a part in the order of its fields; {@link PartReader} is the other way round. */
final class PartWriter {

    private final MetricsPart part;
    private final SnapshotLayout layout;
    private final ByteSink out;
    private final int classes;
    private final int scoreBins;

    PartWriter(MetricsPart part, ByteSink out) {
        this.part = part;
        this.out = out;
        layout = part.layout();
        classes = layout.classes().size();
        scoreBins = layout.scoreBins().count();
    }

    void write() {
        layout();
        intake(part.intake());
        decisions(part.decisions().cells());
        distribution(part.scores());
        labels(part.categories().byLabel(), this::category);
        list(part.categories().pairs(), this::pair);
        list(part.categories().missing().byPattern().entrySet(), e -> numbers(e.getKey(), e.getValue()));
        out.number(part.categories().missing().other());
        flags(part.flags());
        out.number(part.escalations().results());
        labels(part.escalations().byReason(), out::number);
        labels(part.tiers(), tier -> counts(tier, classes));
        numbers(
                part.sufficiency().sufficient(),
                part.sufficiency().insufficient(),
                part.sufficiency().unknown());
        each(part.confidence().byClass(), classes, sums -> numbers(sums.n(), sums.sum(), sums.sumOfSquares()));
        each(
                part.confidence().conflicts(),
                layout.absentConfidenceBin() + 1,
                row -> counts(row, ConfidenceMetrics.CONFLICT_BINS));
        each(part.outcomes().byConfidence(), layout.confidenceBins().count(), this::outcomes);
        each(part.outcomes().byScore(), scoreBins, this::outcomes);
        days();
        if (PartBytes.format(part) > 1) {
            notScored(part.notScored());
        }
        knownLabels();
    }

    private void layout() {
        out.text(layout.logicVersion().text());
        decimal(layout.scale().min());
        decimal(layout.scale().max());
        decimal(layout.scale().step());
        out.number((layout.scale().direction() == Direction.HIGHER_IS_BETTER ? 0 : 1)
                + (layout.scale().beyond() == ScoreScale.Beyond.REJECT ? 0 : 2));
        list(layout.scoreRegions().edges(), this::decimal);
        list(layout.confidenceRegions().edges(), this::decimal);
        list(layout.classes(), out::text);
        each(layout.occurrenceCaps(), FlagSeverity.COUNT, cap -> out.number(cap));
        list(layout.namedCategories(), out::text);
    }

    /** Last, so that a part without any is as it was before there were these lists. */
    private void knownLabels() {
        KnownLabels known = layout.knownLabels();
        if (!known.equals(KnownLabels.none())) {
            out.number(known.undeclared() == Undeclared.CODES ? 0 : 1);
            list(known.categories(), out::text);
            list(known.flagTypes(), out::text);
            list(known.tiers(), out::text);
            list(known.escalations(), out::text);
        }
    }

    private void decimal(BigDecimal number) {
        out.text(number.toPlainString());
    }

    private void intake(Intake intake) {
        out.number(intake.accepted());
        tallies(intake.rejected());
        tallies(intake.ignored());
        labels(intake.otherVersions(), out::number);
        out.number(intake.outsideWindow());
    }

    private void tallies(SortedMap<Rejection, Intake.Tally> tallies) {
        list(tallies.entrySet(), e -> {
            out.text(e.getKey().reason().code());
            out.text(e.getKey().field());
            numbers(e.getValue().count(), e.getValue().firstPosition());
        });
    }

    /** Each cell by its distance from the one before. */
    private void decisions(List<DecisionTable.Cell> cells) {
        CellCode code = new CellCode(layout);
        out.number(cells.size());
        long before = -1;
        for (DecisionTable.Cell cell : cells) {
            long next = code.of(cell);
            out.number(next - before - 1);
            numbers(cell.even(), cell.odd());
            before = next;
        }
    }

    private void distribution(ScoreDistribution scores) {
        counts(scores.bins(), scoreBins);
        numbers(scores.sum(), scores.sumOfSquares());
        out.real(scores.min());
        out.real(scores.max());
    }

    private void category(CategoryMetrics.Category category) {
        distribution(category.scores());
        counts(category.presentByClass(), classes);
    }

    private void pair(CategoryMetrics.Pair pair) {
        place(pair.first(), part.categories().byLabel());
        place(pair.second(), part.categories().byLabel());
        numbers(pair.n(), pair.sumFirst(), pair.sumSecond(), pair.sumProduct());
        numbers(pair.yes(), pair.sumFirstYes(), pair.sumSecondYes());
    }

    private void flags(FlagMetrics flags) {
        out.number(flags.results());
        labels(flags.types(), this::type);
        each(flags.occurrences(), FlagSeverity.COUNT, severity -> counts(severity, FlagMetrics.MAX_OCCURRENCES));
    }

    private void type(FlagMetrics.Type type) {
        out.number(type.results());
        counts(type.bySeverity(), FlagSeverity.COUNT);
        labels(type.byCategory(), out::number);
        counts(type.occurrences(), FlagMetrics.MAX_OCCURRENCES);
    }

    private void outcomes(OutcomeMetrics.Sums sums) {
        numbers(sums.n(), sums.yes(), sums.sum(), sums.sumOfSquares());
    }

    private void days() {
        list(part.days().entrySet(), e -> {
            DayCounts day = e.getValue();
            out.number(e.getKey().toEpochDay());
            counts(day.byClass(), classes);
            numbers(day.results(), day.flagged(), day.escalated(), day.insufficient(), day.withOutcome());
            list(day.byFlagType().entrySet(), type -> {
                place(type.getKey(), part.flags().types());
                out.number(type.getValue());
            });
        });
    }

    private void notScored(NotScoredMetrics notScored) {
        out.number(notScored.results());
        labels(notScored.byReason(), out::number);
        labels(notScored.byTier(), out::number);
        list(notScored.byDay().entrySet(), e -> numbers(e.getKey().toEpochDay(), e.getValue()));
    }

    /** A label by its place among those that were written before. */
    private void place(String label, SortedMap<String, ?> labels) {
        if (!labels.containsKey(label)) {
            throw new IllegalArgumentException("The part counts a label in one place that it lacks in another.");
        }
        out.number(labels.headMap(label).size());
    }

    private void numbers(long... numbers) {
        for (long number : numbers) {
            out.number(number);
        }
    }

    /** Counts of a size that the layout gives; those that are not there are 0. */
    private void counts(Counts counts, int size) {
        if (counts.size() > size) {
            throw new IllegalArgumentException("The part has more counts than its layout has places.");
        }
        for (int i = 0; i < size; i++) {
            out.number(i < counts.size() ? counts.get(i) : 0);
        }
    }

    private <V> void labels(SortedMap<String, V> labels, Consumer<V> value) {
        list(labels.entrySet(), e -> {
            out.text(e.getKey());
            value.accept(e.getValue());
        });
    }

    private <V> void list(Collection<V> values, Consumer<? super V> value) {
        out.number(values.size());
        values.forEach(value);
    }

    /** A list of a size that the layout gives. */
    private static <V> void each(List<V> values, int size, Consumer<? super V> value) {
        if (values.size() != size) {
            throw new IllegalArgumentException(
                    "The part has " + values.size() + " values where its layout has " + size + " places.");
        }
        values.forEach(value);
    }
}
