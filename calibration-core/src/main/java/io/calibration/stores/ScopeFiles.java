package io.calibration.stores;

import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.stores.HeadFile.Head;
import io.calibration.stores.LockedFile.Work;
import java.io.IOException;

/**
 * A scope's two files. Both are locked, the head first: whoever swaps or deletes one of them while it is held lets nobody else in,
 * since the other one is held too. The head is made before the journal, so a journal without a head is damage.
 */
record ScopeFiles(HeadFile head, Journal journal) {

    /** Makes the head of a scope that has no files; another program may do so at the same time. */
    void begin(Head nothing) {
        try {
            if (!journal.file().exists() && !head.file().exists()) {
                head.create(nothing);
            }
        } catch (IOException e) {
            throw FileFailure.writing(head.path(), e);
        }
    }

    <T> T reading(Work<T> work) {
        boolean begun = journal.file().exists(); // before the look for the head
        try {
            return head.file().reading(() -> {
                check(begun);
                return head.file().isOpen() ? journal.file().reading(work) : work.run();
            });
        } catch (IOException e) {
            throw FileFailure.reading(journal.path(), e);
        }
    }

    <T> T writing(Work<T> work) {
        boolean begun = journal.file().exists();
        try {
            return head.file().writing(() -> {
                check(begun);
                if (!journal.file().exists()
                        && head.read().filter(claim -> claim.seq() == 0).isPresent()) {
                    journal.create();
                }
                return head.file().isOpen() ? journal.file().writing(work) : work.run();
            });
        } catch (IOException e) {
            throw FileFailure.writing(journal.path(), e);
        }
    }

    private void check(boolean begun) {
        if (begun && !head.file().isOpen()) {
            throw FileFailure.damaged(Part.HEAD, head.path(), "it is missing, and there is a journal.");
        }
    }
}
