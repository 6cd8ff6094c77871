package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps out the other threads and the other programs while it is read or written, by locks on bytes of its own. They lie
 * far behind its end, so that looking at it is never blocked, not even where locks are mandatory. Whoever waits holds the first of
 * them, the turn; so no program gets the second one, the lock, twice while another one waits.
 *
 * <p>A program's locks on a file end when any of its threads closes that file. So a file is open once in a process, for the one thread
 * that has the process's lock, and everything is read and written through that.
 *
 * @param path the real one
 * @param files how files are written
 * @param patience how long to wait for others
 */
record LockedFile(Path path, WholeFiles files, Duration patience, Held held) {

    private static final Map<Path, Held> OF_PROCESS = new ConcurrentHashMap<>();
    private static final long POLL_NANOS = 200_000;
    private static final long TURN = 1L << 62;
    private static final long LOCK = TURN + 1;

    LockedFile(Path path, WholeFiles files, Duration patience) {
        this(path, files, patience, OF_PROCESS.computeIfAbsent(path, key -> new Held()));
    }

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** What all stores of the process share of a file. */
    static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable RandomAccessFile file;
        private @Nullable RandomAccessFile again;
    }

    /** Whether the path leads to a file; needs no lock. */
    boolean exists() {
        return Files.exists(path);
    }

    /**
     * While nobody writes, or, where the work may write, while nobody else reads either. A file that is not there is not opened, and has no
     * bytes.
     */
    <T> T locked(boolean mayWrite, Work<T> work) throws IOException {
        if (held.lock.isHeldByCurrentThread()) {
            return work.run(); // whoever decides may look
        }
        long deadline = System.nanoTime() + patience.toNanos();
        awaitProcess();
        try {
            return exists() ? opened(!mayWrite, deadline, work) : work.run();
        } finally {
            held.lock.unlock();
        }
    }

    private <T> T opened(boolean shared, long deadline, Work<T> work) throws IOException {
        try (RandomAccessFile file = shared ? forReading() : files.opener().open(path)) {
            FileLock turn = await(file.getChannel(), TURN, shared, deadline);
            try {
                await(file.getChannel(), LOCK, shared, deadline); // ends when the file is closed
            } finally {
                turn.release();
            }
            held.file = file;
            return work.run();
        } finally {
            held.file = null;
            closeAgain();
        }
    }

    private RandomAccessFile forReading() throws IOException {
        return new RandomAccessFile(path.toFile(), "r");
    }

    private void closeAgain() throws IOException {
        RandomAccessFile again = held.again;
        held.again = null;
        if (again != null) {
            again.close();
        }
    }

    private void awaitProcess() {
        try {
            if (!held.lock.tryLock() && !held.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw FileFailure.locked(path, patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileFailure.interrupted(path);
        }
    }

    private FileLock await(FileChannel channel, long at, boolean shared, long deadline) throws IOException {
        FileLock lock = tryLock(channel, at, shared);
        while (lock == null) {
            if (Thread.currentThread().isInterrupted()) {
                throw FileFailure.interrupted(path);
            }
            if (System.nanoTime() > deadline) {
                throw FileFailure.locked(path, patience.toSeconds());
            }
            LockSupport.parkNanos(POLL_NANOS);
            lock = tryLock(channel, at, shared);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, long at, boolean shared) throws IOException {
        try {
            return channel.tryLock(at, 1, shared);
        } catch (OverlappingFileLockException e) { // this library, loaded a second time in this process
            return null;
        }
    }

    /** Whether there was a file to lock. This and all below: under the lock. */
    boolean isOpen() {
        return held.file != null;
    }

    long length() throws IOException {
        RandomAccessFile file = held.file;
        return file == null ? 0 : file.length();
    }

    byte[] read(long from, int length) throws IOException {
        return read(file(), from, length);
    }

    void write(long at, byte[] bytes) throws IOException {
        file().seek(at);
        file().write(bytes);
    }

    /** Takes off what follows. */
    void cut(long end) throws IOException {
        if (length() > end) {
            file().setLength(end);
            force();
        }
    }

    void force() throws IOException {
        file().getFD().sync();
    }

    /**
     * What stands there in the file that the path leads to now; nothing when there is none, or when it is too short. Closing that file
     * would end the lock, so it stays open as long as the lock is held.
     */
    byte[] byPath(long from, int length) throws IOException {
        closeAgain();
        if (!exists()) {
            return new byte[0];
        }
        RandomAccessFile again = forReading();
        held.again = again;
        try {
            return read(again, from, length);
        } catch (EOFException e) {
            return new byte[0];
        }
    }

    private static byte[] read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    private RandomAccessFile file() throws IOException {
        RandomAccessFile file = held.file;
        if (file == null) {
            throw new EOFException("there is no such file");
        }
        return file;
    }
}
