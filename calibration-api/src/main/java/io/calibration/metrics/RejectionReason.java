package io.calibration.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a result, or one value of it, was not counted as it stands. */
public enum RejectionReason {
    NOT_JSON("is not one JSON object"),
    NOT_UTF_8("holds bytes that are not UTF-8, likely Latin-1 or Windows-1252: save the file as UTF-8"),
    NO_LINE_FEED(
            "holds several results that carriage returns alone keep apart: end each line with a line feed, as tr '\\r' '\\n' does"),
    SEVERAL_RESULTS("holds several results: write each on a line of its own"),
    UNKNOWN_NUMBER("is longer than 64 KiB and no result can be told in it, so how many it held is not known"),
    DUPLICATE_KEY("names a key twice"),
    TOO_LONG("is longer than 1 MiB"),
    TOO_DEEP("is nested too deeply"),
    MISSING("is missing"),
    WRONG_TYPE("has the wrong type"),
    TEXT_FOR_NUMBER("is a text instead of a number: write it without quotation marks"),
    NUMBER_FOR_TEXT("is a number instead of a text: write it in quotation marks"),
    NOT_TRUE_OR_FALSE("is a number or a text: write true, false or null"),
    NOT_A_NUMBER("is not a finite number"),
    OUT_OF_RANGE("is outside its range"),
    NOT_A_TIME("is not an instant between 1970 and 2199, such as 2026-01-31T12:00:00Z"),
    NO_SUCH_TIME("is a day or a time of day that does not exist"),
    HOUR_24("is a time in the hour 24: write 00:00 of the next day"),
    SECOND_60("is a time in the second 60, a leap second: write the second 59"),
    NO_OFFSET("ends in what is no offset from UTC: end it with Z or an offset such as +01:00"),
    LOCAL_TIME("is a time without a zone: end it with Z or an offset such as +01:00, or name the zone of such times"),
    DATE_ALONE("is a day without a time: write a time such as 2026-01-31T12:00:00Z, or name the zone of such days"),
    TIME_AS_NUMBER("is a number: write the time as a text such as 2026-01-31T12:00:00Z"),
    UNKNOWN_CLASS("names a class that the config does not have"),
    UNKNOWN_SEVERITY("is none of critical, high, medium, low"),
    CONTRADICTORY("contradicts the score that stands beside it"),
    NOT_A_LABEL("is not declared and looks like no code, so it counts as other"),
    TOO_MANY_LABELS("is one label too many and counts as other"),
    MISSPELT_KEY("stands under a key of other case or dashes and is skipped: spell the key as it is here"),
    CLAMPED("lies beyond the scale and counts as its end");

    private final String sentence;

    RejectionReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as it stands in artifacts, such as {@code not_json}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason with this code, or empty when there is none. */
    public static Optional<RejectionReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** The reason in words that follow the field's name. */
    public String sentence() {
        return sentence;
    }
}
