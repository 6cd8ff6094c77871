package io.calibration.collect.internal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    NOT_SCORED,
    OUTCOME_AT,
    GROUP,
    DIMENSIONS;

    private static final Map<String, ScanField> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ScanField::key, field -> field));

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The field's key in JSON, and its column's name. */
    public String key() {
        return key;
    }

    /** The field of a key, or null when the library does not know it. */
    static @Nullable ScanField of(String key) {
        return BY_KEY.get(key);
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
