package io.calibration.jdbc;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a {@link ScanQuery} to a recorder, one at a time and without a copy. Not thread-safe. */
final class ScanRows {

    private final ScanQuery query;
    private final MetricsRecorder recorder;
    private final WindowFilter window;
    private final ChildRows children;
    private final int firstColumn;
    private final ScanResultBuffer row = new ScanResultBuffer();
    private final ScanResultJson json = new ScanResultJson();
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);

    private int numberIndex; // the column with the number of a row; 0 when all rows are given
    private long number;
    private boolean open; // a result was begun and is not recorded yet
    private @Nullable Rejection wrong; // with a value of it
    private @Nullable Rejection missing; // what it must have; as in JSON, told when all values are right
    private @Nullable String key; // its key

    ScanRows(ScanQuery query, DayWindow window, MetricsRecorder recorder) {
        this.query = query;
        this.recorder = recorder;
        this.window = new WindowFilter(window);
        children = new ChildRows(query, row);
        firstColumn = query.isOneTable() ? 1 : ScanQuery.KIND_INDEX + 1;
    }

    /** Says that rows are left out, and that a column has the number of each. */
    void numberedBy(int index) {
        numberIndex = index;
    }

    /** Says that rows come before the first that is given. */
    void numberedAfter(long before) {
        number = before;
    }

    /** The results begun so far. */
    long number() {
        return number;
    }

    /** Takes the current row. */
    void next(ResultSet rows) throws SQLException {
        if (query.isOneTable()) {
            begin(rows);
            end();
        } else if (rows.getInt(ScanQuery.KIND_INDEX) == ScanQuery.RESULT_KIND) {
            end();
            checkKey(rows.getString(ScanQuery.KEY_INDEX));
            begin(rows);
        } else if (open && (wrong == null)) {
            children.read(rows);
        }
    }

    /** Records the result that was begun last. */
    void end() {
        if (!open) {
            return;
        }
        open = false;
        recorder.position(number);
        Rejection malformed = wrong == null ? children.wrong() : wrong;
        Rejection first = malformed == null ? missing : malformed;
        if (first == null) {
            recorder.record(row);
        } else {
            recorder.reject(first);
        }
    }

    private void begin(ResultSet rows) throws SQLException {
        row.clear();
        children.clear();
        wrong = null;
        missing = null;
        present.clear();
        open = true;
        try {
            read(rows);
        } catch (Malformed e) {
            wrong = e.rejection();
        }
        if (open) {
            number = numberIndex == 0 ? number + 1 : rows.getLong(numberIndex);
        }
    }

    private void read(ResultSet rows) throws SQLException, Malformed {
        List<ScanQuery.Part> parts = query.parts();
        for (int i = 0; i < parts.size(); i++) {
            ScanQuery.Part part = parts.get(i);
            int index = firstColumn + i;
            if (part.reader().read(rows, index, row, json)) {
                present.add(part.field());
            }
            if ((part.field() == ScanField.OBSERVED_AT) && window.excludes(row.observedAtMillis())) {
                open = false;
                return;
            }
        }
        ScanField first = ScanResultJson.missing(present);
        missing = first == null ? null : new Rejection(RejectionReason.MISSING, first.key());
    }

    /** Two results of one key would both get the rows of each. */
    private void checkKey(@Nullable String next) {
        if ((next != null) && next.equals(key)) {
            throw new CollectionException(
                    "The key of table " + query.title() + " is not unique: two results have one after " + number
                            + " results. Name a column with key(...) that tells results apart.",
                    null);
        }
        key = next;
    }
}
