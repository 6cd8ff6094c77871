package io.calibration.json;

import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * The figures of one value of a dimension in the order of their bytes, as parts have them. Snapshots have the same bytes as a text, for
 * there are many: written out they would be several times as long.
 */
final class SliceCodec {

    private static final Cell NO_CELL = new Cell(0, 0, List.of(0, 0, 0, 0), 0, Outcome.ABSENT, 0, 0);

    private final ByteWalk bytes;
    private final CellCode code;
    private final int classes;
    private final List<String> types;

    /** @param types the flag types of the whole, in order */
    SliceCodec(ByteWalk bytes, SnapshotLayout layout, List<String> types) {
        this.bytes = bytes;
        code = new CellCode(layout);
        classes = layout.classes().size();
        this.types = types;
    }

    /** The slice in base64. */
    static String text(Slice slice, SnapshotLayout layout, List<String> types) {
        ByteSink sink = new ByteSink();
        new SliceCodec(sink, layout, types).slice(slice);
        return Base64.getEncoder().withoutPadding().encodeToString(sink.toBytes());
    }

    /** @throws InvalidDocumentException when the text is no slice */
    static Slice slice(ArtifactValue text, SnapshotLayout layout, List<String> types) {
        try {
            byte[] all = Base64.getDecoder().decode(text.text());
            ByteSource source = new ByteSource(all, 0, all.length);
            Slice slice = new SliceCodec(source, layout, types).slice(Slice.NONE);
            source.require(!source.isMore(false), "goes on behind its end");
            return slice;
        } catch (IllegalArgumentException | InvalidDocumentException e) {
            throw Mistakes.only(text.pointer(), ArtifactValue.OTHER_SHAPE);
        }
    }

    Slice slice(Slice given) {
        Counts byClass = bytes.counts(given.byClass(), classes);
        return new Slice(
                byClass,
                decisions(given.decisions()),
                bytes.map(
                        given.days(),
                        7,
                        LocalDate.EPOCH,
                        DayCounts.NONE,
                        date -> DayCodec.date(bytes, date),
                        day -> DayCodec.day(bytes, day, classes, types)),
                bytes.map(
                        given.outcomes(),
                        3,
                        LocalDate.EPOCH,
                        OutcomesByClass.NONE,
                        date -> DayCodec.date(bytes, date),
                        this::outcomes));
    }

    private OutcomesByClass outcomes(OutcomesByClass given) {
        return new OutcomesByClass(bytes.counts(given.bad(), classes), bytes.counts(given.good(), classes));
    }

    /** Each cell by its distance from the one before. */
    private DecisionTable decisions(DecisionTable given) {
        long[] next = {0}; // the least code that the cell may have
        return new DecisionTable(bytes.list(given.cells(), 3, NO_CELL, cell -> {
            long at = Math.addExact(next[0], bytes.number(code.withoutOutcome(cell) - next[0]));
            bytes.require(at < code.cells() / Outcome.COUNT, "holds a decision cell out of bounds");
            next[0] = Math.incrementExact(at);
            return code.cellWithoutOutcome(at, bytes.number(cell.even()), bytes.number(cell.odd()));
        }));
    }
}
