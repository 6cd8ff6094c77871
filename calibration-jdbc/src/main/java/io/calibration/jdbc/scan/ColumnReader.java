package io.calibration.jdbc.scan;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row into a result. */
@FunctionalInterface
interface ColumnReader {

    /** Whether there was a value; false for null. */
    boolean read(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json) throws SQLException, Malformed;

    /** Takes a text that is there. */
    interface TakingText {
        void take(String value, ScanResultBuffer row, ScanResultJson json) throws Malformed;
    }

    /** Takes a number; NaN for none. */
    interface TakingNumber {
        void take(double value, ScanResultBuffer row);
    }

    /** Reads a field as it is. */
    static ColumnReader of(ScanField field, ColumnKind kind) {
        ColumnValue value = new ColumnValue(field, kind);
        return switch (field) {
            case OBSERVED_AT, OUTCOME_AT -> throw new IllegalArgumentException("ScanTime reads times.");
            case LOGIC_VERSION, CLASSIFICATION, TIER -> text(value, (text, row, json) -> row.text(field, text));
            case GROUP ->
                (rows, index, row, json) -> {
                    String key = value.key(rows, index);
                    row.text(field, key);
                    return key != null;
                };
            case OVERALL_SCORE, CONFIDENCE, CONFLICT_SCORE -> number(value, (number, row) -> row.number(field, number));
            case DATA_SUFFICIENT, OUTCOME ->
                (rows, index, row, json) -> {
                    Boolean truth = value.truth(rows, index);
                    row.truth(field, truth);
                    return truth != null;
                };
            case ESCALATION, NOT_SCORED -> text(value, (text, row, json) -> json.readReasons(field, text, row));
            case CATEGORY_SCORES, FLAGS, DIMENSIONS ->
                text(value, (text, row, json) -> json.readColumn(field, text, row));
        };
    }

    /** Reads a category's score. */
    static ColumnReader category(String category, ColumnKind kind) {
        return number(
                new ColumnValue(ScanField.CATEGORY_SCORES, kind), (score, row) -> row.addCategory(category, score));
    }

    /** Reads the value of a dimension. */
    static ColumnReader dimension(String label, ColumnKind kind) {
        ColumnValue value = new ColumnValue(ScanField.DIMENSIONS, kind);
        return (rows, index, row, json) -> {
            String key = value.key(rows, index);
            if (key != null) {
                row.addDimension(label, key);
            }
            return key != null;
        };
    }

    /** Reads the value that a JSON document has at a key. */
    static ColumnReader inJson(ScanField field, String key, ColumnKind kind) {
        return text(new ColumnValue(field, kind), (text, row, json) -> json.readWithin(field, key, text, row));
    }

    /** Reads a text of which a code alone stays. */
    static ColumnReader code(Function<String, @Nullable String> codes, ColumnKind kind) {
        return text(new ColumnValue(ScanField.ESCALATION, kind), (text, row, json) -> {
            String code = codes.apply(text);
            if (code != null) {
                row.addEscalation(code);
            }
        });
    }

    private static ColumnReader number(ColumnValue value, TakingNumber taking) {
        return (rows, index, row, json) -> {
            double number = value.number(rows, index);
            taking.take(number, row);
            return !Double.isNaN(number);
        };
    }

    private static ColumnReader text(ColumnValue value, TakingText taking) {
        return (rows, index, row, json) -> {
            String text = value.text(rows, index);
            if (text != null) {
                taking.take(text, row, json);
            }
            return text != null;
        };
    }
}
