package io.calibration.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which key was meant, by the least number of changed characters (Levenshtein, 1966). */
public final class Nearest {

    private static final int FEWER_WRONG = 5;
    private static final int FEW = 12;

    private Nearest() {}

    /**
     * A sentence that names the nearest of the known keys, the first of equally near ones; where more than half of it is otherwise, which would
     * mislead, it names all of a few, and is empty for many.
     */
    public static String hint(String key, Collection<String> known) {
        return of(key, known)
                .map(nearest -> " Maybe " + nearest + "?")
                .orElse(known.isEmpty() || known.size() > FEW ? "" : " Known are " + String.join(", ", known) + ".");
    }

    /** The nearest of the known keys, the first of equally near ones; empty where more than half of it is otherwise, but for case. */
    public static Optional<String> of(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(lower(key), lower(candidate)))
                        .thenComparingInt(candidate -> distance(key, candidate)))
                .filter(nearest ->
                        2 * distance(lower(key), lower(nearest)) <= Math.max(key.length(), nearest.length()));
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** The known key that this one was likely meant to be: at most one character in five is otherwise, but for case, dashes and blanks. */
    public static Optional<String> misspelt(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> FEWER_WRONG * distance(plain(key), plain(candidate))
                        <= plain(candidate).length())
                .findFirst();
    }

    private static String plain(String key) {
        return lower(key).replaceAll("[_. -]", "");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
