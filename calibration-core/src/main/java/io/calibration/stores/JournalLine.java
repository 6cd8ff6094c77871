package io.calibration.stores;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;

/** One line of a journal: the hash, a space, the text of the entry, a newline. */
record JournalLine(Digest hash, String text) {

    /** The greatest length of a line in bytes; only a command with some hundred thousand authors would need more. */
    static final int MAX = 1 << 24;

    private static final int HASH = 64;

    static String write(AuditLine line) {
        String written = line.hash() + " " + line.text() + "\n";
        if (written.length() > MAX) {
            throw new IllegalArgumentException("An entry has at most 16 MiB. Name fewer authors.");
        }
        return written;
    }

    /**
     * Reads a line without its newline.
     *
     * @throws IllegalArgumentException when it does not begin with a hash and a space
     */
    static JournalLine read(String line) {
        if ((line.length() <= HASH) || (line.charAt(HASH) != ' ')) {
            throw new IllegalArgumentException("It does not begin with a hash.");
        }
        return new JournalLine(new Digest(line.substring(0, HASH)), line.substring(HASH + 1));
    }

    /** @throws IllegalArgumentException when the text has another hash or is no entry */
    AuditEntry entry() {
        if (!AuditLine.hash(text).equals(hash)) {
            throw new IllegalArgumentException("It does not have the hash that stands before it.");
        }
        return AuditJson.read(text);
    }
}
