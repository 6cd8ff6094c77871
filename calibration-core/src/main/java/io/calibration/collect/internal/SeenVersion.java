package io.calibration.collect.internal;

import io.calibration.config.Labels;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is told of a logic version other than the config's: enough to see how it is written, and no text that somebody may have put there.
 * Stateless and thread-safe.
 */
public final class SeenVersion {

    /** Three numbers of at most eight digits together, or one or two short ones: fewer digits than a telephone number has. */
    private static final Pattern NUMBERS = Pattern.compile(
            "(?!(?:[vV.]*\\d){9})([vV]?\\d{1,4}\\.\\d{1,4}\\.\\d{1,4})([-+].*)?|[vV]?\\d{1,4}(\\.\\d{1,4})?",
            Pattern.DOTALL);

    private static final int CORE = 1;
    private static final int SUFFIX = 2;

    private SeenVersion() {}

    /**
     * The version as it may be told: numbers, points and a {@code v} before them as they stand; what follows three numbers as
     * {@code 1.0.0-(pre-release)} or {@code 1.0.0+(build)}; any other text as {@code other}.
     */
    public static String of(CharSequence text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return Labels.OTHER;
        }
        String suffix = numbers.group(SUFFIX);
        if (suffix == null) {
            return text.toString();
        }
        return numbers.group(CORE) + (suffix.charAt(0) == '-' ? "-(pre-release)" : "+(build)");
    }
}
