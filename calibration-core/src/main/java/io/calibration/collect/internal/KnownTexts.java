package io.calibration.collect.internal;

import org.jspecify.annotations.Nullable;

/** Strings of short texts that come again and again, so that each is made once. As many as there is room for. */
public final class KnownTexts {

    private static final int PLACES = 1024;
    private static final int LONGEST = 64;

    private final @Nullable String[] strings = new @Nullable String[PLACES];

    public String of(char[] characters, int from, int length) {
        if (length == 0 || length > LONGEST) {
            return new String(characters, from, length);
        }
        int place = place(characters, from, length);
        String known = strings[place];
        if (known == null || !is(known, characters, from, length)) {
            known = new String(characters, from, length);
            strings[place] = known;
        }
        return known;
    }

    private static boolean is(String known, char[] characters, int from, int length) {
        boolean same = known.length() == length;
        for (int i = length - 1; same && i >= 0; i--) { // times and numbered codes differ at their ends
            same = known.charAt(i) == characters[from + i];
        }
        return same;
    }

    /** From the length and four characters: enough to keep most labels apart. */
    private static int place(char[] characters, int from, int length) {
        int hash = length;
        hash = 31 * hash + characters[from];
        hash = 31 * hash + characters[from + length / 4];
        hash = 31 * hash + characters[from + length / 2];
        hash = 31 * hash + characters[from + length - 1];
        return (hash ^ (hash >>> 10)) & (PLACES - 1);
    }
}
