package io.calibration.stores;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out the other threads and the other programs. A program's lock on a file ends when any of its threads closes that file, so the
 * file is opened by the one thread that has the lock of the process. Whoever waits for the file holds its first byte, the turn; so
 * no program gets the second byte, the lock, twice while another one waits.
 */
final class FolderLock {

    private static final Map<Path, ReentrantLock> OF_PROCESS = new ConcurrentHashMap<>();
    private static final long POLL_NANOS = 200_000;
    private static final long TURN = 0;
    private static final long LOCK = 1;

    private final Path folder;
    private final Path file;
    private final Duration patience;
    private final ReentrantLock ofProcess;

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** @param folder by its real path */
    FolderLock(Path folder, Duration patience) {
        this.folder = folder;
        this.file = folder.resolve("lock");
        this.patience = patience;
        this.ofProcess = OF_PROCESS.computeIfAbsent(folder, path -> new ReentrantLock());
    }

    /** While nobody writes; other programs may read at the same time. */
    <T> T reading(Work<T> work) {
        try {
            return locked(true, work);
        } catch (IOException e) {
            throw FileFailure.reading(folder, e);
        }
    }

    /** While nobody else reads or writes. */
    <T> T writing(Work<T> work) {
        try {
            return locked(false, work);
        } catch (IOException e) {
            throw FileFailure.writing(folder, e);
        }
    }

    private <T> T locked(boolean shared, Work<T> work) throws IOException {
        if (ofProcess.isHeldByCurrentThread()) {
            return work.run(); // whoever decides may look
        }
        long deadline = System.nanoTime() + patience.toNanos();
        awaitProcess();
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), shared ? "r" : "rw")) {
            FileChannel channel = opened.getChannel();
            FileLock turn = await(channel, TURN, shared, deadline);
            FileLock lock;
            try {
                lock = await(channel, LOCK, shared, deadline);
            } finally {
                turn.release();
            }
            try {
                return work.run();
            } finally {
                lock.release();
            }
        } finally {
            ofProcess.unlock();
        }
    }

    private void awaitProcess() {
        try {
            if (!ofProcess.tryLock() && !ofProcess.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw FileFailure.locked(folder, patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileFailure.interrupted(folder);
        }
    }

    private FileLock await(FileChannel channel, long at, boolean shared, long deadline) throws IOException {
        FileLock lock = tryLock(channel, at, shared);
        while (lock == null) {
            if (Thread.currentThread().isInterrupted()) {
                throw FileFailure.interrupted(folder);
            }
            if (System.nanoTime() > deadline) {
                throw FileFailure.locked(folder, patience.toSeconds());
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
}
