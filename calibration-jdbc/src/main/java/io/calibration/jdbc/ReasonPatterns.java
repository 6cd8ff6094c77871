package io.calibration.jdbc;

import io.calibration.config.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes for escalation reasons that the host keeps as free text. Each text becomes the code of the first pattern that it contains, and
 * leaves the row as nothing else; a text that no pattern knows becomes {@code other}; a blank one and {@code none} are
 * no escalation. Upper and lower case
 * do not matter. Immutable and thread-safe.
 */
public final class ReasonPatterns {

    private static final String NOT_ESCALATED = "";
    private static final String NONE = "none";
    private static final ReasonPatterns EMPTY = new ReasonPatterns(List.of());

    private final List<Pattern> patterns;

    private ReasonPatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** What a text with a word means. */
    private record Pattern(String word, String code) {}

    /**
     * Begins with the words of texts that stand there though nothing escalated, such as {@code "no escalation"}.
     *
     * @param words a text with one of them is no escalation
     */
    public static ReasonPatterns notEscalated(String... words) {
        return words.length == 0 ? EMPTY : EMPTY.with(NOT_ESCALATED, words);
    }

    /**
     * These and one more, which is tried last.
     *
     * @param code the label that stands for the reason
     * @param words a text with one of them gets the code
     * @throws IllegalArgumentException when the code is not a label, or there is no word or a blank one
     */
    public ReasonPatterns code(String code, String... words) {
        String label = Labels.declared(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A reason's code can be no label: it is blank, longer than " + Labels.MAX_LENGTH
                                + " characters, or holds one that cannot be seen. Name it otherwise."));
        return with(label, words);
    }

    private ReasonPatterns with(String code, String... words) {
        if ((words.length == 0) || Stream.of(words).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A pattern needs words that its texts contain, none of them blank.");
        }
        List<Pattern> all = new ArrayList<>(patterns);
        Stream.of(words).forEach(word -> all.add(new Pattern(plain(word), code)));
        return new ReasonPatterns(List.copyOf(all));
    }

    /** The labels that reasons become. */
    SortedSet<String> labels() {
        return patterns.stream()
                .map(Pattern::code)
                .filter(code -> !code.equals(NOT_ESCALATED))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The code of a text; null when it says that nothing escalated. */
    @Nullable
    String codeOf(String text) {
        String plain = plain(text);
        if (plain.isBlank() || plain.strip().equals(NONE)) {
            return null;
        }
        String code = patterns.stream()
                .filter(pattern -> plain.contains(pattern.word))
                .map(Pattern::code)
                .findFirst()
                .orElse(Labels.OTHER);
        return code.equals(NOT_ESCALATED) ? null : code;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
