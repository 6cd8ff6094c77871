package io.calibration.jdbc.scan;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the rows of other tables to the result that they belong to. They come in no order, so of several mistakes the least counts, that
 * the order may not show.
 */
final class ChildRows {

    private final List<ScanQuery.Child> tables;
    private final int[] firstColumns;
    private final ScanResultBuffer row;
    private final Set<String> categories = new HashSet<>();
    private @Nullable Rejection wrong;

    ChildRows(ScanQuery query, ScanResultBuffer row) {
        this.row = row;
        tables = query.children();
        firstColumns = tables.stream().mapToInt(query::firstColumn).toArray();
    }

    void clear() {
        wrong = null;
        if (!categories.isEmpty()) {
            categories.clear();
        }
    }

    @Nullable
    Rejection wrong() {
        return wrong;
    }

    /** Reads the current row, which is none of a result. */
    void read(ResultSet rows) throws SQLException {
        int table = rows.getInt(ScanQuery.KIND_INDEX) - 1;
        ScanQuery.Child child = tables.get(table);
        try {
            if (child.field() == ScanField.FLAGS) {
                readFlag(child, rows, firstColumns[table]);
            } else {
                readCategory(child, rows, firstColumns[table]);
            }
        } catch (Malformed e) {
            Rejection next = e.rejection();
            wrong = (wrong == null) || (next.compareTo(wrong) < 0) ? next : wrong;
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
}
