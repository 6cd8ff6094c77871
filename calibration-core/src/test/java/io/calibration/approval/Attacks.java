package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore.StoreInfo;
import java.util.ArrayList;
import java.util.List;

/** How to forge an entry, and a whole log of forged entries with right numbers and hashes. */
final class Attacks {

    private Attacks() {}

    static AuditEntry by(AuditEntry entry, Actor actor) {
        return next(entry, entry.seq(), entry.previous(), entry.policy(), actor, entry.event());
    }

    static AuditEntry with(AuditEntry entry, RegistryEvent event) {
        return next(entry, entry.seq(), entry.previous(), entry.policy(), entry.actor(), event);
    }

    static AuditEntry under(AuditEntry entry, ApprovalPolicy policy) {
        return next(entry, entry.seq(), entry.previous(), policy, entry.actor(), entry.event());
    }

    /** The lines of an export of these entries, numbered and chained anew. */
    static List<String> chained(StoreInfo store, List<AuditEntry> entries) {
        List<String> lines = new ArrayList<>();
        Digest previous = AuditHead.genesis(store, Gate.SCOPE).hash();
        for (AuditEntry entry : entries) {
            long seq = lines.size() + 1L;
            String text = AuditJson.write(next(entry, seq, previous, entry.policy(), entry.actor(), entry.event()));
            AuditLine line = new AuditLine(seq, entry.request(), text, AuditLine.hash(text), null);
            lines.add(AuditLog.exported(line));
            previous = line.hash();
        }
        return lines;
    }

    private static AuditEntry next(
            AuditEntry entry, long seq, Digest previous, ApprovalPolicy policy, Actor actor, RegistryEvent event) {
        return new AuditEntry(
                entry.store(),
                entry.scope(),
                seq,
                previous,
                entry.at(),
                policy,
                actor,
                event,
                entry.reason(),
                entry.request(),
                entry.arguments());
    }
}
