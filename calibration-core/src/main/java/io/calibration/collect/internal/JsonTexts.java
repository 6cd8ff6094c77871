package io.calibration.collect.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text after the other with one parser, as making one takes long beside a short text. The parser is given no more than the
 * present text, so that it can go on with the next. Not thread-safe.
 */
final class JsonTexts {

    static final int MAX_DEPTH = 100;

    private static final int MAX_NUMBER_LENGTH = 1_000;

    /** After so many bytes there is a new parser: a parser keeps all keys that it has met. */
    private static final int MOST = 1 << 18;

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    // NaN is let through the parser to be named for what it is; Values refuses it everywhere.
    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CHARSET_DETECTION, false)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Source source = new Source();
    private @Nullable JsonParser parser;
    private boolean goesOn;
    private long given;

    /** A parser before the first token of a text. */
    JsonParser begin(byte[] bytes, int offset, int length) throws IOException {
        JsonParser present = parser;
        if (present == null || !goesOn || given > MOST) {
            if (present != null) {
                present.close();
            }
            present = JSON.createParser(source);
            parser = present;
            given = 0;
        }
        goesOn = false; // until the text has ended well
        given += length;
        source.begin(bytes, offset, length);
        return present;
    }

    /**
     * Ends a text whose value was read.
     *
     * @throws IOException when more than white space follows it
     */
    void end(JsonParser present) throws IOException {
        source.requireSpaces(present.releaseBuffered(NOWHERE));
        goesOn = present.currentToken().isStructEnd(); // behind a number it would have looked for the next digit
    }

    /** The present text, as a stream that ends with it. */
    private static final class Source extends InputStream {

        private static final int NOTHING = -1;

        private byte[] bytes = {};
        private int at;
        private int end;

        void begin(byte[] text, int offset, int length) {
            bytes = text;
            at = offset;
            end = offset + length;
        }

        @Override
        public int read() {
            return at < end ? bytes[at++] & 0xff : NOTHING;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int read = Math.min(length, end - at);
            System.arraycopy(bytes, at, to, offset, read);
            at += read;
            return read == 0 ? NOTHING : read;
        }

        /** @param taken bytes that the parser took and did not read */
        void requireSpaces(int taken) throws IOException {
            for (int i = at - taken; i < end; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                    throw new IOException("trailing text");
                }
            }
        }
    }
}
