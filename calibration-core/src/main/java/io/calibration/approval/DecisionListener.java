package io.calibration.approval;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.ScopeId;

/**
 * Is told what the gate did, for a host's mail, chat or metrics. It gets every entry of the log, refusals too, in order and at least once: after
 * the commit that wrote it; what another process wrote, or what was left when the program ended, with the next command or call of {@link
 * Registry#notifyListeners}.
 *
 * <p>Called by one thread at a time for each registry. Without an executor that is a thread that gives a command: its command is done, and returns
 * when the listener has every entry, also those of other threads, whose commands do not wait for it. Give {@link
 * RegistryBuilder#listener(DecisionListener, java.util.concurrent.Executor) an executor} where a listener takes its time.
 *
 * <p>It may give commands itself; their entries come after the one that it deals with. One that answers every entry with a command never comes to an
 * end. What it throws, an {@link Error} too, harms no command; the entry comes again the next time.
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
