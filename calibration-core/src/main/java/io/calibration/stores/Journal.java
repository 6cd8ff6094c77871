package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope's journal as far as it was read, and where its entries stand. A line is the hash, a space, the text of the entry, a newline.
 * Used under the scope's locks, but for {@link #look}.
 */
final class Journal {

    /** The greatest length of a line in bytes; only a command with some hundred thousand authors would need more. */
    private static final int MAX_LINE = 1 << 24;

    private static final int HASH = 64;

    private final LockedFile file;
    private final DigestFolder reasons;
    private final List<Place> places = new ArrayList<>();
    private long end;

    /** Where an entry stands, and what is kept beside it. */
    private record Place(
            long offset, RequestId request, @Nullable Digest reason) {}

    /** What a look at a journal's name tells: whenever anything was written or swapped, something of it is another. */
    record Look(long size, FileTime time, @Nullable Object key) {}

    Journal(LockedFile file, DigestFolder reasons) {
        this.file = file;
        this.reasons = reasons;
    }

    LockedFile file() {
        return file;
    }

    Path path() {
        return file.path();
    }

    private Path folder() {
        return path().resolveSibling("");
    }

    /** The bytes of whole lines. */
    long end() {
        return end;
    }

    int entries() {
        return places.size();
    }

    /** The digest of the reason given with an entry; null when there was none. */
    @Nullable
    Digest reason(long seq) {
        return (seq >= 1) && (seq <= places.size()) ? places.get((int) seq - 1).reason() : null;
    }

    /** Opens nothing; null when there is nothing to see. */
    @Nullable
    Look look() {
        try {
            BasicFileAttributes found = Files.readAttributes(path(), BasicFileAttributes.class);
            return new Look(found.size(), found.lastModifiedTime(), found.fileKey());
        } catch (IOException e) {
            return null; // whoever needs the journal opens it, and then this is told
        }
    }

    /** Makes an empty one, and the folder for it, so that they last. */
    void create() throws IOException {
        Files.createDirectories(folder());
        WholeFiles.forceFolder(folder().resolveSibling(""));
        file.files().create(path(), new byte[0]);
    }

    /**
     * Writes a line at the end, forces it, and gives its length. It counts as read only when it is entered. When that fails, what was written
     * is taken back, unless that fails too. Then it looks by the journal's path whether the line follows there what it followed here.
     */
    int append(AuditLine entry) throws IOException {
        String line = entry.hash() + " " + entry.text() + "\n";
        if (line.length() > MAX_LINE) {
            throw new IllegalArgumentException("An entry has at most 16 MiB. Name fewer authors.");
        }
        try {
            file.write(end, line.getBytes(StandardCharsets.US_ASCII));
            file.force();
        } catch (IOException e) {
            cut(e);
            throw e;
        }
        String expected = end == 0 ? line : "\n" + line;
        byte[] found = file.byPath(end + line.length() - expected.length(), expected.length());
        if (!Arrays.equals(found, expected.getBytes(StandardCharsets.US_ASCII))) {
            throw FileFailure.swapped(path());
        }
        return line.length();
    }

    private void cut(IOException cause) {
        try {
            file.cut(end);
        } catch (IOException e) {
            cause.addSuppressed(e); // what is left is a torn line, or an entry whose request can be sent again
        }
    }

    void enter(AuditEntry entry, int length) {
        places.add(new Place(end, entry.request(), entry.reason()));
        end += length;
    }

    /** Forces what another program wrote and perhaps could not force before it ended. */
    void force() throws IOException {
        file.force();
        WholeFiles.forceFolder(folder());
    }

    /** Moves what follows the whole lines to a file beside the journal. */
    Path setAside(byte[] tail) throws IOException {
        Path aside = path().resolveSibling(
                        "torn-at-" + end + "-" + Digest.of(tail).hex().substring(0, 16));
        try {
            file.files().create(aside, tail);
        } catch (FileAlreadyExistsException e) {
            // set aside before, and then not taken off
        }
        file.cut(end);
        return aside;
    }

    /** Takes what is new in whole lines into the log; what is behind the last of them is returned. */
    byte[] follow(ScopeLog log) throws IOException {
        long size = file.length();
        if (size < end) {
            throw FileFailure.damaged(Part.CHAIN, path(), "it has become shorter than it was.");
        }
        if ((size > end) && (end > 0) && (file.read(end - 1, 1)[0] != '\n')) {
            throw FileFailure.damaged(
                    Part.CHAIN, path(), "what had been read of it, up to byte " + end + ", was replaced.");
        }
        while (end < size) {
            byte[] bytes = file.read(end, (int) Math.min(size - end, MAX_LINE));
            if (!take(new String(bytes, StandardCharsets.ISO_8859_1), log)) {
                if (bytes.length == MAX_LINE) {
                    throw wrong(Part.CHAIN, places.size(), "It is too long.");
                }
                return bytes;
            }
        }
        return new byte[0];
    }

    private boolean take(String text, ScopeLog log) {
        int from = 0;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', from)) {
            takeLine(text.substring(from, newline), log);
            from = newline + 1;
        }
        return from > 0;
    }

    private void takeLine(String line, ScopeLog log) {
        boolean hangs = false;
        try {
            Digest hash = hash(line);
            String text = line.substring(HASH + 1);
            if (!AuditLine.hash(text).equals(hash)) {
                throw new IllegalArgumentException("It does not have the hash that stands before it.");
            }
            AuditEntry entry = AuditJson.read(text);
            hangs = entry.previous().equals(log.state().head().hash());
            log.add(entry, new AuditLine(entry.seq(), entry.request(), text, hash, null));
            enter(entry, line.length() + 1);
        } catch (IllegalArgumentException e) {
            throw wrong(hangs ? Part.FOLD : Part.CHAIN, places.size(), String.valueOf(e.getMessage()));
        }
    }

    private static Digest hash(String line) {
        if ((line.length() <= HASH) || (line.charAt(HASH) != ' ')) {
            throw new IllegalArgumentException("It does not begin with a hash.");
        }
        return new Digest(line.substring(0, HASH));
    }

    /** The lines after this many, as they stand. */
    List<AuditLine> lines(long after, int limit) throws IOException {
        int from = (int) Math.min(after, places.size());
        int to = (int) Math.min((long) from + limit, places.size());
        List<AuditLine> lines = new ArrayList<>();
        byte[] bytes = file.read(offset(from), Math.toIntExact(offset(to) - offset(from)));
        for (int i = from; i < to; i++) {
            int begin = (int) (offset(i) - offset(from));
            int length = (int) (offset(i + 1) - offset(i) - 1);
            lines.add(line(i, new String(bytes, begin, length, StandardCharsets.ISO_8859_1)));
        }
        return lines;
    }

    private AuditLine line(int index, String line) {
        Place place = places.get(index);
        Reason reason =
                place.reason() == null ? null : reasons.reason(place.reason()).orElse(null);
        try {
            return new AuditLine(index + 1L, place.request(), line.substring(HASH + 1), hash(line), reason);
        } catch (IllegalArgumentException e) {
            throw wrong(Part.CHAIN, index, String.valueOf(e.getMessage()));
        }
    }

    private long offset(int index) {
        return index < places.size() ? places.get(index).offset() : end;
    }

    private RegistryStoreException wrong(Part part, int index, String what) {
        return FileFailure.damaged(part, path(), "entry " + (index + 1) + " (byte " + offset(index) + "): " + what);
    }
}
