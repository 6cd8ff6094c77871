package io.calibration.collect;

import io.calibration.internal.TextEncoding;
import io.calibration.metrics.CollectionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** An open file of scan results: unpacked when it is gzip, and in UTF-8 whatever encoding its mark names, or in the one that was told. */
final class ScanFile implements AutoCloseable {

    private static final String GZIP_ENDING = ".gz";
    private static final int BLANKS = 64; // so many signs at most before the first of a file

    private final Path path;
    private final Charset told;
    private final Counting counting;
    private final PushbackInputStream in;
    private boolean marked;

    private ScanFile(Path path, Charset told) throws IOException {
        this.path = path;
        this.told = told;
        counting = new Counting(Files.newInputStream(path));
        try {
            in = new PushbackInputStream(decoded(unpacked(counting)), BLANKS);
        } catch (IOException | CollectionException e) {
            counting.close();
            throw e;
        }
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(TextEncoding.LOOKED_AT);
        InputStream all = again(first, bytes);
        if (GunzipStream.isGzip(first)) {
            return new GunzipStream(all);
        }
        if (first.length > 0 && path.toString().endsWith(GZIP_ENDING)) {
            throw new CollectionException(
                    "The file " + path
                            + " does not begin as gzip does. Compress it again, or name a plain file without .gz.",
                    null);
        }
        return all;
    }

    private InputStream decoded(InputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(TextEncoding.LOOKED_AT);
        if (GunzipStream.isGzip(first)) { // what was packed once is unpacked here
            throw new CollectionException(
                    "The file " + path + " is gzip within gzip: it was packed twice. Unpack it once, as gunzip does.",
                    null);
        }
        TextEncoding encoding = TextEncoding.of(first);
        int mark = encoding.markLength(first);
        marked = mark > 0;
        InputStream unmarked = again(Arrays.copyOfRange(first, mark, first.length), bytes);
        boolean isTold = mark == 0 && !told.equals(StandardCharsets.UTF_8);
        if (encoding == TextEncoding.UTF_8 || isTold) {
            return unmarked;
        }
        if (mark == 0) {
            throw new CollectionException(
                    "The file " + path + " is " + encoding.charset() + " without a byte order mark. Save it as UTF-8.",
                    null);
        }
        return new RecodedStream(unmarked, encoding.charset());
    }

    /** The stream with the bytes that were taken from it. */
    private static InputStream again(byte[] first, InputStream rest) throws IOException {
        PushbackInputStream all = new PushbackInputStream(rest, TextEncoding.LOOKED_AT);
        all.unread(first);
        return all;
    }

    /** @param unmarked the encoding in which it comes out where no byte order mark names one; such a file is never guessed to be in another */
    static ScanFile open(Path file, Charset unmarked) throws IOException {
        return new ScanFile(file, unmarked);
    }

    /**
     * The file's size in bytes.
     *
     * @throws CollectionException when it is not a file that can be read
     */
    static long size(Path file) {
        if (!Files.exists(file)) {
            throw new CollectionException("There is no file " + file + ". Check the path.", null);
        }
        if (Files.isDirectory(file)) {
            throw new CollectionException(file + " is a directory. Name a file of scan results in it.", null);
        }
        if (!Files.isReadable(file)) {
            throw new CollectionException("The file " + file + " may not be read. Check its permissions.", null);
        }
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CollectionException("The file " + file + " cannot be read. Check the disk.", e);
        }
    }

    Path path() {
        return path;
    }

    InputStream in() {
        return in;
    }

    /** The encoding of the bytes that come out. */
    Charset encoding() {
        return marked ? StandardCharsets.UTF_8 : told;
    }

    /** Whether the first sign is that of a JSON object. */
    boolean isJson() throws IOException {
        byte[] first = in.readNBytes(BLANKS);
        in.unread(first);
        int at = 0;
        while (at < first.length && first[at] >= 0 && first[at] <= ' ') {
            at++;
        }
        return at < first.length && first[at] == '{';
    }

    /** Bytes read of the file as it is on disk. */
    long bytesRead() {
        return counting.count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counting extends FilterInputStream {

        /** Little enough that what was read is about what was counted, also of a file that fits in the buffers. */
        private static final int AT_ONCE = 1 << 12;

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, Math.min(length, AT_ONCE));
            count += Math.max(0, read);
            return read;
        }
    }
}
