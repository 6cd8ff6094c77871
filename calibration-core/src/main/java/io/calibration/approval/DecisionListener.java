package io.calibration.approval;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.ScopeId;

/**
 * Is told what the gate did, for a host's mail, chat or metrics. It gets every entry of the log, refusals too, in order and at least once:
 * after the commit that wrote it, or, when the program ended in between, with the next command or call of {@link Registry#notifyListeners}.
 * What it throws harms no command; the entry comes again the next time. Called by one thread at a time for each registry.
 */
public interface DecisionListener {

    /**
     * The last entry of this scope that it has dealt with; 0 for none, which begins with the first entry. Keep it where it lasts, together with
     * what the listener does: entries behind it come (again).
     */
    long handled(ScopeId scope);

    /**
     * Deals with an entry.
     *
     * @throws Exception when it could not; the entry comes again
     */
    void on(AuditEntry entry) throws Exception;
}
