package io.calibration.collect.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a scan result on disk. */
public enum ScanField {
    OBSERVED_AT,
    LOGIC_VERSION,
    OVERALL_SCORE,
    CLASSIFICATION,
    CATEGORY_SCORES,
    CONFIDENCE,
    FLAGS,
    ESCALATION,
    TIER,
    DATA_SUFFICIENT,
    CONFLICT_SCORE,
    OUTCOME,
    NOT_SCORED;

    private final String key = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // The array does not leave the package, where nobody writes to it.
    private final byte[] ascii = key.getBytes(StandardCharsets.US_ASCII);

    /** The field's key in JSON, and its column's name. */
    public String key() {
        return key;
    }

    /** The key's bytes, not to be changed. */
    byte[] ascii() {
        return ascii;
    }

    /** The field of a key, or null when the library does not know it. */
    static @Nullable ScanField of(String key) {
        return switch (key) {
            case "observed_at" -> OBSERVED_AT;
            case "logic_version" -> LOGIC_VERSION;
            case "overall_score" -> OVERALL_SCORE;
            case "classification" -> CLASSIFICATION;
            case "category_scores" -> CATEGORY_SCORES;
            case "confidence" -> CONFIDENCE;
            case "flags" -> FLAGS;
            case "escalation" -> ESCALATION;
            case "tier" -> TIER;
            case "data_sufficient" -> DATA_SUFFICIENT;
            case "conflict_score" -> CONFLICT_SCORE;
            case "outcome" -> OUTCOME;
            case "not_scored" -> NOT_SCORED;
            default -> null;
        };
    }

    /** The field that a key would be but for case, dashes and blanks, or null. */
    static @Nullable ScanField nearly(String key) {
        String plain = plain(key);
        for (ScanField field : values()) {
            if (plain(field.key).equals(plain)) {
                return field;
            }
        }
        return null;
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[_ .-]", "");
    }
}
