package io.calibration.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.ScanResultCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same results in the other forms that a host may have: records with maps, and JSON lines. */
final class ScanForms {

    private ScanForms() {}

    static List<ScanResult> records(ScanColumns columns) {
        List<ScanResult> records = new ArrayList<>(columns.size);
        ScanColumns.Row row = columns.row();
        for (int i = 0; i < columns.size; i++) {
            records.add(record(row.on(i)));
        }
        return records;
    }

    static ScanResult record(ScanResultCursor row) {
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < row.categories(); i++) {
            if (!Double.isNaN(row.categoryScore(i))) {
                scores.put(row.category(i).toString(), row.categoryScore(i));
            }
        }
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < row.flags(); i++) {
            flags.add(new Flag(
                    row.flagType(i).toString(), row.flagSeverity(i).toString(), String.valueOf(row.flagCategory(i))));
        }
        CharSequence tier = row.tier();
        return new ScanResult(
                Instant.ofEpochMilli(row.observedAtMillis()),
                row.logicVersion().toString(),
                row.overallScore(),
                row.classification().toString(),
                scores,
                orNull(row.confidence()),
                flags,
                row.escalations() == 0 ? List.of() : List.of(row.escalation(0).toString()),
                tier == null ? null : tier.toString(),
                row.dataSufficient(),
                orNull(row.conflictScore()),
                row.outcome() == Outcome.ABSENT ? null : (Boolean) (row.outcome() == Outcome.YES));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    /** The score that every generated result has. */
    static Double score(ScanResult result) {
        return Objects.requireNonNull(result.overallScore());
    }

    static byte[] jsonLines(List<ScanResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes).setRootValueSeparator(null)) {
            for (ScanResult result : results) {
                write(result, json);
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ScanResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("observed_at", result.observedAt().toString());
        json.writeStringField("logic_version", result.logicVersion());
        json.writeNumberField("overall_score", score(result).intValue());
        json.writeStringField("classification", result.classification());
        json.writeObjectFieldStart("category_scores");
        for (Map.Entry<String, Double> score : result.categoryScores().entrySet()) {
            json.writeNumberField(score.getKey(), score.getValue().intValue());
        }
        json.writeEndObject();
        json.writeFieldName("confidence");
        writeNumber(result.confidence(), json);
        json.writeArrayFieldStart("flags");
        for (Flag flag : result.flags()) {
            json.writeStartObject();
            json.writeStringField("type", flag.type());
            json.writeStringField("severity", flag.severity());
            json.writeStringField("category", flag.category());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(
                "escalation",
                result.escalations().isEmpty() ? null : result.escalations().get(0));
        json.writeStringField("tier", result.tier());
        json.writeFieldName("data_sufficient");
        writeTruth(result.dataSufficient(), json);
        json.writeFieldName("conflict_score");
        writeNumber(result.conflictScore(), json);
        json.writeFieldName("outcome");
        writeTruth(result.outcome(), json);
        json.writeEndObject();
    }

    private static void writeNumber(@Nullable Double value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void writeTruth(@Nullable Boolean value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeBoolean(value);
        }
    }
}
