package io.calibration.config;

import java.util.Optional;

/**
 * Labels name classes, flag types, categories, tiers and escalation reasons. A raw name is trimmed and lower-cased (ASCII), and
 * {@code -}, space and {@code .} become {@code _}; what comes out must match {@code [a-z0-9_]{1,64}}. So {@code high-potential}
 * and {@code High Potential} are the one label {@code high_potential}, and no free text of a user can become a label.
 */
public final class Labels {

    /** The label that stands for every name that is not a label, and for every name too rare to be published. */
    public static final String OTHER = "other";

    /** The greatest length of a label. */
    public static final int MAX_LENGTH = 64;

    private Labels() {}

    /**
     * The label of a raw name.
     *
     * @return empty when the name is blank, too long, or holds a character outside the alphabet
     */
    public static Optional<String> normalise(CharSequence raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && raw.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && raw.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start == end || end - start > MAX_LENGTH) {
            return Optional.empty();
        }
        char[] label = new char[end - start];
        for (int i = 0; i < label.length; i++) {
            char normal = normalise(raw.charAt(start + i));
            if (normal == 0) {
                return Optional.empty();
            }
            label[i] = normal;
        }
        return Optional.of(new String(label));
    }

    /** Whether the text is a label as it stands. */
    public static boolean isLabel(String text) {
        return normalise(text).filter(text::equals).isPresent();
    }

    /**
     * The one character rule, so that a recorder can match names without allocating.
     *
     * @return the character of the label, or 0 when the character may not stand in one
     */
    public static char normalise(char raw) {
        if ((raw >= 'a' && raw <= 'z') || (raw >= '0' && raw <= '9') || raw == '_') {
            return raw;
        }
        if (raw >= 'A' && raw <= 'Z') {
            return (char) (raw + ('a' - 'A'));
        }
        return raw == '-' || raw == ' ' || raw == '.' ? '_' : 0;
    }
}
