package io.calibration.jdbc.duckdb;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.Labels;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks a table: its rows under the names of this library, and which of them are plain. */
final class PushedRows {

    private static final Map<ScanField, String> TYPES = Map.of(
            ScanField.CONFIDENCE, "DOUBLE",
            ScanField.CONFLICT_SCORE, "DOUBLE",
            ScanField.DATA_SUFFICIENT, "BOOLEAN",
            ScanField.OUTCOME, "BOOLEAN");

    private static final double DOUBT = 1e-9;

    private final ScanSession session;
    private final ScanQuery query;
    private final PushedColumns columns;
    private final DayWindow window;
    private final SnapshotLayout layout;
    private final List<String> plain = new ArrayList<>();

    PushedRows(ScanSession session, ScanQuery query, PushedColumns columns, DayWindow window, SnapshotLayout layout) {
        this.session = session;
        this.query = query;
        this.columns = columns;
        this.window = window;
        this.layout = layout;
        requireSound();
    }

    /** Takes a row of an answer. */
    interface Group {
        void take(ResultSet row) throws SQLException;
    }

    /** Hands over every row of the answer to a question. */
    void each(String sql, Group group) throws SQLException {
        try (Statement statement = session.statement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                group.take(found);
            }
        }
    }

    /** What can be said before any label was seen. */
    private void requireSound() {
        long end = (DayWindow.ALL.lastDay().toEpochDay() + 1) * ScanResultCursor.MILLIS_A_DAY;
        String least = number(layout.scale().min().doubleValue());
        String most = number(layout.scale().max().doubleValue());
        require("observed_at >= 0 AND observed_at < " + end);
        require("logic_version = " + text(layout.logicVersion().text()));
        require("overall_score BETWEEN " + least + " AND " + most);
        require("classification IS NOT NULL");
        require("not_scored IS NULL");
        for (String share : List.of("confidence", "conflict_score")) {
            require("(" + share + " IS NULL OR " + share + " BETWEEN 0::DOUBLE AND 1::DOUBLE)");
        }
        for (int i = 0; i < columns.categories().size(); i++) {
            require("(" + category(i) + " IS NULL OR " + category(i) + " BETWEEN " + least + " AND " + most + ")");
        }
    }

    /** Narrows down what is plain. */
    void require(String condition) {
        plain.add(condition);
    }

    /** Narrows down what is plain to these texts, or none where that is allowed. */
    void requireOneOf(String column, Collection<String> texts, boolean orNone) {
        String among = among(column, texts);
        require(orNone ? "(" + column + " IS NULL OR " + among + ")" : among);
    }

    /** Whether a column is one of these texts. */
    static String among(String column, Collection<String> texts) {
        return texts.isEmpty()
                ? "FALSE"
                : texts.stream()
                        .sorted()
                        .map(PushedRows::text)
                        .collect(Collectors.joining(", ", column + " IN (", ")"));
    }

    /** No row is odd, so none needs to be looked at. */
    void requireNothing() {
        plain.clear();
    }

    /** Whether a text is a label as it is, or becomes one. */
    boolean isLabel(LabelKind kind, @Nullable String text) {
        return (text != null) && isQuotable(text) && layout.label(kind, text).isPresent();
    }

    /** Whether SQL may hold the text in quotation marks, and in lists of texts as they are made here. */
    static boolean isQuotable(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == ',' || c == ';');
    }

    /** Whether labels are not too many to be told apart. */
    boolean areKept(LabelKind kind, Set<String> names) {
        return kind.surplus(labels(names), layout.declared(kind)).isEmpty();
    }

    static Set<String> labels(Set<String> names) {
        return names.stream().flatMap(name -> Labels.normalise(name).stream()).collect(Collectors.toSet());
    }

    static String category(int index) {
        return "category_" + index;
    }

    /** The value of a dimension, as a field; what a table does not tell is null. */
    String dimension(String name) {
        return "dimension_" + List.copyOf(columns.dimensions().keySet()).indexOf(name);
    }

    boolean hasFlags() {
        return columns.flags() != null;
    }

    /** All rows of the window. */
    String all() {
        return "(SELECT " + fields() + source() + ")";
    }

    /** The plain ones. */
    String plainRows() {
        return all() + " WHERE " + isPlain();
    }

    /** The others, as a {@link ScanQuery} selects them, each with its number in the window. */
    String oddRows() {
        String parts = IntStream.range(0, query.parts().size())
                .mapToObj(i -> query.parts().get(i).sql() + " AS v" + i)
                .collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, query.parts().size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        return "SELECT " + names + ", row_number FROM (SELECT " + parts + ", " + fields()
                + ", row_number() OVER () AS row_number" + source() + ") WHERE NOT " + isPlain()
                + " ORDER BY row_number";
    }

    private String isPlain() {
        return plain.isEmpty() ? "TRUE" : "coalesce(" + String.join(" AND ", plain) + ", FALSE)";
    }

    private String fields() {
        List<String> fields = new ArrayList<>();
        for (ScanField field : ScanField.values()) {
            if ((field != ScanField.CATEGORY_SCORES) && (field != ScanField.FLAGS) && (field != ScanField.DIMENSIONS)) {
                String absent = "NULL::" + TYPES.getOrDefault(field, "VARCHAR");
                fields.add(columns.values().getOrDefault(field, absent) + " AS " + field.key());
            }
        }
        int index = 0;
        for (String score : columns.categories().values()) {
            fields.add(score + " AS " + category(index++));
        }
        columns.dimensions().forEach((name, value) -> fields.add(value + " AS " + dimension(name)));
        if (hasFlags()) {
            fields.add(columns.flags() + " AS flags");
        }
        return String.join(", ", fields);
    }

    private String source() {
        return query.from(ScanQuery.ANY, window);
    }

    /**
     * The bin of a value in [0, 1] by where bins begin, among them all multiples of a step; null for none. Multiplied and rounded down where
     * that is beyond doubt, else compared with each.
     *
     * @param steps how many steps make 1
     */
    static String bin(String value, int steps, double... lower) {
        String multiple = value + " * " + steps;
        String further = DoubleStream.of(lower)
                .filter(edge -> Math.abs(edge * steps - Math.rint(edge * steps)) > DOUBT)
                .mapToObj(edge -> " + " + atLeast(value, edge))
                .collect(Collectors.joining());
        String compared = DoubleStream.of(lower)
                .skip(1)
                .mapToObj(edge -> atLeast(value, edge))
                .collect(Collectors.joining(" + "));
        return "(CASE WHEN abs(" + multiple + " - round(" + multiple + ")) > " + number(DOUBT) + " THEN floor("
                + multiple + ")::USMALLINT" + further + " ELSE " + compared + " END)";
    }

    private static String atLeast(String value, double edge) {
        return "(" + value + " >= " + number(edge) + ")::USMALLINT";
    }

    static String number(double value) {
        return "'" + value + "'::DOUBLE";
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
