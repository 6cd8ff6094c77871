package io.calibration.collect.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A list that is filled again for every result, mostly with the very texts of the last one. Those are not stored again, since storing a
 * reference in an old object makes a concurrent collector wait for memory.
 */
final class KeptTexts {

    private @Nullable CharSequence[] texts = new @Nullable CharSequence[8];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void add(CharSequence text) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
        }
        if (texts[size] != text) {
            texts[size] = text;
        }
        size++;
    }

    CharSequence get(int index) {
        CharSequence text = index < size ? texts[index] : null;
        if (text == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return text;
    }
}
