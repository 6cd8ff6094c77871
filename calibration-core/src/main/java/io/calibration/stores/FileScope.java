package io.calibration.stores;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Committed;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.StoreInfo;
import io.calibration.registry.Transition;
import io.calibration.stores.HeadFile.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One scope in files: its journal, its head, and the fold of what was read. Everything but {@link #load} is done under the folder's lock. */
final class FileScope implements ScopeLog.Lines {

    private static final System.Logger LOG = System.getLogger(FileScope.class.getName());

    private final ScopeId id;
    private final RegistryFolder folder;
    private final FolderLock lock;
    private final Journal journal;
    private final FollowedJournal followed;
    private final HeadFile headFile;
    private final ScopeLog log;
    private volatile Seen seen;

    /** The state at a length of the journal. */
    private record Seen(long end, ScopeState state) {}

    FileScope(StoreInfo store, ScopeId id, RegistryFolder folder, FolderLock lock) {
        this.id = id;
        this.folder = folder;
        this.lock = lock;
        journal = folder.journal(id);
        followed = new FollowedJournal(journal, folder.reasons());
        headFile = folder.head(id);
        log = new ScopeLog(store, id, this);
        seen = new Seen(0, log.state());
    }

    /** Reads the journal only where it has grown since: as long as it has not, this costs one look at its length. */
    ScopeState load() {
        Seen last = seen;
        return isUnchanged(last)
                ? last.state()
                : lock.reading(() -> {
                    catchUp(false);
                    return log.state();
                });
    }

    private boolean isUnchanged(Seen last) {
        try {
            return (last.end() > 0) && (Files.size(journal.path()) == last.end());
        } catch (IOException e) {
            return false; // looked at closely under the lock
        }
    }

    Optional<Committed> commit(RequestId request, Function<ScopeState, Optional<Transition>> decide) {
        return lock.writing(() -> {
            catchUp(true);
            Optional<Committed> committed = log.commit(request, decide);
            seen = new Seen(followed.end(), log.state());
            return committed;
        });
    }

    List<AuditLine> audit(long afterSeq, int limit) {
        return lock.reading(() -> {
            catchUp(false);
            return followed.entries() == 0 ? List.of() : followed.lines(afterSeq, limit);
        });
    }

    void eraseReason(long seq) {
        lock.writing(() -> {
            catchUp(true);
            Digest reason = followed.reason(seq);
            if (reason != null) {
                folder.reasons().erase(reason);
            }
            return seq;
        });
    }

    /** For {@link ScopeLog}, under the lock. */
    @Override
    public AuditLine line(long seq) {
        try {
            return followed.lines(seq - 1, 1).get(0);
        } catch (IOException e) {
            throw FileFailure.reading(journal.path(), e);
        }
    }

    /** Contents and reason first, then the line, then the head: whatever stops it, each finds what it names. */
    @Override
    public void append(Transition transition) {
        AuditLine line = transition.line();
        Reason reason = line.reason();
        try {
            for (Content content : transition.newContents()) {
                folder.contents().put(content.digest(), content.bytes());
            }
            if (reason != null) {
                folder.reasons().put(reason);
            }
            if (followed.entries() == 0) {
                begin();
            }
            int length = followed.append(line);
            headFile.write(new Head(id, line.seq(), line.hash()));
            followed.enter(transition.entry(), length);
        } catch (IOException e) {
            throw FileFailure.writing(journal.path(), e);
        }
    }

    private void begin() throws IOException {
        journal.makeFolder();
        if (!headFile.exists()) {
            headFile.create(Head.of(id, log.state().head()));
        }
    }

    private void catchUp(boolean mayWrite) throws IOException {
        Optional<Head> head = headFile.read();
        byte[] tail = followed.follow(log);
        check(head, tail);
        if (mayWrite && (tail.length > 0)) {
            Path aside = journal.setAside(followed.end(), tail);
            LOG.log(System.Logger.Level.WARNING, "The torn end of a journal was set aside: {0}", aside);
        }
        if (mayWrite && head.isPresent() && (head.get().seq() < log.state().revision())) {
            journal.force();
            headFile.write(Head.of(id, log.state().head()));
        }
        seen = new Seen(followed.end(), log.state());
    }

    /** Every head that was ever written stays true, so a journal that falls short of it has lost something. */
    private void check(Optional<Head> head, byte[] tail) {
        long revision = log.state().revision();
        if (head.isEmpty() && ((revision > 0) || (tail.length > 0))) {
            throw FileFailure.damaged(headFile.path(), "it is missing, and there is a journal.");
        }
        head.filter(claim -> !claim.scope().equals(id)
                        || (claim.seq() > revision)
                        || ((claim.seq() == revision)
                                && !claim.hash().equals(log.state().head().hash())))
                .ifPresent(claim -> {
                    throw FileFailure.damaged(
                            journal.path(),
                            "it ends with entry " + revision + " (byte " + followed.end() + "), and entry "
                                    + claim.seq() + " had been written.");
                });
    }
}
