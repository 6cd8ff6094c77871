package io.calibration.collect.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts of one result, copied into one array that is used again for the next result. */
final class Texts {

    private char[] characters = new char[256];
    private int end;
    private final List<Slice> slices = new ArrayList<>();
    private int used;

    void clear() {
        end = 0;
        used = 0;
    }

    CharSequence keep(char[] source, int offset, int length) {
        if (end + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, end + length));
        }
        System.arraycopy(source, offset, characters, end, length);
        if (used == slices.size()) {
            slices.add(new Slice());
        }
        Slice slice = slices.get(used++);
        slice.offset = end;
        slice.length = length;
        end += length;
        return slice;
    }

    private final class Slice implements CharSequence {

        private int offset;
        private int length;

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return characters[offset + index];
        }

        @Override
        public CharSequence subSequence(int start, int stop) {
            return toString().substring(start, stop);
        }

        @Override
        public String toString() {
            return new String(characters, offset, length);
        }
    }
}
