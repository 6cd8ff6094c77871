package io.calibration.collect;

import io.calibration.collect.internal.KnownTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of one row by column, each without the blanks around it. They are kept as characters, since most are numbers, and
 * made strings when asked for, those that come again and again once. Not thread-safe.
 */
final class RowTexts {

    private static final int USUAL = 1 << 16; // of characters: a longer row's are not held on to

    private final KnownTexts strings = new KnownTexts();
    private final int[] begins;
    private final int[] ends;
    private final List<String> parts = new ArrayList<>();
    private char[] characters = new char[USUAL];
    private int size;

    RowTexts(int columns) {
        begins = new int[columns];
        ends = new int[columns];
    }

    /** Begins a row, in which every column is empty. */
    void clear() {
        Arrays.fill(begins, 0);
        Arrays.fill(ends, 0);
        size = 0;
        if (characters.length > USUAL) {
            characters = new char[USUAL];
        }
    }

    void put(int column, String text) {
        makeRoom(text.length());
        text.getChars(0, text.length(), characters, size);
        place(column, text.length());
    }

    void put(int column, char[] from, int offset, int length) {
        makeRoom(length);
        System.arraycopy(from, offset, characters, size, length);
        place(column, length);
    }

    private void makeRoom(int length) {
        if (length > characters.length - size) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, size + length));
        }
    }

    private void place(int column, int length) {
        int end = size + length;
        begins[column] = begin(size, end);
        ends[column] = end(size, end);
        size = end;
    }

    private int begin(int from, int to) {
        int begin = from;
        while (begin < to && characters[begin] <= ' ') {
            begin++;
        }
        return begin;
    }

    private int end(int from, int to) {
        int end = to;
        while (end > from && characters[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    /** Whether this character is anywhere in the row. */
    boolean contain(char sought) {
        int i = 0;
        while (i < size && characters[i] != sought) {
            i++;
        }
        return i < size;
    }

    boolean isEmpty(int column) {
        return begins[column] >= ends[column];
    }

    /** The same, of which there are so many that none is kept for later rows. */
    String newText(int column) {
        return new String(characters, begins[column], ends[column] - begins[column]);
    }

    String text(int column) {
        return string(begins[column], ends[column]);
    }

    /** What stands between separators, without the blanks around it, to be used before the next ones are asked for. */
    List<String> parts(int column, String separator) {
        parts.clear();
        int begin = begins[column];
        int end = ends[column];
        char first = separator.charAt(0);
        for (int i = begin; i <= end - separator.length(); i++) {
            if (characters[i] == first && isAt(i, separator)) {
                parts.add(string(begin(begin, i), end(begin, i)));
                begin = i + separator.length();
                i = begin - 1;
            }
        }
        parts.add(string(begin(begin, end), end(begin, end)));
        return parts;
    }

    private boolean isAt(int place, String separator) {
        int same = 0;
        while (same < separator.length() && characters[place + same] == separator.charAt(same)) {
            same++;
        }
        return same == separator.length();
    }

    private String string(int begin, int end) {
        return begin < end ? strings.of(characters, begin, end - begin) : "";
    }

    /** A plain number of few digits; NaN where it is longer, written otherwise, or none. */
    double number(int column, char point) {
        return ShortDecimal.parse(characters, begins[column], ends[column], point);
    }
}
