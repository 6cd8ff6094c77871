package io.calibration.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A semantic version (SemVer 2.0.0) without build metadata, such as {@code 1.4.0} or {@code 2.0.0-rc.1}. The natural order is that of
 * precedence: 1.9.0 comes before 1.10.0, 2.0.0-rc.1 before 2.0.0, and rc10 before rc9, because only identifiers that are all digits
 * compare as numbers.
 *
 * @param text the version as written, at most 64 characters
 */
public record Version(String text) implements Comparable<Version> {

    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})"
            + "(-(0|[1-9]\\d{0,8}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d{0,8}|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?");

    /** @throws IllegalArgumentException when the text is not such a version */
    public Version {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "The version is not SemVer without build metadata. Write three numbers, such as 1.4.0.");
        }
    }

    /** Whether the text is a semantic version without build metadata. */
    public static boolean isValid(String text) {
        return text.length() <= 64 && SEMVER.matcher(text).matches();
    }

    @Override
    public int compareTo(Version other) {
        String[] parts = text.split("-", 2);
        String[] others = other.text.split("-", 2);
        int core = compareEach(parts[0], others[0]);
        if (core != 0) {
            return core;
        }
        boolean both = (parts.length == 2) && (others.length == 2);
        return both ? compareEach(parts[1], others[1]) : Integer.compare(others.length, parts.length);
    }

    private static int compareEach(String dotted, String others) {
        return Arrays.compare(dotted.split("\\."), others.split("\\."), Version::compareIdentifiers);
    }

    /** Numbers come before words; words compare by their characters. */
    private static int compareIdentifiers(String identifier, String other) {
        boolean number = isNumber(identifier);
        if (number && isNumber(other)) {
            return Integer.compare(Integer.parseInt(identifier), Integer.parseInt(other));
        }
        return number == isNumber(other) ? identifier.compareTo(other) : Boolean.compare(!number, number);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> (c >= '0') && (c <= '9'));
    }

    @Override
    public String toString() {
        return text;
    }
}
