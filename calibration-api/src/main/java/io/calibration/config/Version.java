package io.calibration.config;

import java.util.regex.Pattern;

/**
 * A semantic version (SemVer 2.0.0) without build metadata, such as {@code 1.4.0} or {@code 2.0.0-rc.1}.
 *
 * @param text the version as written, at most 64 characters
 */
public record Version(String text) {

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
    public String toString() {
        return text;
    }
}
