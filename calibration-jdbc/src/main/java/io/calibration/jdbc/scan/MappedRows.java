package io.calibration.jdbc.scan;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.internal.JoinedText;
import io.calibration.metrics.CollectionException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the rows of a {@link MappedQuery}, those of joined tables within their result, which comes before them. What would leave results
 * without their rows in silence ends the reading: keys that are null or there twice, and a table none of whose rows belongs to a result.
 */
final class MappedRows {

    private static final int DECIMAL = 10;

    private final MappedQuery query;
    private final Consumer<@Nullable String[]> each;
    private final @Nullable String[] texts;
    private final int[] own; // places of the results' own columns
    private final List<Joined> joined = new ArrayList<>();
    private @Nullable String present; // the key of the result that is being read
    private boolean open;
    private long results;

    /** The rows of one joined table. */
    private static final class Joined {

        private final JoinedText text;
        private final int place; // of what they become
        private final int first; // of their columns in the answer
        private final @Nullable String[] values;
        private boolean any;
        private boolean anyBelongs;

        Joined(ScanMapping mapping, JoinedRows rows, int place, int first) {
            text = new JoinedText(mapping, rows);
            this.place = place;
            this.first = first;
            values = new @Nullable String[rows.columns().size()];
        }

        void add(ResultSet found) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                values[i] = found.getString(first + i);
            }
            text.add(values);
            anyBelongs = true;
        }
    }

    /** @param names the columns that are asked for, in the order of the texts to hand on */
    MappedRows(MappedQuery query, ScanMapping mapping, List<String> names, Consumer<@Nullable String[]> each) {
        SortedMap<String, JoinedRows> others = mapping.joined();
        this.query = query;
        this.each = each;
        texts = new @Nullable String[names.size()];
        own = IntStream.range(0, names.size())
                .filter(i -> !others.containsKey(names.get(i)))
                .toArray();
        int first = MappedQuery.KIND + 1 + own.length;
        for (Map.Entry<String, JoinedRows> other : others.entrySet()) {
            JoinedRows rows = other.getValue();
            joined.add(new Joined(mapping, rows, names.indexOf(other.getKey()), first));
            first += rows.columns().size();
        }
    }

    /** How many results were handed on. */
    long results() {
        return results;
    }

    void next(ResultSet found) throws SQLException {
        if (query.isPacked()) {
            handOn();
            unpack(found.getString(1));
        } else if (joined.isEmpty()) {
            handOn();
            begin(found, 1);
        } else {
            merge(found, found.getString(MappedQuery.KEY), found.getInt(MappedQuery.KIND));
        }
    }

    private void merge(ResultSet found, @Nullable String key, int kind) throws SQLException {
        if (kind == 0) {
            requireNewKey(key);
            handOn();
            begin(found, MappedQuery.KIND + 1);
            present = key;
        } else {
            Joined rows = joined.get(kind - 1);
            rows.any = true;
            if (open && key != null && key.equals(present)) {
                rows.add(found);
            }
        }
    }

    /** Results of one key come one after the other, and the rows of other tables only then: they would all be of the last. */
    private void requireNewKey(@Nullable String key) {
        long number = results + (open ? 2 : 1);
        if (key == null) {
            throw new CollectionException(
                    "Row " + number + sortedByKey() + " has none, so that no rows of other tables belong to it. Name"
                            + " another key, or a view of the results that have one.",
                    null);
        }
        if (open && key.equals(present)) {
            throw new CollectionException(
                    "Rows " + (number - 1) + " and " + number + sortedByKey() + " have the same, so that rows of other"
                            + " tables belong to no one of them. Name another key, or take out the row that is there twice.",
                    null);
        }
    }

    private String sortedByKey() {
        return " of table " + title(0) + ", in the order of its key " + key(0) + ",";
    }

    private void begin(ResultSet found, int first) throws SQLException {
        for (int i = 0; i < own.length; i++) {
            texts[own[i]] = found.getString(first + i);
        }
        open = true;
    }

    private void unpack(String values) {
        int at = 0;
        for (int place : own) {
            int begin = values.indexOf(':', at) + 1;
            boolean isNothing = values.charAt(at) == MappedQuery.NOTHING;
            int end = isNothing
                    ? at + 1
                    : values.offsetByCodePoints(begin, Integer.parseInt(values, at, begin - 1, DECIMAL));
            texts[place] = isNothing ? null : values.substring(begin, end);
            at = end;
        }
        open = true;
    }

    private void handOn() {
        if (open) {
            joined.forEach(rows -> texts[rows.place] = rows.text.end());
            results++;
            open = false;
            each.accept(texts);
        }
    }

    /**
     * Hands on the last result.
     *
     * @throws CollectionException when a joined table has rows, and none belongs to a result: a wrong column or key looks like that. Some
     *     that belong to none are as usual, where results are a view, or old ones were deleted
     */
    void end() {
        handOn();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            if (results > 0 && joined.get(i).any && !joined.get(i).anyBelongs) {
                String table = title(i + 1);
                wrong.add("None of the rows of table " + table + " belongs to a result of table " + title(0) + ": no "
                        + table + "." + key(i + 1) + " is any " + title(0) + "." + key(0)
                        + ". Name the column and the key that belong together, or a view of " + table
                        + " that has rows of these results alone.");
            }
        }
        if (!wrong.isEmpty()) {
            throw new CollectionException(String.join("\n", wrong), null);
        }
    }

    private String title(int part) {
        return query.parts().get(part).table().title();
    }

    private String key(int part) {
        return query.key(part).name();
    }
}
