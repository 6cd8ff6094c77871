package io.calibration.jdbc;

import java.util.regex.Pattern;

/** Names that a host gives of its tables and columns. */
final class Identifier {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private Identifier() {}

    /**
     * The name itself.
     *
     * @param what what it names, as a sentence begins
     * @throws IllegalArgumentException when it is more than a plain name
     */
    static String of(String what, String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be named by letters, digits and underscores, at most 63,"
                    + " not beginning with a digit. Name a view that names it so.");
        }
        return name;
    }
}
