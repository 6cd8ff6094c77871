package io.calibration.proposal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter, before and after.
 *
 * @param path JSON Pointer (RFC 6901) into the config, with raw keys
 * @param currentValue its value in the base config, as written, or null when the base config lacks it
 * @param proposedValue its value in the proposed config, as written
 * @param rationale why, in plain sentences
 * @param findingIds ids of the findings that it answers
 * @param impact what this change would do alone
 */
public record Change(
        String path,
        @Nullable BigDecimal currentValue,
        BigDecimal proposedValue,
        String rationale,
        List<String> findingIds,
        Impact impact) {

    public Change {
        findingIds = List.copyOf(findingIds);
    }

    /** What is done to the parameter, by the sign of the change: {@code raise}, {@code lower}, or {@code set} where it had no value. */
    public String verb() {
        return verb(currentValue, proposedValue);
    }

    /** What it takes to get from one value to another: {@code raise}, {@code lower}, or {@code set} where there is no first. */
    public static String verb(@Nullable BigDecimal from, BigDecimal to) {
        int sign = from == null ? 0 : to.compareTo(from);
        return sign > 0 ? "raise" : sign < 0 ? "lower" : "set";
    }

    /** The change in one line for people. */
    @Override
    public String toString() {
        String from = currentValue == null ? "" : " from " + currentValue.toPlainString();
        return verb() + " " + path + from + " to " + proposedValue.toPlainString() + ": " + rationale;
    }
}
