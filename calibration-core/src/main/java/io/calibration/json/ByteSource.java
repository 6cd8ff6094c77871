package io.calibration.json;

import io.calibration.internal.json.Mistakes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what {@link ByteSink} wrote. Nothing is allocated that the bytes left could not fill. Not thread-safe. */
final class ByteSource extends ByteWalk {

    private static final int MAX_TEXT = 1_024;

    private final ByteBuffer bytes;

    ByteSource(byte[] bytes, int from, int to) {
        this.bytes = ByteBuffer.wrap(bytes, from, to - from);
    }

    @Override
    long number(long given) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            expect(1);
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw broken("holds a number too large");
    }

    @Override
    int size(int given, int leastBytes) {
        return number(0, bytes.remaining() / leastBytes);
    }

    @Override
    String place(String given, List<String> labels) {
        return labels.get(number(0, labels.size() - 1));
    }

    @Override
    String text(String given) {
        byte[] utf8 = new byte[number(0, Math.min(MAX_TEXT, bytes.remaining()))];
        expect(utf8.length);
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    double real(double given) {
        expect(Double.BYTES);
        return bytes.getDouble();
    }

    @Override
    boolean isMore(boolean given) {
        return bytes.hasRemaining();
    }

    @Override
    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw broken(otherwise);
        }
    }

    @Override
    void expect(int more) {
        require(bytes.remaining() >= more, "ends too early");
    }

    static InvalidDocumentException broken(String message) {
        return Mistakes.only("", message);
    }
}
