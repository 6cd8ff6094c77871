package io.calibration.registry;

import java.util.List;

/**
 * What a store writes in one transaction.
 *
 * @param entry the event and who, when and why, to be projected onto the store's tables
 * @param line the same as the audit log keeps it
 * @param newContents bytes to be kept by their digest; those that are there already stay as they are
 */
public record Transition(AuditEntry entry, AuditLine line, List<Content> newContents) {

    public Transition {
        newContents = List.copyOf(newContents);
    }
}
