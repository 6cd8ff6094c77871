package io.calibration.jdbc.scan;

import io.calibration.collect.internal.Instants;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.ScanResultCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of a {@link ScanQuery} to a recorder, one at a time and without a copy. Rows of other tables are added to the result that
 * they belong to; they come in no order, so of several mistakes in them the least counts, that the order may not show. Not thread-safe.
 */
public final class ScanRows {

    private final ScanQuery query;
    private final MetricsRecorder recorder;
    private final boolean allDays;
    private final long firstDay;
    private final long lastDay;
    private final int firstColumn;
    private final int[] firstOfChildren;
    private final ScanResultBuffer row = new ScanResultBuffer();
    private final ScanResultJson json = new ScanResultJson();
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);
    private final Set<String> categories = new HashSet<>(); // from rows of their own

    private int numberIndex; // the column with the number of a row; 0 when all rows are given
    private long number;
    private boolean open; // a result was begun and is not recorded yet
    private @Nullable Rejection wrong; // with a value of it
    private @Nullable Rejection wrongChild; // with a row of another table
    private @Nullable Rejection missing; // what it must have; as in JSON, told when all values are right
    private @Nullable String key; // its key

    public ScanRows(ScanQuery query, DayWindow window, MetricsRecorder recorder) {
        this.query = query;
        this.recorder = recorder;
        allDays = window.equals(DayWindow.ALL);
        firstDay = window.firstDay().toEpochDay();
        lastDay = window.lastDay().toEpochDay();
        firstColumn = query.isOneTable() ? 1 : ScanQuery.KIND_INDEX + 1;
        firstOfChildren = query.children().stream().mapToInt(query::firstColumn).toArray();
    }

    /** Says that rows are left out, and that a column has the number of each. */
    public void numberedBy(int index) {
        numberIndex = index;
    }

    /** Says that rows come before the first that is given. */
    void numberedAfter(long before) {
        number = before;
    }

    /** The results begun so far. */
    public long number() {
        return number;
    }

    /** Takes the current row. */
    public void next(ResultSet rows) throws SQLException {
        if (query.isOneTable()) {
            begin(rows);
            end();
        } else if (rows.getInt(ScanQuery.KIND_INDEX) == ScanQuery.RESULT_KIND) {
            end();
            checkKey(rows.getString(ScanQuery.KEY_INDEX));
            begin(rows);
        } else if (open && (wrong == null)) {
            readChild(rows);
        }
    }

    /** Records the result that was begun last. */
    public void end() {
        if (!open) {
            return;
        }
        open = false;
        recorder.position(number);
        Rejection malformed = wrong == null ? wrongChild : wrong;
        Rejection first = malformed == null ? missing : malformed;
        if (first == null) {
            recorder.record(row);
        } else {
            recorder.reject(first);
        }
    }

    private void begin(ResultSet rows) throws SQLException {
        row.clear();
        if (!categories.isEmpty()) {
            categories.clear();
        }
        wrong = null;
        wrongChild = null;
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
            if ((part.field() == ScanField.OBSERVED_AT) && isOutside(row.observedAtMillis())) {
                open = false;
                return;
            }
        }
        ScanField first = ScanResultJson.missing(present);
        missing = first == null ? null : new Rejection(RejectionReason.MISSING, first.key());
    }

    /** Reads the current row, which is none of a result. */
    private void readChild(ResultSet rows) throws SQLException {
        int table = rows.getInt(ScanQuery.KIND_INDEX) - 1;
        ScanQuery.Child child = query.children().get(table);
        try {
            if (child.field() == ScanField.FLAGS) {
                readFlag(child, rows, firstOfChildren[table]);
            } else {
                readCategory(child, rows, firstOfChildren[table]);
            }
        } catch (Malformed e) {
            Rejection next = e.rejection();
            wrongChild = (wrongChild == null) || (next.compareTo(wrongChild) < 0) ? next : wrongChild;
        }
    }

    private void readCategory(ScanQuery.Child child, ResultSet rows, int index) throws SQLException, Malformed {
        String category = text(child, 0, rows, index);
        if (!categories.add(category)) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, child.field().key());
        }
        row.addCategory(category, child.columns().get(1).value().number(rows, index + 1));
    }

    private void readFlag(ScanQuery.Child child, ResultSet rows, int index) throws SQLException, Malformed {
        String category = child.columns().get(2).value().text(rows, index + 2);
        row.addFlag(text(child, 0, rows, index), text(child, 1, rows, index), category == null ? "" : category);
    }

    /** A text that must be there. */
    private static String text(ScanQuery.Child child, int column, ResultSet rows, int first)
            throws SQLException, Malformed {
        ColumnValue value = child.columns().get(column).value();
        String text = value.text(rows, first + column);
        if (text == null) {
            throw new Malformed(RejectionReason.MISSING, value.field());
        }
        return text;
    }

    /** Left out in the same way on every database; a time that is none stays, to be counted. */
    private boolean isOutside(long millis) {
        if (allDays || !Instants.isTime(millis)) {
            return false;
        }
        long day = ScanResultCursor.epochDay(millis);
        return (day < firstDay) || (day > lastDay);
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
