package io.calibration.collect.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.metrics.CollectionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows that another table has for a result as the JSON that a column of the result could hold. Not thread-safe. */
public final class JoinedText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 1 << 20;

    private final ScanMapping mapping;
    private final JoinedRows rows;
    private final List<String> keys;
    private final StringWriter text = new StringWriter();
    private @Nullable JsonGenerator json; // while a result has rows

    public JoinedText(ScanMapping mapping, JoinedRows rows) {
        this.mapping = mapping;
        this.rows = rows;
        keys = List.copyOf(rows.columns().keySet());
    }

    /**
     * A row, by its columns in the order of their keys. Blanks around a value are dropped, and what the mapping lists as absent is none. A key that is
     * none is an empty one.
     *
     * @throws CollectionException when the rows of one result are too many to be held
     */
    public void add(@Nullable String[] values) {
        try {
            JsonGenerator to = json == null ? begin() : json;
            switch (rows.form()) {
                case TEXTS -> {
                    String value = present(values[0]);
                    if (value != null) {
                        to.writeString(value);
                    }
                }
                case OBJECT -> {
                    String key = present(values[keys.indexOf(JoinedRows.KEY)]);
                    to.writeFieldName(key == null ? "" : key);
                    writeNumber(to, present(values[keys.indexOf(JoinedRows.VALUE)]));
                }
                case OBJECTS -> {
                    to.writeStartObject();
                    for (int i = 0; i < values.length; i++) {
                        String value = present(values[i]);
                        if (value != null) {
                            to.writeStringField(keys.get(i), value);
                        }
                    }
                    to.writeEndObject();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory cannot fail to be written
        }
        if (text.getBuffer().length() > LONGEST) {
            throw new CollectionException(
                    "One result has more than 1 MiB of rows in table " + rows.table() + ". Is " + rows.result()
                            + " the key of a result?",
                    null);
        }
    }

    /** Nothing where the mapping lists it as such; what is blank is an empty text, of which the reader of the list or object says what it is. */
    private @Nullable String present(@Nullable String value) {
        String plain = value == null ? null : value.trim();
        return plain == null || (!plain.isEmpty() && mapping.isAbsent(plain)) ? null : plain;
    }

    private JsonGenerator begin() throws IOException {
        text.getBuffer().setLength(0);
        JsonGenerator begun = JSON.createGenerator(text);
        json = begun;
        if (rows.form() == JoinedRows.Form.OBJECT) {
            begun.writeStartObject();
        } else {
            begun.writeStartArray();
        }
        return begun;
    }

    /** As a number where it is one; what else it is, the reader of JSON says. */
    private static void writeNumber(JsonGenerator to, @Nullable String value) throws IOException {
        try {
            if (value == null || value.isEmpty()) {
                to.writeNull();
            } else {
                to.writeNumber(new BigDecimal(value));
            }
        } catch (NumberFormatException e) {
            to.writeString(value);
        }
    }

    /** The text of all rows since the last one; null when there was none. */
    public @Nullable String end() {
        if (json == null) {
            return null;
        }
        try {
            json.close(); // ends the list or the object, too
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json = null;
        return text.toString();
    }
}
