package io.calibration.collect;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Splits bytes into lines, in one buffer that grows to the longest line and never beyond the greatest length. Not thread-safe. */
final class LineReader {

    /** The greatest length of a line in bytes, its end not counted. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_HELD = MAX_LENGTH + 2; // with the end of the line

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = 0x8080808080808080L;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int next;
    private int limit;
    private boolean tooLong;
    private final HeldResults dropped;
    private boolean ascii;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    /** @param timeKey the key that each result has once, by which results are counted in what is no line */
    LineReader(InputStream in, String timeKey) {
        this.in = in;
        dropped = new HeldResults(timeKey);
    }

    /** Moves to the next line; false when there is none. */
    boolean next() throws IOException {
        start = next;
        tooLong = false;
        ascii = true;
        dropped.clear();
        int at = scan(start);
        while (at == limit) {
            if (at - start >= MAX_HELD) {
                dropped.add(buffer, start, limit);
                tooLong = true; // what is held of it is dropped
                limit = start;
            }
            int held = limit - start;
            if (!fill()) {
                at = limit;
                break;
            }
            at = scan(held);
        }
        end = at;
        next = Math.min(at + 1, limit);
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        boolean any = at > start || at < limit || tooLong;
        tooLong |= length() > MAX_LENGTH;
        return any;
    }

    /** The place of the first end of line from here on, or the limit. */
    private int scan(int from) {
        long bits = 0;
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            long word = (long) WORDS.get(buffer, at);
            long ends = word ^ (EACH * '\n');
            if (((ends - EACH) & ~ends & TOP) != 0) {
                break; // an end of line among these eight
            }
            bits |= word & TOP;
        }
        while (at < limit && buffer[at] != '\n') {
            bits |= buffer[at++]; // a negative byte sets all bits above its own
        }
        ascii &= (bits & TOP) == 0;
        return at;
    }

    /** Moves the line begun to the front and reads on; false at the end. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * limit, MAX_HELD));
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    /** The buffer that holds the line until the next one. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** Whether the line was longer than {@link #MAX_LENGTH} and was dropped. */
    boolean isTooLong() {
        return tooLong;
    }

    /** What can be told of the results in the line, all that was dropped of it included. To be asked once a line. */
    HeldResults held() {
        dropped.add(buffer, start, end);
        return dropped;
    }

    /** Whether there is nothing but white space. */
    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /** Whether it is well-formed UTF-8. */
    boolean isWellFormed() {
        try {
            if (!ascii) {
                utf8.decode(ByteBuffer.wrap(buffer, start, length()));
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
