package io.calibration.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Gives a text of another encoding in UTF-8, the one that lines are read from. Fails where it is malformed. Not thread-safe. */
final class RecodedStream extends InputStream {

    private static final int NOTHING = -1;

    private final Reader reader;
    private final char[] characters = new char[1 << 13];
    private byte[] bytes = {};
    private int at;

    RecodedStream(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset.newDecoder()); // unlike the charset itself, it forgives nothing
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : NOTHING;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return NOTHING;
        }
        int read = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, offset, read);
        at += read;
        return read;
    }

    /** A decoder never hands out half a pair, so each piece is whole. */
    private boolean fill() throws IOException {
        if (at == bytes.length) {
            int read = reader.read(characters);
            bytes = new String(characters, 0, Math.max(0, read)).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return bytes.length > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
