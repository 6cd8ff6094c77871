package io.calibration.collect.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads scan results, or single columns of them, from JSON into a buffer, strictly: no tree and no object in between. Unknown keys are
 * skipped; null is absent. Not thread-safe.
 */
public final class ScanResultJson {

    /** The field that stands for the whole line. */
    public static final String LINE = "line";

    private final @Nullable ZoneId zone;
    private final JsonTexts texts = new JsonTexts();
    private final JsonValues values = new JsonValues();
    private final Set<ScanField> seen = EnumSet.noneOf(ScanField.class);
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);
    private final Keys unknownKeys = new Keys();
    private String field = LINE;

    /** A reader with its own working memory, to which times without a zone are none. */
    public ScanResultJson() {
        this(null);
    }

    /** @param zone the zone of times that name none, or null when such are none */
    public ScanResultJson(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** The first field that a scan result with these fields lacks, or null. A result without a score needs no class. */
    public static @Nullable ScanField missing(Set<ScanField> present) {
        if (!present.contains(ScanField.OBSERVED_AT)) {
            return ScanField.OBSERVED_AT;
        }
        if (!present.contains(ScanField.LOGIC_VERSION)) {
            return ScanField.LOGIC_VERSION;
        }
        boolean scored = present.contains(ScanField.OVERALL_SCORE) && !present.contains(ScanField.NOT_SCORED);
        return scored && !present.contains(ScanField.CLASSIFICATION) ? ScanField.CLASSIFICATION : null;
    }

    /**
     * Reads one line.
     *
     * @throws Malformed when it is not a scan result; the buffer is of no use then
     */
    public void readLine(byte[] bytes, int offset, int length, ScanResultBuffer row) throws Malformed {
        row.clear();
        seen.clear();
        present.clear();
        unknownKeys.clear();
        read(bytes, offset, length, LINE, parser -> readResult(parser, row));
        ScanField missing = missing(present);
        if (missing != null) {
            throw new Malformed(RejectionReason.MISSING, missing.key());
        }
    }

    /**
     * Reads the JSON text of one column.
     *
     * @throws Malformed when the text is not what the field may hold
     */
    public void readColumn(ScanField column, String json, ScanResultBuffer row) throws Malformed {
        read(column, json, parser -> readPresent(column, parser, row));
    }

    /**
     * Reads a text that is a reason, or a JSON list of reasons.
     *
     * @throws Malformed when it begins as a list and is none
     */
    public void readReasons(ScanField column, String text, ScanResultBuffer row) throws Malformed {
        if (text.startsWith("[")) {
            readColumn(column, text, row);
        } else {
            row.addReason(column, text);
        }
    }

    /**
     * The texts of a JSON list.
     *
     * @throws Malformed when it is no list of texts
     */
    public List<String> readTexts(ScanField column, String json) throws Malformed {
        List<String> all = new ArrayList<>();
        read(column, json, parser -> values.texts(parser, column.key(), all::add));
        return all;
    }

    /**
     * Reads a field whose value stands in a JSON document of its own: at a key when it is an object, else the document itself.
     *
     * @throws Malformed when the text is not JSON, or the value not what the field may hold
     */
    public void readWithin(ScanField column, String key, String json, ScanResultBuffer row) throws Malformed {
        read(column, json, parser -> {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readMember(column, key, parser, row);
            } else {
                readPresent(column, parser, row);
            }
        });
    }

    /** Reads a value, from its first token to its last. */
    private interface Reading {
        void read(JsonParser parser) throws IOException, Malformed;
    }

    private void read(ScanField column, String json, Reading reading) throws Malformed {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        read(bytes, 0, bytes.length, column.key(), reading);
    }

    private void read(byte[] bytes, int offset, int length, String whole, Reading reading) throws Malformed {
        field = whole;
        try {
            JsonParser parser = texts.begin(bytes, offset, length);
            read(parser, reading);
            texts.end(parser);
        } catch (IOException e) {
            throw new Malformed(RejectionReason.NOT_JSON, whole);
        }
    }

    private void read(JsonParser parser, Reading reading) throws IOException, Malformed {
        try {
            if (parser.nextToken() == null) {
                throw new IOException("no value");
            }
            reading.read(parser);
        } catch (StreamConstraintsException e) {
            int depth = parser.getParsingContext().getNestingDepth();
            throw depth >= JsonTexts.MAX_DEPTH
                    ? new Malformed(RejectionReason.TOO_DEEP, LINE)
                    : new Malformed(RejectionReason.NOT_A_NUMBER, depth == 1 ? fieldAhead(parser) : field);
        }
    }

    private void readMember(ScanField column, String key, JsonParser parser, ScanResultBuffer row)
            throws IOException, Malformed {
        boolean found = false;
        for (String next = parser.nextFieldName(); next != null; next = parser.nextFieldName()) {
            parser.nextToken();
            if (!next.equals(key)) {
                parser.skipChildren();
            } else if (found) {
                throw new Malformed(RejectionReason.DUPLICATE_KEY, field);
            } else {
                found = true;
                readPresent(column, parser, row);
            }
        }
    }

    private void readPresent(ScanField column, JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            readValue(column, parser, row);
        }
    }

    /** The field whose value is too long; the parser looks at a value as soon as it has the key. */
    private static String fieldAhead(JsonParser parser) throws IOException {
        String key = parser.currentName();
        ScanField ahead = key == null ? null : ScanField.of(key);
        return ahead == null ? LINE : ahead.key();
    }

    private void readResult(JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Malformed(RejectionReason.NOT_JSON, LINE);
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            ScanField known = ScanField.of(key);
            if (known == null) {
                skipUnknown(key, parser, row);
            } else {
                readField(known, parser, row);
            }
        }
        field = LINE;
    }

    private void skipUnknown(String key, JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        field = LINE;
        if (!unknownKeys.add(key)) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, LINE);
        }
        ScanField meant = ScanField.nearly(key);
        if (parser.nextToken() != JsonToken.VALUE_NULL && meant != null) {
            row.misspelt(meant);
        }
        values.skip(parser);
    }

    private void readField(ScanField known, JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        field = known.key();
        if (!seen.add(known)) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, field);
        }
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
            present.add(known);
            readValue(known, parser, row);
        }
    }

    private void readValue(ScanField known, JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        switch (known) {
            case OBSERVED_AT, OUTCOME_AT -> row.time(known, Instants.parse(values.text(parser, field), zone));
            case LOGIC_VERSION, CLASSIFICATION, TIER -> row.text(known, values.text(parser, field));
            case GROUP -> row.text(known, values.key(parser, field));
            case OVERALL_SCORE, CONFIDENCE, CONFLICT_SCORE -> row.number(known, values.number(parser, field));
            case DATA_SUFFICIENT, OUTCOME -> row.truth(known, values.truth(parser, field));
            case CATEGORY_SCORES -> values.categoryScores(parser, row);
            case FLAGS -> values.flags(parser, row);
            case DIMENSIONS -> values.dimensions(parser, row);
            case ESCALATION, NOT_SCORED -> values.texts(parser, field, reason -> row.addReason(known, reason));
        }
    }
}
