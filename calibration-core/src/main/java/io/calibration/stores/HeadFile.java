package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a scope's journal had come, kept apart from it, so that a journal that was cut or taken away is noticed. Two lines, of which
 * the older one is overwritten in place, so that one always stands. They need not be forced: an older head is a weaker claim and still
 * a true one. Read and written under the file's lock.
 */
record HeadFile(LockedFile file) {

    private static final int CHECK = 16;
    private static final int MAX = 1 << 16;

    /**
     * A line.
     *
     * @param scope the scope
     * @param seq the last entry
     * @param hash its hash
     */
    record Head(ScopeId scope, long seq, Digest hash) {

        static Head of(ScopeId scope, AuditHead head) {
            return new Head(scope, head.seq(), head.hash());
        }

        /** The same length for all heads of a scope. */
        String line() {
            String claim = String.format(Locale.ROOT, "%s %016d %s ", scope, seq, hash);
            return claim + check(claim) + "\n";
        }
    }

    Path path() {
        return file.path();
    }

    /** Makes the file, forced, unless there is one; needs no lock. */
    void create(Head head) throws IOException {
        try {
            file.files().create(path(), (head.line() + head.line()).getBytes(StandardCharsets.US_ASCII));
        } catch (
                FileAlreadyExistsException
                        e) { // made at this moment by somebody who perhaps did not force its name yet
            WholeFiles.forceFolder(path().resolveSibling(""));
        }
    }

    void write(Head head) throws IOException {
        byte[] line = head.line().getBytes(StandardCharsets.US_ASCII);
        file.write((head.seq() % 2) * line.length, line);
    }

    /** The newest head; empty when there is no file. */
    Optional<Head> read() throws IOException {
        if (!file.isOpen()) {
            return Optional.empty();
        }
        byte[] bytes = file.read(0, (int) Math.min(file.length(), MAX));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Optional.of(text.lines()
                .flatMap(line -> parse(line).stream())
                .max(Comparator.comparingLong(Head::seq))
                .orElseThrow(
                        () -> FileFailure.damaged(Part.HEAD, path(), "it does not say how far the journal had come.")));
    }

    private static Optional<Head> parse(String line) {
        try {
            String claim = line.substring(0, line.length() - CHECK);
            String[] words = claim.split(" ", -1);
            return check(claim).equals(line.substring(claim.length()))
                    ? Optional.of(new Head(new ScopeId(words[0]), Long.parseLong(words[1]), new Digest(words[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String check(String claim) {
        return Content.utf8(claim).digest().hex().substring(0, CHECK);
    }
}
