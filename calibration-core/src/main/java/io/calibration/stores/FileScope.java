package io.calibration.stores;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Committed;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.StoreInfo;
import io.calibration.registry.Transition;
import io.calibration.stores.HeadFile.Head;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One scope in files: its journal as read so far, and the fold of it. Everything but {@link #load} is done under the folder's lock. */
final class FileScope implements ScopeLog.Lines {

    private static final System.Logger LOG = System.getLogger(FileScope.class.getName());
    private static final int CHUNK = JournalLine.MAX;

    private final ScopeId id;
    private final RegistryFolder folder;
    private final FolderLock lock;
    private final Journal journal;
    private final HeadFile headFile;
    private final ScopeLog log;
    private final List<Place> places = new ArrayList<>();
    private long end;
    private volatile Seen seen;

    /** Where an entry stands, and what is kept beside it. */
    private record Place(
            long offset, RequestId request, @Nullable Digest reason) {}

    /** The state at a length of the journal. */
    private record Seen(long end, ScopeState state) {}

    FileScope(StoreInfo store, ScopeId id, RegistryFolder folder, FolderLock lock) {
        this.id = id;
        this.folder = folder;
        this.lock = lock;
        journal = folder.journal(id);
        headFile = folder.head(id);
        log = new ScopeLog(store, id, this);
        seen = new Seen(0, log.state());
    }

    /** Reads the journal only where it has grown since: as long as it has not, this costs one look at its length. */
    ScopeState load() {
        Seen last = seen;
        return isUnchanged(last) ? last.state() : lock.reading(() -> caughtUp(false));
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
            caughtUp(true);
            Optional<Committed> committed = log.commit(request, decide);
            seen = new Seen(end, log.state());
            return committed;
        });
    }

    List<AuditLine> audit(long afterSeq, int limit) {
        load();
        return lock.reading(() -> {
            int from = (int) Math.min(afterSeq, places.size());
            int to = (int) Math.min((long) from + limit, places.size());
            List<AuditLine> lines = new ArrayList<>();
            for (int i = from; i < to; i++) {
                lines.add(read(i));
            }
            return lines;
        });
    }

    void eraseReason(long seq) {
        load();
        lock.writing(() -> {
            if ((seq >= 1) && (seq <= places.size())) {
                Digest reason = places.get((int) seq - 1).reason();
                if (reason != null) {
                    folder.reasons().erase(reason);
                }
            }
            return seq;
        });
    }

    /** Under the lock, by {@link ScopeLog}. */
    @Override
    public AuditLine line(long seq) {
        try {
            return read((int) seq - 1);
        } catch (IOException e) {
            throw FileFailure.reading(journal.path(), e);
        }
    }

    /** Contents and reason first, then the line, then the head: whatever stops it, the line finds what it names. */
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
            if (places.isEmpty()) {
                begin();
            }
            String text = JournalLine.write(line);
            journal.append(end, text);
            headFile.write(new Head(id, line.seq(), line.hash()));
            enter(transition.entry(), line, text.length());
        } catch (IOException e) {
            throw FileFailure.writing(journal.path(), e);
        }
    }

    private void begin() throws IOException {
        journal.makeFolder();
        if (headFile.read().isEmpty()) {
            headFile.create(Head.of(id, log.state().head()));
        }
    }

    private void enter(AuditEntry entry, AuditLine line, int length) {
        places.add(new Place(end, line.request(), entry.reason()));
        end += length;
    }

    private ScopeState caughtUp(boolean mayWrite) throws IOException {
        long size = journal.size();
        Optional<Head> head = headFile.read();
        if (head.isEmpty() && ((size > 0) || (end > 0))) {
            throw FileFailure.damaged(headFile.path(), "it is missing, and there is or was a journal.");
        }
        byte[] tail = readLines(size);
        if (head.isPresent()) {
            check(head.get());
            if (mayWrite && (head.get().seq() < log.state().revision())) {
                journal.force();
                headFile.write(Head.of(id, log.state().head()));
            }
        }
        if (mayWrite && (tail.length > 0)) {
            Path aside = journal.setAside(end, tail);
            LOG.log(System.Logger.Level.WARNING, "The torn end of a journal was set aside: {0}", aside);
        }
        seen = new Seen(end, log.state());
        return log.state();
    }

    /** Every claim of a head that was written is true for good, so a journal that falls short of it has lost something. */
    private void check(Head head) {
        long revision = log.state().revision();
        boolean same = (head.seq() != revision)
                || head.hash().equals(log.state().head().hash());
        if (!head.scope().equals(id) || (head.seq() > revision) || !same) {
            throw FileFailure.damaged(
                    journal.path(),
                    "it ends with entry " + revision + " (byte " + end + "), and entry " + head.seq()
                            + " had been written.");
        }
    }

    /** Takes the whole lines up to this length; what is behind the last of them is returned. */
    private byte[] readLines(long size) throws IOException {
        if (size < end) {
            throw FileFailure.damaged(journal.path(), "it has become shorter than it was.");
        }
        byte[] tail = new byte[0];
        while (end < size) {
            tail = journal.read(end, (int) Math.min(size - end, CHUNK));
            int taken = take(new String(tail, StandardCharsets.ISO_8859_1));
            if (taken == 0) {
                if (tail.length == CHUNK) {
                    throw wrong(log.state().revision() + 1, end, "It is too long.");
                }
                return tail;
            }
            tail = new byte[0];
        }
        return tail;
    }

    private int take(String text) {
        int from = 0;
        int newline = text.indexOf('\n');
        while (newline >= 0) {
            take(text.substring(from, newline), newline + 1 - from);
            from = newline + 1;
            newline = text.indexOf('\n', from);
        }
        return from;
    }

    private void take(String text, int length) {
        long seq = log.state().revision() + 1;
        try {
            JournalLine line = JournalLine.read(text);
            AuditEntry entry = line.entry();
            AuditLine kept = new AuditLine(seq, entry.request(), line.text(), line.hash(), null);
            log.add(entry, kept);
            enter(entry, kept, length);
        } catch (IllegalArgumentException e) {
            throw wrong(seq, end, String.valueOf(e.getMessage()));
        }
    }

    private AuditLine read(int index) throws IOException {
        Place place = places.get(index);
        long next = index + 1 < places.size() ? places.get(index + 1).offset() : end;
        byte[] bytes = journal.read(place.offset(), (int) (next - place.offset() - 1));
        try {
            JournalLine line = JournalLine.read(new String(bytes, StandardCharsets.ISO_8859_1));
            Reason reason = place.reason() == null
                    ? null
                    : folder.reasons().get(place.reason()).orElse(null);
            return new AuditLine(index + 1L, place.request(), line.text(), line.hash(), reason);
        } catch (IllegalArgumentException e) {
            throw wrong(index + 1L, place.offset(), String.valueOf(e.getMessage()));
        }
    }

    private RegistryStoreException wrong(long seq, long offset, String what) {
        return FileFailure.damaged(journal.path(), "entry " + seq + " (byte " + offset + "): " + what);
    }
}
