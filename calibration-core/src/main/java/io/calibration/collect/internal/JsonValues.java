package io.calibration.collect.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calibration.config.Labels;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The values that stand in a scan result. The parser stands on the value's first token, and afterwards on its last. */
final class JsonValues {

    private static final RejectionReason WRONG_TYPE = RejectionReason.WRONG_TYPE;
    private static final String NONE = "";
    private static final String OBSERVED_AT = ScanField.OBSERVED_AT.key();
    private static final String OUTCOME_AT = ScanField.OUTCOME_AT.key();
    private static final String DIMENSIONS = ScanField.DIMENSIONS.key();
    private static final String FLAGS = ScanField.FLAGS.key();
    private static final String FLAG_TYPE = "flags.type";
    private static final String CATEGORY_SCORES = ScanField.CATEGORY_SCORES.key();

    private final KnownTexts texts = new KnownTexts();
    private final Keys categories = new Keys();
    private final Keys names = new Keys();

    /** A number; one that is none, such as NaN or 1e400, comes out infinite. */
    double number(JsonParser parser, String field) throws IOException, Malformed {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw wrongType(
                    parser, field, token == JsonToken.VALUE_STRING ? RejectionReason.TEXT_FOR_NUMBER : WRONG_TYPE);
        }
        double value = parser.getDoubleValue();
        return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
    }

    boolean truth(JsonParser parser, String field) throws IOException, Malformed {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrongType(parser, field, token.isScalarValue() ? RejectionReason.NOT_TRUE_OR_FALSE : WRONG_TYPE);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    String text(JsonParser parser, String field) throws IOException, Malformed {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING) {
            throw wrongType(parser, field, token.isNumeric() ? numberInstead(field) : WRONG_TYPE);
        }
        return texts.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static RejectionReason numberInstead(String field) {
        return field.equals(OBSERVED_AT) || field.equals(OUTCOME_AT)
                ? RejectionReason.TIME_AS_NUMBER
                : RejectionReason.NUMBER_FOR_TEXT;
    }

    /** A key, be it a text or a whole number; there are too many to keep their texts at hand. */
    String key(JsonParser parser, String field) throws IOException, Malformed {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(parser, field, WRONG_TYPE);
        }
        return parser.getText();
    }

    void categoryScores(JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        expect(JsonToken.START_OBJECT, parser, CATEGORY_SCORES);
        categories.clear();
        for (String category = parser.nextFieldName(); category != null; category = parser.nextFieldName()) {
            if (!categories.add(category)) {
                throw new Malformed(RejectionReason.DUPLICATE_KEY, CATEGORY_SCORES);
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                row.addCategory(category, number(parser, CATEGORY_SCORES));
            }
        }
    }

    void dimensions(JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        expect(JsonToken.START_OBJECT, parser, DIMENSIONS);
        names.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String label = Labels.normalise(name).orElse(name);
            if (!names.add(label)) {
                throw new Malformed(RejectionReason.DUPLICATE_KEY, DIMENSIONS);
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                row.addDimension(label, dimension(parser));
            }
        }
    }

    /** A text, or a whole number. */
    private String dimension(JsonParser parser) throws IOException, Malformed {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getText() : text(parser, DIMENSIONS);
    }

    void flags(JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        expect(JsonToken.START_ARRAY, parser, FLAGS);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.START_OBJECT, parser, parser.currentToken() == JsonToken.VALUE_NULL ? FLAG_TYPE : FLAGS);
            flag(parser, row);
        }
    }

    private void flag(JsonParser parser, ScanResultBuffer row) throws IOException, Malformed {
        String type = null;
        String severity = null;
        String category = null;
        Set<String> unknown = Set.of();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            switch (key) {
                case "type" -> type = once(type, parser, FLAG_TYPE);
                case "severity" -> severity = once(severity, parser, "flags.severity");
                case "category" -> category = onceOrNone(category, parser);
                default -> {
                    unknown = with(key, unknown);
                    skip(parser);
                }
            }
        }
        row.addFlag(
                required(type, FLAG_TYPE), required(severity, "flags.severity"), category == null ? NONE : category);
    }

    private String onceOrNone(@Nullable String before, JsonParser parser) throws IOException, Malformed {
        boolean none = before == null && parser.currentToken() == JsonToken.VALUE_NULL;
        return none ? NONE : once(before, parser, "flags.category");
    }

    private String once(@Nullable String before, JsonParser parser, String field) throws IOException, Malformed {
        if (before != null) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, field);
        }
        return text(parser, field);
    }

    private static String required(@Nullable String value, String field) throws Malformed {
        if (value == null) {
            throw new Malformed(RejectionReason.MISSING, field);
        }
        return value;
    }

    /** A text or a list of texts. */
    void texts(JsonParser parser, String field, Consumer<String> each) throws IOException, Malformed {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            each.accept(text(parser, field));
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.accept(text(parser, field));
        }
    }

    /** Skips a value that the library does not know, but not what is no JSON in it. */
    void skip(JsonParser parser) throws IOException, Malformed {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Set<String> keys = Set.of();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                keys = with(key, keys);
                parser.nextToken();
                skip(parser);
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                skip(parser);
            }
        } else if (isNotANumber(parser)) {
            throw new Malformed(RejectionReason.NOT_JSON, ScanResultJson.LINE);
        }
    }

    private static Set<String> with(String key, Set<String> keys) throws Malformed {
        Set<String> all = keys.isEmpty() ? new HashSet<>() : keys;
        if (!all.add(key)) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, ScanResultJson.LINE);
        }
        return all;
    }

    private static void expect(JsonToken token, JsonParser parser, String field) throws IOException, Malformed {
        if (parser.currentToken() != token) {
            throw wrongType(parser, field, WRONG_TYPE);
        }
    }

    /** A null that stands where it cannot mean absence, as in a list, is missing there. */
    private static Malformed wrongType(JsonParser parser, String field, RejectionReason reason) throws IOException {
        return isNotANumber(parser)
                ? new Malformed(RejectionReason.NOT_JSON, ScanResultJson.LINE)
                : new Malformed(
                        parser.currentToken() == JsonToken.VALUE_NULL ? RejectionReason.MISSING : reason, field);
    }

    /** Whether a literal such as NaN stands there, which JSON does not have; 1e400 is JSON. */
    private static boolean isNotANumber(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return false;
        }
        char last = parser.getTextCharacters()[parser.getTextOffset() + parser.getTextLength() - 1];
        return !(last >= '0' && last <= '9');
    }
}
