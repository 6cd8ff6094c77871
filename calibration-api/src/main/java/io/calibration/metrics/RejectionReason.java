package io.calibration.metrics;

import java.util.Locale;

/** Why a result, or one value of it, was not counted. */
public enum RejectionReason {
    NOT_JSON("is not one JSON object"),
    DUPLICATE_KEY("names a key twice"),
    TOO_LONG("is longer than 1 MiB"),
    TOO_DEEP("is nested too deeply"),
    MISSING("is missing"),
    WRONG_TYPE("has the wrong type"),
    NOT_A_NUMBER("is not a finite number"),
    OUT_OF_RANGE("is outside its range"),
    NOT_A_TIME("is not an instant between 1970 and 2199"),
    UNKNOWN_CLASS("names a class that the config does not have"),
    UNKNOWN_SEVERITY("is none of critical, high, medium, low"),
    NOT_A_LABEL("is not a label and counts as other"),
    TOO_MANY_LABELS("is one label too many and counts as other");

    private final String sentence;

    RejectionReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as it stands in artifacts, such as {@code not_json}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason in words that follow the field's name. */
    public String sentence() {
        return sentence;
    }
}
