package io.calibration.stores;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal as far as it was read, and where its entries stand. Used under the scope's locks. */
final class FollowedJournal {

    private final Journal journal;
    private final Reasons reasons;
    private final List<Place> places = new ArrayList<>();
    private long end;

    /** Where an entry stands, and what is kept beside it. */
    private record Place(
            long offset, RequestId request, @Nullable Digest reason) {}

    FollowedJournal(Journal journal, Reasons reasons) {
        this.journal = journal;
        this.reasons = reasons;
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

    /** Writes a line, forced, and gives its length. It counts as read only when it is entered. */
    int append(AuditLine line) throws IOException {
        String text = JournalLine.write(line);
        journal.append(end, text);
        return text.length();
    }

    void enter(AuditEntry entry, int length) {
        places.add(new Place(end, entry.request(), entry.reason()));
        end += length;
    }

    /** Takes what is new in whole lines into the log; what is behind the last of them is returned. */
    byte[] follow(ScopeLog log) throws IOException {
        long size = journal.file().length();
        if (size < end) {
            throw FileFailure.damaged(Part.CHAIN, journal.path(), "it has become shorter than it was.");
        }
        if ((size > end) && (end > 0) && (journal.file().read(end - 1, 1)[0] != '\n')) {
            throw FileFailure.damaged(
                    Part.CHAIN, journal.path(), "what had been read of it, up to byte " + end + ", was replaced.");
        }
        while (end < size) {
            byte[] bytes = journal.file().read(end, (int) Math.min(size - end, JournalLine.MAX));
            if (!take(new String(bytes, StandardCharsets.ISO_8859_1), log)) {
                if (bytes.length == JournalLine.MAX) {
                    throw wrong(Part.CHAIN, places.size(), end, "It is too long.");
                }
                return bytes;
            }
        }
        return new byte[0];
    }

    private boolean take(String text, ScopeLog log) {
        int from = 0;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', from)) {
            take(text.substring(from, newline), newline + 1 - from, log);
            from = newline + 1;
        }
        return from > 0;
    }

    private void take(String text, int length, ScopeLog log) {
        boolean hangs = false;
        try {
            JournalLine line = JournalLine.read(text);
            AuditEntry entry = line.entry();
            hangs = entry.previous().equals(log.state().head().hash());
            log.add(entry, new AuditLine(entry.seq(), entry.request(), line.text(), line.hash(), null));
            enter(entry, length);
        } catch (IllegalArgumentException e) {
            throw wrong(hangs ? Part.FOLD : Part.CHAIN, places.size(), end, String.valueOf(e.getMessage()));
        }
    }

    /** The lines after this many, as they stand. */
    List<AuditLine> lines(long after, int limit) throws IOException {
        int from = (int) Math.min(after, places.size());
        int to = (int) Math.min((long) from + limit, places.size());
        List<AuditLine> lines = new ArrayList<>();
        byte[] bytes = journal.file().read(offset(from), Math.toIntExact(offset(to) - offset(from)));
        for (int i = from; i < to; i++) {
            int begin = (int) (offset(i) - offset(from));
            int length = (int) (offset(i + 1) - offset(i) - 1);
            lines.add(line(i, new String(bytes, begin, length, StandardCharsets.ISO_8859_1)));
        }
        return lines;
    }

    private AuditLine line(int index, String text) {
        Place place = places.get(index);
        Reason reason =
                place.reason() == null ? null : reasons.get(place.reason()).orElse(null);
        try {
            JournalLine line = JournalLine.read(text);
            return new AuditLine(index + 1L, place.request(), line.text(), line.hash(), reason);
        } catch (IllegalArgumentException e) {
            throw wrong(Part.CHAIN, index, place.offset(), String.valueOf(e.getMessage()));
        }
    }

    private long offset(int index) {
        return index < places.size() ? places.get(index).offset() : end;
    }

    private RegistryStoreException wrong(Part part, int index, long offset, String what) {
        return FileFailure.damaged(part, journal.path(), "entry " + (index + 1) + " (byte " + offset + "): " + what);
    }
}
