package io.calibration.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Writes numbers in as few bytes as they need: seven bits a byte, least first, the eighth set when another byte follows. */
final class ByteSink extends ByteWalk {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @throws IllegalArgumentException when the number is negative */
    @Override
    long number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "A part counts and adds up what is not negative; it holds " + number + ".");
        }
        long rest = number;
        while (rest > 0x7f) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return number;
    }

    @Override
    String text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
        return text;
    }

    @Override
    double real(double value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(Double.doubleToLongBits(value))
                .array());
        return value;
    }

    @Override
    int size(int size, int leastBytes) {
        return (int) number(size);
    }

    @Override
    String place(String label, List<String> labels) {
        int place = Collections.binarySearch(labels, label);
        if (place < 0) {
            throw new IllegalArgumentException("The part counts a label in one place that it lacks in another.");
        }
        number(place);
        return label;
    }

    @Override
    boolean isMore(boolean more) {
        return more;
    }

    void raw(byte[] more) {
        bytes.writeBytes(more);
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
