package io.calibration.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Labels name classes, flag types, categories, tiers and escalation reasons, in any script. Names are compared by their normal form, and
 * that is what is shown: trimmed, Unicode's NFKC, in lower case, with {@code _} for every blank, dash and {@code .}, and without characters
 * that cannot be seen. So {@code high-potential} and {@code High Potential} are the one label {@code high_potential}, and {@code Café} is one
 * label however its accent is stored.
 *
 * <p>What a config, a policy or a mapping declares may be any text up to {@value #MAX_LENGTH} characters. A text that nobody has
 * declared becomes a label only if it {@linkplain #isCode looks like a code}, so that sentences, addresses and numbers of people count as
 * {@link #OTHER}.
 */
public final class Labels {

    /** The label that stands for every name that is not a label, and for every name too rare to be published. */
    public static final String OTHER = "other";

    /** The greatest length of a label, in Unicode characters (code points). */
    public static final int MAX_LENGTH = 100;

    private static final int MOST_CHARS = 4 * MAX_LENGTH; // room for accents that are stored as characters of their own

    private Labels() {}

    /**
     * The normal form of a name.
     *
     * @return empty when the name is blank or too long, or holds a control character, a line separator or what is no character
     */
    public static Optional<String> normalise(CharSequence raw) {
        return text(raw).flatMap(Labels::label);
    }

    /**
     * The label of a name that somebody declares, who is shown it as it is written: so it must not hold invisible characters that change
     * how it or its neighbours are shown.
     *
     * @return empty where {@link #normalise} is, and for controls and marks of direction, at the ends too
     */
    public static Optional<String> declared(String name) {
        boolean clean = name.codePoints().allMatch(c -> canBeShown(c) || isJoiner(c));
        return clean ? normalise(name) : Optional.empty();
    }

    /** Whether the text is a label as it stands. */
    public static boolean isLabel(String text) {
        return normalise(text).filter(text::equals).isPresent();
    }

    /**
     * Whether a name that nobody has declared may be a label: it is short, of few words, and without long numbers. The rule stands in
     * {@code docs/files.md}, with examples.
     */
    public static boolean isCode(CharSequence raw) {
        return text(raw)
                .filter(CodeShape::hasFewWords)
                .flatMap(Labels::label)
                .filter(CodeShape::fits)
                .isPresent();
    }

    /**
     * The rule for one ASCII character, so that a recorder can match names without allocating.
     *
     * @return the character of the label, or 0 for a control character and for what is not ASCII
     */
    public static char normaliseAscii(char raw) {
        if (raw >= 'A' && raw <= 'Z') {
            return (char) (raw + ('a' - 'A'));
        }
        if (raw == '-' || raw == ' ' || raw == '.') {
            return '_';
        }
        return raw > ' ' && raw < 0x7f ? raw : 0;
    }

    /** The name in one of the ways in which it may be stored, trimmed, its blanks and case kept; empty when it is blank or far too long. */
    private static Optional<String> text(CharSequence raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && raw.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && raw.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start > MOST_CHARS) {
            return Optional.empty();
        }
        StringBuilder seen = new StringBuilder();
        raw.subSequence(start, end)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .forEach(c -> seen.appendCodePoint(Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c));
        String text = Normalizer.normalize(seen, Normalizer.Form.NFKC).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> label(String text) {
        StringBuilder label = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC)
                .codePoints()
                .map(c -> isGap(c) ? '_' : c)
                .forEach(label::appendCodePoint);
        boolean fits = label.codePointCount(0, label.length()) <= MAX_LENGTH
                && label.codePoints().allMatch(Labels::canBeShown);
        return fits ? Optional.of(label.toString()) : Optional.empty();
    }

    private static boolean isGap(int character) {
        return character == ' ' || character == '.' || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    private static boolean canBeShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isFiller(character);
        };
    }

    /** Characters that are there but not seen: format characters, such as marks of direction, joiners and selectors of a variant. */
    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character == 0x34f
                || (character >= 0x180b && character <= 0x180f)
                || (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0100 && character <= 0xe01ef);
    }

    /** What some scripts need between two letters; it changes nothing around them. */
    private static boolean isJoiner(int character) {
        return character == 0x200c || character == 0x200d;
    }

    /** Letters that are blank. */
    private static boolean isFiller(int character) {
        return character == 0x115f || character == 0x1160 || character == 0x17b4 || character == 0x17b5;
    }
}
