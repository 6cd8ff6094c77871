package io.calibration.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteSink} wrote. Nothing is allocated that the bytes left could not fill. Not thread-safe. */
final class ByteSource {

    private static final int MAX_TEXT = 1_024;

    private final ByteBuffer bytes;

    ByteSource(byte[] bytes, int from, int to) {
        this.bytes = ByteBuffer.wrap(bytes, from, to - from);
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            require(1);
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw broken("holds a number too large");
    }

    /** A number of at most this much. */
    int number(int most) {
        long number = number();
        if (number > most) {
            throw broken("holds a number out of bounds");
        }
        return (int) number;
    }

    /** The size of a list whose elements take at least so many bytes each. */
    int size(int leastBytes) {
        return number(bytes.remaining() / leastBytes);
    }

    /** As many numbers. */
    long[] numbers(int size) {
        require(size);
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    String text() {
        byte[] utf8 = new byte[number(Math.min(MAX_TEXT, bytes.remaining()))];
        require(utf8.length);
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    double real() {
        require(Double.BYTES);
        return bytes.getDouble();
    }

    private void require(int more) {
        if (bytes.remaining() < more) {
            throw broken("ends too early");
        }
    }

    static InvalidDocumentException broken(String message) {
        return Mistakes.only("", message);
    }
}
