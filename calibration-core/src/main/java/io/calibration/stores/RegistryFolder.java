package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything lies in a registry's folder. File names are digests and numbers alone, so nothing leaves the folder.
 *
 * @param path by its real path
 * @param files how files are written
 * @param patience how long to wait for other programs
 */
record RegistryFolder(Path path, WholeFiles files, Duration patience) {

    private static final String FORMAT = "calibration-registry 1 ";

    /** Writes what makes a folder a registry, the file that says so last. */
    static void create(Path folder, String id) throws IOException {
        Files.createDirectories(folder);
        if (!list(folder).isEmpty()) {
            throw new FileAlreadyExistsException(folder.toString(), null, "the folder is not empty");
        }
        RegistryFolder created = new RegistryFolder(folder.toRealPath(), WholeFiles.ON_DISK, Duration.ZERO);
        for (Path part : List.of(
                created.heads(),
                created.scopes(),
                created.contents().path(),
                created.reasons().path())) {
            Files.createDirectories(part);
        }
        created.files.create(created.identity(), (FORMAT + id + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Which registry this is. */
    StoreInfo info() throws IOException {
        String line;
        try {
            line = Files.readString(identity(), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw FileFailure.damaged(
                    Part.CHAIN,
                    path,
                    "it has no file " + identity().getFileName()
                            + ", so there is no registry here. Is the disk mounted?");
        }
        if (!line.startsWith(FORMAT) || !line.endsWith("\n")) {
            throw FileFailure.damaged(Part.CHAIN, identity(), "it does not name a registry of format 1.");
        }
        try {
            return new StoreInfo(line.substring(FORMAT.length(), line.length() - 1), "files in " + path);
        } catch (IllegalArgumentException e) {
            throw FileFailure.damaged(Part.CHAIN, identity(), "it holds no store id.");
        }
    }

    /** Whether there is anything of the scope. */
    boolean knows(ScopeId scope) {
        return Files.exists(heads().resolve(name(scope))) || Files.exists(journalPath(name(scope)));
    }

    /** The time that the file system gives to a file which is written now. */
    Instant now() {
        try {
            Path probe = Files.createTempFile(path, ".time", "");
            try {
                return Files.getLastModifiedTime(probe).toInstant();
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) { // a folder that can only be read; no command succeeds there
            return Instant.now();
        }
    }

    HeadFile head(ScopeId scope) {
        return new HeadFile(locked(heads().resolve(name(scope))));
    }

    Journal journal(ScopeId scope) {
        return new Journal(locked(journalPath(name(scope))), reasons());
    }

    private LockedFile locked(Path file) {
        return new LockedFile(file, files, patience);
    }

    DigestFolder contents() {
        return new DigestFolder(path.resolve("contents"), files);
    }

    DigestFolder reasons() {
        return new DigestFolder(path.resolve("reasons"), files);
    }

    /** Every scope, each with a readable head and no journal without one. */
    List<ScopeId> knownScopes() throws IOException {
        List<Path> journals = list(scopes()).stream()
                .map(scope -> journalPath(scope.getFileName().toString()))
                .filter(Files::exists)
                .toList();
        List<Path> heads = list(heads()); // after the journals: a scope that is begun meanwhile has its head first
        for (Path journal : journals) {
            Path head = heads().resolve(journal.resolveSibling("").getFileName());
            if (!heads.contains(head)) {
                throw FileFailure.damaged(Part.HEAD, head, "it is missing, and there is a journal.");
            }
        }
        List<ScopeId> scopes = new ArrayList<>();
        for (Path head : heads) {
            scopes.add(scopeOf(new HeadFile(locked(head))));
        }
        return scopes;
    }

    private static ScopeId scopeOf(HeadFile head) throws IOException {
        ScopeId scope = head.file()
                .locked(false, head::read)
                .orElseThrow(() -> FileFailure.damaged(Part.HEAD, head.path(), "it was deleted."))
                .scope();
        if (!name(scope).equals(head.path().getFileName().toString())) {
            throw FileFailure.damaged(Part.HEAD, head.path(), "it is the head of another scope.");
        }
        return scope;
    }

    /** The torn ends of journals that were set aside so far. */
    List<Path> setAside() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path scope : list(scopes())) {
            list(scope).stream()
                    .filter(file -> file.getFileName().toString().startsWith("torn-at-"))
                    .forEach(found::add);
        }
        return found;
    }

    /** What is in a folder, in order, without what a crash left of files that were being written. */
    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String name(ScopeId scope) {
        return Content.utf8(scope.value()).digest().hex();
    }

    private Path identity() {
        return path.resolve("registry");
    }

    private Path heads() {
        return path.resolve("heads");
    }

    private Path scopes() {
        return path.resolve("scopes");
    }

    private Path journalPath(String scope) {
        return scopes().resolve(scope).resolve("journal");
    }
}
