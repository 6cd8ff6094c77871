package io.calibration.stores;

import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.StoreInfo;
import io.calibration.stores.HeadFile.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One scope in files: its journal, its head, and the fold of what was read. Everything but {@link #load} is done under the locks of both. */
final class FileScope implements ScopeLog.Lines {

    private static final System.Logger LOG = System.getLogger(FileScope.class.getName());

    private final ScopeId id;
    private final RegistryFolder folder;
    private final ScopeFiles files;
    private final Journal journal;
    private final FollowedJournal followed;
    private final HeadFile headFile;
    private final ScopeLog log;
    private volatile Seen seen;

    /** The state, and what a look at the journal told then; null when there was none. */
    private record Seen(Journal.@Nullable Look look, ScopeState state) {}

    FileScope(StoreInfo store, ScopeId id, RegistryFolder folder) {
        this.id = id;
        this.folder = folder;
        files = folder.files(id);
        journal = files.journal();
        followed = new FollowedJournal(journal, folder.reasons());
        headFile = files.head();
        log = new ScopeLog(store, id, this);
        seen = new Seen(null, log.state());
    }

    /** Reads the journal only where it has grown since: as long as nothing happened to it, this costs one look at its name. */
    ScopeState load() {
        Seen last = seen;
        return isUnchanged(last)
                ? last.state()
                : files.reading(() -> {
                    catchUp(false);
                    return log.state();
                });
    }

    private boolean isUnchanged(Seen last) {
        return (last.look() != null) && last.look().equals(journal.look());
    }

    private void see() {
        seen = new Seen(followed.entries() == 0 ? null : journal.look(), log.state());
    }

    Optional<Committed> commit(RequestId request, RegistryStore.Step step, Supplier<Optional<Instant>> now) {
        ScopeState last = seen.state();
        if (last.revision() == 0) {
            files.begin(Head.of(id, last.head()));
        }
        return files.writing(() -> {
            catchUp(true);
            Optional<Committed> committed = log.commit(request, step, now.get());
            see();
            return committed;
        });
    }

    List<AuditLine> audit(long afterSeq, int limit) {
        return files.reading(() -> {
            catchUp(false);
            return followed.entries() == 0 ? List.of() : followed.lines(afterSeq, limit);
        });
    }

    void eraseReason(long seq) {
        files.writing(() -> {
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
            keep(transition.newContents());
            if (reason != null) {
                folder.reasons().put(reason);
            }
            int length = followed.append(line);
            headFile.write(new Head(id, line.seq(), line.hash()));
            followed.enter(transition.entry(), length);
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
        byte[] tail = followed.follow(log);
        check(head);
        if (mayWrite && (tail.length > 0)) {
            Path aside = journal.setAside(followed.end(), tail);
            LOG.log(System.Logger.Level.WARNING, "The torn end of a journal was set aside: {0}", aside);
        }
        if (mayWrite && head.isPresent() && (head.get().seq() < log.state().revision())) {
            journal.force();
            headFile.write(Head.of(id, log.state().head()));
        }
        see();
    }

    /** Every head that was ever written stays true, so a journal that falls short of it has lost something. */
    private void check(Optional<Head> head) {
        long revision = log.state().revision();
        head.filter(claim -> !claim.scope().equals(id)
                        || (claim.seq() > revision)
                        || ((claim.seq() == revision)
                                && !claim.hash().equals(log.state().head().hash())))
                .ifPresent(claim -> {
                    throw FileFailure.damaged(
                            Part.HEAD,
                            journal.path(),
                            "it ends with entry " + revision + " (byte " + followed.end() + "), and entry "
                                    + claim.seq() + " had been written.");
                });
    }
}
