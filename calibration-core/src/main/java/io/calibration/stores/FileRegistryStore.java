package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a registry in a folder of a local disk: an append-only journal for each scope, forced to the disk before a command is
 * acknowledged. A registry is created once, on purpose; opening never creates one, so a wrong folder or a disk that is not mounted
 * is not taken for an empty registry.
 *
 * <pre>{@code
 * FileRegistryStore.create(folder);                        // once
 * RegistryStore store = FileRegistryStore.open(folder);    // at every start
 * }</pre>
 *
 * <p>Thread-safe; several stores, in several programs of one machine, may use one folder. Nothing is kept open between calls. The host's
 * process must not open the files itself, say for a backup: outside of Windows, closing one ends this process's lock on it. A torn
 * last line, left by a program that was ended while it wrote, is set aside; any other damage is a {@link RegistryStoreException} that
 * names file and entry. Scopes that nobody asks for cost nothing; an entry of one that is in use costs some 300 bytes of memory.
 */
public final class FileRegistryStore implements RegistryStore {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoreInfo info;
    private final @Nullable Clock time;
    private final RegistryFolder folder;
    private final Map<ScopeId, FileScope> scopes = new ConcurrentHashMap<>();

    private FileRegistryStore(RegistryFolder folder, @Nullable Clock time) throws IOException {
        this.time = time;
        this.folder = folder;
        info = folder.info();
        for (ScopeId scope : folder.knownScopes()) {
            scope(scope).load();
        }
    }

    /**
     * Makes a new registry.
     *
     * @param folder is made when it does not exist; must be empty when it does
     * @return the registry, opened
     * @throws RegistryStoreException when the folder is not empty or cannot be written
     */
    public static FileRegistryStore create(Path folder) {
        try {
            RegistryFolder.create(folder, "file:" + UUID.randomUUID());
        } catch (FileAlreadyExistsException e) {
            throw new RegistryStoreException(
                    folder + " is not empty. Open the registry that is there, or create one in another folder.", e);
        } catch (IOException e) {
            throw FileFailure.writing(folder, e);
        }
        return open(folder);
    }

    /**
     * Opens a registry and reads the journals of all its scopes.
     *
     * @param folder as it was created
     * @throws RegistryStoreException when there is no registry, or when it is damaged; nothing is changed then
     */
    public static FileRegistryStore open(Path folder) {
        return open(folder, WholeFiles.ON_DISK, PATIENCE, null);
    }

    /**
     * Opens a registry as {@link #open(Path)} does, with another time than the file system's: for tests.
     *
     * @param time what time it is to the store
     */
    public static FileRegistryStore open(Path folder, Clock time) {
        return open(folder, WholeFiles.ON_DISK, PATIENCE, time);
    }

    static FileRegistryStore open(Path folder, WholeFiles files, Duration patience) {
        return open(folder, files, patience, null);
    }

    private static FileRegistryStore open(Path folder, WholeFiles files, Duration patience, @Nullable Clock time) {
        try {
            return new FileRegistryStore(new RegistryFolder(folder.toRealPath(), files, patience), time);
        } catch (NoSuchFileException e) {
            throw FileFailure.absent(folder);
        } catch (IOException e) {
            throw FileFailure.reading(folder, e);
        }
    }

    /**
     * The ends of journals that were torn when a program was ended while it wrote, and set aside when the next one wrote. No command in
     * them was acknowledged. Each file may be deleted once it was looked at.
     */
    public List<Path> setAside() {
        try {
            return folder.setAside();
        } catch (IOException e) {
            throw FileFailure.reading(folder.path(), e);
        }
    }

    @Override
    public StoreInfo info() {
        return info;
    }

    /** The file system's time, which on a network disk is its server's; this machine's where the folder cannot be written. */
    @Override
    public Optional<Instant> now() {
        return Optional.of(time == null ? folder.now() : time.instant());
    }

    @Override
    public List<ScopeId> scopes() {
        try {
            return folder.knownScopes().stream()
                    .filter(scope -> load(scope).isPresent()) // not those whose first entry was broken off
                    .sorted(Comparator.comparing(ScopeId::value))
                    .toList();
        } catch (IOException e) {
            throw FileFailure.reading(folder.path(), e);
        }
    }

    @Override
    public Optional<ScopeState> load(ScopeId scope) {
        return known(scope).map(FileScope::load).filter(state -> state.revision() > 0);
    }

    @Override
    public Optional<byte[]> content(Digest digest) {
        return folder.contents().get(digest);
    }

    @Override
    public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
        if (known(scope).isEmpty()
                && step.decide(ScopeState.empty(info, scope), now()).isEmpty()) {
            return Optional.empty(); // no files for a scope that is not begun
        }
        return scope(scope).commit(request, step, this::now);
    }

    @Override
    public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
        return known(scope).map(found -> found.audit(afterSeq, limit)).orElse(List.of());
    }

    @Override
    public void eraseReason(ScopeId scope, long seq) {
        known(scope).ifPresent(found -> found.eraseReason(seq));
    }

    private FileScope scope(ScopeId scope) {
        return scopes.computeIfAbsent(scope, id -> new FileScope(info, id, folder));
    }

    /** Asking for scopes that do not exist must not fill the memory. */
    private Optional<FileScope> known(ScopeId scope) {
        return Optional.ofNullable(scopes.get(scope))
                .or(() -> folder.knows(scope) ? Optional.of(scope(scope)) : Optional.empty());
    }
}
