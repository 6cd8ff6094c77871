package io.calibration.jdbc;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.RejectionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Hands rows to a recorder, whose columns are in the order of {@link ScanField}. */
final class ScanRow {

    private final MetricsRecorder recorder;
    private final ScanResultBuffer row = new ScanResultBuffer();
    private final ScanResultJson json = new ScanResultJson();
    private long number;

    ScanRow(MetricsRecorder recorder) {
        this.recorder = recorder;
    }

    /** Rows so far. */
    long number() {
        return number;
    }

    void record(ResultSet columns) throws SQLException {
        number++;
        recorder.position(number);
        try {
            read(columns);
        } catch (Malformed e) {
            recorder.reject(e.rejection());
            return;
        }
        recorder.record(row);
    }

    private void read(ResultSet columns) throws SQLException, Malformed {
        row.clear();
        int index = 0;
        for (ScanField field : ScanField.values()) {
            Object value = columns.getObject(++index);
            if (value != null) {
                read(field, index, columns);
            } else if (isRequired(field)) {
                throw new Malformed(RejectionReason.MISSING, field.key());
            }
        }
    }

    private static boolean isRequired(ScanField field) {
        return ScanResultJson.REQUIRED.contains(field);
    }

    private void read(ScanField field, int index, ResultSet columns) throws SQLException, Malformed {
        switch (field) {
            case OBSERVED_AT ->
                row.observedAt(columns.getObject(index, OffsetDateTime.class)
                        .toInstant()
                        .toEpochMilli());
            case LOGIC_VERSION -> row.logicVersion(columns.getString(index));
            case OVERALL_SCORE -> row.overallScore(number(columns.getDouble(index)));
            case CLASSIFICATION -> row.classification(columns.getString(index));
            case CATEGORY_SCORES, FLAGS -> json.readColumn(field, columns.getString(index), row);
            case CONFIDENCE -> row.confidence(number(columns.getDouble(index)));
            case ESCALATION -> json.readEscalation(columns.getString(index), row);
            case TIER -> row.tier(columns.getString(index));
            case DATA_SUFFICIENT -> row.dataSufficient(columns.getBoolean(index));
            case CONFLICT_SCORE -> row.conflictScore(number(columns.getDouble(index)));
            case OUTCOME -> row.outcome(columns.getBoolean(index));
        }
    }

    /** A NaN that stands in the table is a wrong number, not an absent one. */
    private static double number(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
