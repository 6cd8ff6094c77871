package io.calibration.collect.internal;

import io.calibration.config.Labels;
import java.text.Normalizer;
import java.util.Locale;
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

    /** What cannot be seen, or not be told from a blank. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}&&[^ ]]+");

    private static final Pattern TOLD = Pattern.compile("(.+) \\(holds U\\+[0-9A-F]{4,6}\\)");
    private static final int MAX_LENGTH = 40;

    private static final int CORE = 1;
    private static final int SUFFIX = 2;

    private SeenVersion() {}

    /**
     * The version as it may be told: numbers, points and a {@code v} before them as they stand; what follows three numbers as
     * {@code 1.0.0-(pre-release)} or {@code 1.0.0+(build)}. One that would be such but for digits of another width or what cannot be seen is
     * told with the first such character: {@code 1.0.0 (holds U+00A0)}. Any other text is {@code other}.
     */
    public static String of(CharSequence text) {
        String plain = plain(text);
        return plain.equals(Labels.OTHER) && text.length() <= MAX_LENGTH ? disguised(text.toString()) : plain;
    }

    private static String disguised(String text) {
        Matcher told = TOLD.matcher(text);
        if (told.matches()) {
            return plain(told.group(1)).equals(told.group(1)) ? text : Labels.OTHER;
        }
        String bare = Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        String plain = plain(bare);
        return plain.equals(Labels.OTHER)
                ? plain
                : text.codePoints()
                        .filter(character -> character <= ' ' || character > '~')
                        .mapToObj(character -> String.format(Locale.ROOT, "%s (holds U+%04X)", plain, character))
                        .findFirst()
                        .orElse(Labels.OTHER);
    }

    private static String plain(CharSequence text) {
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
