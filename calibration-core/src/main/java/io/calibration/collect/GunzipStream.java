package io.calibration.collect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) as strictly as {@code gzip -t} tests it: member after member to the end of the file, with nothing but zeros
 * behind the last. {@link java.util.zip.GZIPInputStream} takes whatever is no member for the end. Not thread-safe.
 */
final class GunzipStream extends InputStream {

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 0x02;
    private static final int EXTRA = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int UNKNOWN_FLAGS = 0xe0;
    private static final int TIME_AND_SYSTEM = 6; // bytes
    private static final int NOTHING = -1;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32(); // of the header, then of the content
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long size;
    private boolean ended;

    /** @throws IOException when there is no header of a member */
    GunzipStream(InputStream in) throws IOException {
        this.in = in;
        readHeader(next());
    }

    /** Whether a file begins as gzip does. */
    static boolean isGzip(byte[] first) {
        return first.length > 1 && first[0] == MAGIC_1 && first[1] == (byte) MAGIC_2;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? NOTHING : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = 0;
        while (read == 0 && length > 0 && !ended) {
            if (inflater.finished()) { // what came before was handed out
                readTrailer();
                readOn();
            } else {
                read = inflate(bytes, offset, length);
            }
        }
        return read == 0 && length > 0 ? NOTHING : read;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (at == limit && !fill()) {
                throw cutOff();
            }
            inflater.setInput(buffer, at, limit - at);
            at = limit;
        }
        try {
            int read = inflater.inflate(bytes, offset, length);
            require(!inflater.needsDictionary(), "The packed data are damaged");
            crc.update(bytes, offset, read);
            size += read;
            return read;
        } catch (DataFormatException e) {
            throw damaged("The packed data are damaged");
        }
    }

    private void readHeader(int first) throws IOException {
        crc.reset();
        crc.update(first);
        require(first == MAGIC_1 && next() == MAGIC_2, "What follows is not gzip");
        require(next() == DEFLATE, "It is packed by a method that is not known");
        int flags = next();
        require((flags & UNKNOWN_FLAGS) == 0, "A header has flags that are not known");
        pass(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            pass(number(2));
        }
        passText(flags & NAME);
        passText(flags & COMMENT);
        if ((flags & HEADER_CRC) != 0) {
            long expected = crc.getValue() & 0xffff;
            require(number(2) == expected, "A header does not match its checksum");
        }
        crc.reset();
        size = 0;
    }

    private void readTrailer() throws IOException {
        at = limit - inflater.getRemaining();
        inflater.reset();
        long expected = crc.getValue();
        require(number(4) == expected, "The content does not match its checksum");
        require(number(4) == (size & 0xffff_ffffL), "The content does not have its length");
    }

    /** Begins the next member, or ends behind zeros to the end of the file: tapes and disks are filled up with them. */
    private void readOn() throws IOException {
        int first = nextOrNothing();
        boolean padded = first == 0;
        while (first == 0) {
            first = nextOrNothing();
        }
        ended = first == NOTHING;
        if (!ended) {
            require(!padded, "What follows is not gzip");
            readHeader(first);
        }
    }

    private void pass(long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            next();
        }
    }

    private void passText(int present) throws IOException {
        int sign = present;
        while (sign != 0) {
            sign = next();
        }
    }

    /** A number of some bytes, the least first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (Byte.SIZE * i);
        }
        return number;
    }

    private int next() throws IOException {
        int next = nextOrNothing();
        if (next == NOTHING) {
            throw cutOff();
        }
        crc.update(next);
        return next;
    }

    private int nextOrNothing() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xff : NOTHING;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private static void require(boolean whole, String wrong) throws ZipException {
        if (!whole) {
            throw damaged(wrong);
        }
    }

    private static ZipException damaged(String wrong) {
        return new ZipException(wrong);
    }

    private static EOFException cutOff() {
        return new EOFException("It ends too early");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
