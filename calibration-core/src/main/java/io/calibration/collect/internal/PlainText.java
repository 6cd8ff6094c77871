package io.calibration.collect.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 text where it stands in a buffer, read byte by byte unless it becomes a string. Used again for every text. */
final class PlainText implements CharSequence {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = 0x8080808080808080L;

    private byte[] bytes = {};
    private int from;
    private int to;

    void set(byte[] buffer, int start, int stop) {
        bytes = buffer;
        from = start;
        to = stop;
    }

    /** The place of the first byte that is a quote, a backslash or a control character, or {@code limit}; eight bytes at a time. */
    static int end(byte[] bytes, int from, int limit) {
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long special = zeroes(word ^ (EACH * '"')) | zeroes(word ^ (EACH * '\\')) | zeroes(word & (EACH * 0xE0));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
        }
        while (at < limit && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xE0) != 0) {
            at++;
        }
        return at;
    }

    /** The lowest bit set is the top bit of the first byte that is zero (Mycroft 1987). */
    private static long zeroes(long word) {
        return (word - EACH) & ~word & TOP;
    }

    boolean is(byte[] text) {
        return Arrays.equals(text, 0, text.length, bytes, from, to);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int stop) {
        return toString().substring(start, stop);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
