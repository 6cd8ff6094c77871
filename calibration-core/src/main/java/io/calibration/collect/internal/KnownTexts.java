package io.calibration.collect.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strings of short texts that come again and again, so that each is made once. As many as there is room for. */
final class KnownTexts {

    private static final int PLACES = 1024;
    private static final int LONGEST = 64;

    private final byte[][] texts = new byte[PLACES][];
    private final @Nullable String[] strings = new @Nullable String[PLACES];

    KnownTexts() {
        Arrays.fill(texts, new byte[0]);
    }

    String of(PlainText text) {
        int place = place(text);
        String string = strings[place];
        if ((string == null) || !text.is(texts[place])) {
            string = text.toString();
            if (string.length() <= LONGEST) {
                strings[place] = string;
                texts[place] = text.copy();
            }
        }
        return string;
    }

    /** From the length and four characters: enough to keep most labels apart. */
    private static int place(PlainText text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        int hash = length;
        hash = 31 * hash + text.charAt(0);
        hash = 31 * hash + text.charAt(length / 4);
        hash = 31 * hash + text.charAt(length / 2);
        hash = 31 * hash + text.charAt(length - 1);
        return (hash ^ (hash >>> 10)) & (PLACES - 1);
    }
}
