package io.calibration.jdbc;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the value of one column of the current row, which is not null, into a result. */
@FunctionalInterface
interface ColumnReader {

    void read(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json) throws SQLException, Malformed;

    /** Reads a field as it is. */
    static ColumnReader of(ScanColumn field, ColumnKind kind) {
        ColumnValue value = new ColumnValue(field.field(), kind);
        return switch (field) {
            case OBSERVED_AT -> throw new IllegalArgumentException("ScanTime reads times.");
            case LOGIC_VERSION -> (rows, index, row, json) -> row.logicVersion(value.text(rows, index));
            case OVERALL_SCORE -> (rows, index, row, json) -> row.overallScore(value.number(rows, index));
            case CLASSIFICATION -> (rows, index, row, json) -> row.classification(value.text(rows, index));
            case CONFIDENCE -> (rows, index, row, json) -> row.confidence(value.number(rows, index));
            case ESCALATION -> (rows, index, row, json) -> json.readEscalation(value.text(rows, index), row);
            case TIER -> (rows, index, row, json) -> row.tier(value.text(rows, index));
            case DATA_SUFFICIENT -> (rows, index, row, json) -> row.dataSufficient(value.truth(rows, index));
            case CONFLICT_SCORE -> (rows, index, row, json) -> row.conflictScore(value.number(rows, index));
            case OUTCOME -> (rows, index, row, json) -> row.outcome(value.truth(rows, index));
        };
    }

    /** Reads the value that a JSON document has at a key. */
    static ColumnReader inJson(ScanColumn field, String key, ColumnKind kind) {
        ColumnValue value = new ColumnValue(field.field(), kind);
        return (rows, index, row, json) -> json.readWithin(field.field(), key, value.text(rows, index), row);
    }

    /** Reads a text of which a code alone stays. */
    static ColumnReader code(ReasonPatterns patterns, ColumnKind kind) {
        ColumnValue value = new ColumnValue(ScanColumn.ESCALATION.field(), kind);
        return (rows, index, row, json) -> {
            String code = patterns.codeOf(value.text(rows, index));
            if (code != null) {
                row.addEscalation(code);
            }
        };
    }
}
