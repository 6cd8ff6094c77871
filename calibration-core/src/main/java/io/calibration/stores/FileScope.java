package io.calibration.stores;

import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.stores.HeadFile.Head;
import io.calibration.stores.LockedFile.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One scope in files: its journal, its head, and the fold of what was read. Everything but {@link #load} is done under the locks of both files,
 * the head's first: whoever swaps or deletes one of them while it is held lets nobody else in, since the other one is held too. The head is
 * made before the journal, so a journal without a head is damage.
 */
final class FileScope extends ScopeLog {

    private static final System.Logger LOG = System.getLogger(FileScope.class.getName());

    private final ScopeId id;
    private final RegistryFolder folder;
    private final Journal journal;
    private final HeadFile headFile;
    private volatile Seen seen;

    /** The state, and what a look at the journal told then; null when there was none. */
    private record Seen(Journal.@Nullable Look look, ScopeState state) {}

    FileScope(StoreInfo store, ScopeId id, RegistryFolder folder) {
        super(store, id);
        this.id = id;
        this.folder = folder;
        journal = folder.journal(id);
        headFile = folder.head(id);
        seen = new Seen(null, state());
    }

    /** Reads the journal only where it has grown since: as long as nothing happened to it, this costs one look at its name. */
    ScopeState load() {
        Seen last = seen;
        return isUnchanged(last) ? last.state() : reading(this::state);
    }

    private boolean isUnchanged(Seen last) {
        return (last.look() != null) && last.look().equals(journal.look());
    }

    private void see() {
        seen = new Seen(journal.entries() == 0 ? null : journal.look(), state());
    }

    Optional<Committed> commit(RequestId request, RegistryStore.Step step, Supplier<Optional<Instant>> now) {
        ScopeState last = seen.state();
        if (last.revision() == 0) {
            begin(Head.of(id, last.head()));
        }
        return writing(() -> {
            Optional<Committed> committed = decided(request, step, now.get());
            see();
            return committed;
        });
    }

    List<AuditLine> audit(long afterSeq, int limit) {
        return reading(() -> journal.entries() == 0 ? List.of() : journal.lines(afterSeq, limit));
    }

    void eraseReason(long seq) {
        writing(() -> {
            Digest reason = journal.reason(seq);
            if (reason != null) {
                folder.reasons().delete(reason);
            }
            return seq;
        });
    }

    /** For {@link ScopeLog}, under the lock. */
    @Override
    AuditLine line(long seq) {
        try {
            return journal.lines(seq - 1, 1).get(0);
        } catch (IOException e) {
            throw FileFailure.reading(journal.path(), e);
        }
    }

    /** Contents and reason first, then the line, then the head: whatever stops it, each finds what it names. */
    @Override
    void append(Transition transition) {
        AuditLine line = transition.line();
        Reason reason = line.reason();
        try {
            keep(transition.newContents());
            if (reason != null) {
                folder.reasons().put(reason);
            }
            int length = journal.append(line);
            headFile.write(new Head(id, line.seq(), line.hash()));
            journal.enter(transition.entry(), length);
        } catch (IOException e) {
            throw FileFailure.writing(journal.path(), e);
        }
    }

    private void keep(List<Content> contents) throws IOException {
        for (Content content : contents) {
            folder.contents().put(content.digest(), content.bytes());
        }
        if (!contents.isEmpty()) {
            folder.contents().force();
        }
    }

    private void catchUp(boolean mayWrite) throws IOException {
        Optional<Head> head = headFile.read();
        byte[] tail = journal.follow(this);
        check(head);
        if (mayWrite && (tail.length > 0)) {
            Path aside = journal.setAside(tail);
            LOG.log(System.Logger.Level.WARNING, "The torn end of a journal was set aside: {0}", aside);
        }
        if (mayWrite && head.isPresent() && (head.get().seq() < state().revision())) {
            journal.force();
            headFile.write(Head.of(id, state().head()));
        }
        see();
    }

    /** Every head that was ever written stays true, so a journal that falls short of it has lost something. */
    private void check(Optional<Head> head) {
        long revision = state().revision();
        head.filter(claim -> !claim.scope().equals(id)
                        || (claim.seq() > revision)
                        || ((claim.seq() == revision)
                                && !claim.hash().equals(state().head().hash())))
                .ifPresent(claim -> {
                    throw FileFailure.damaged(
                            Part.HEAD,
                            journal.path(),
                            "it ends with entry " + revision + " (byte " + journal.end() + "), and entry " + claim.seq()
                                    + " had been written.");
                });
    }

    /** Makes the head of a scope that has no files; another program may do so at the same time. */
    private void begin(Head nothing) {
        try {
            if (!journal.file().exists() && !headFile.file().exists()) {
                headFile.create(nothing);
            }
        } catch (IOException e) {
            throw FileFailure.writing(headFile.path(), e);
        }
    }

    private <T> T reading(Work<T> work) {
        try {
            return locked(false, work);
        } catch (IOException e) {
            throw FileFailure.reading(journal.path(), e);
        }
    }

    private <T> T writing(Work<T> work) {
        try {
            return locked(true, work);
        } catch (IOException e) {
            throw FileFailure.writing(journal.path(), e);
        }
    }

    /** Locks both files, reads what was written since, and does the work. */
    private <T> T locked(boolean mayWrite, Work<T> work) throws IOException {
        boolean begun = journal.file().exists(); // before the look for the head
        return headFile.file().locked(mayWrite, () -> {
            boolean hasHead = headFile.file().isOpen();
            if (begun && !hasHead) {
                throw FileFailure.damaged(Part.HEAD, headFile.path(), "it is missing, and there is a journal.");
            }
            if (mayWrite
                    && !journal.file().exists()
                    && headFile.read().filter(claim -> claim.seq() == 0).isPresent()) {
                journal.create();
            }
            Work<T> onTheNewest = () -> {
                catchUp(mayWrite);
                return work.run();
            };
            return hasHead ? journal.file().locked(mayWrite, onTheNewest) : onTheNewest.run();
        });
    }
}
