package io.calibration.collect;

import io.calibration.metrics.CollectionException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An open file of scan results, unpacked when it is gzip. */
final class ScanFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final Path path;
    private final Counting counting;
    private final InputStream in;

    private ScanFile(Path path) throws IOException {
        this.path = path;
        counting = new Counting(Files.newInputStream(path));
        try {
            BufferedInputStream bytes = new BufferedInputStream(counting, BUFFER);
            in = isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException e) {
            counting.close();
            throw e;
        }
    }

    static ScanFile open(Path file) throws IOException {
        return new ScanFile(file);
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

    private static boolean isGzip(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        boolean gzip = bytes.read() == GZIP_MAGIC_1 && bytes.read() == GZIP_MAGIC_2;
        bytes.reset();
        return gzip;
    }

    Path path() {
        return path;
    }

    InputStream in() {
        return in;
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

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        /** There may be more, says it: a pipe cannot tell, and to read on is what gzip needs to find a further member. */
        @Override
        public int available() {
            return 1;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
