package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.util.List;
import java.util.concurrent.Executor;

/** Hands the log to a listener, entry by entry from where it got to. Thread-safe. */
final class Notifications {

    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());
    private static final int PAGE = 100;

    private final RegistryStore store;
    private final ScopeId scope;
    private final DecisionListener listener;
    private final Executor executor;

    Notifications(RegistryStore store, ScopeId scope, DecisionListener listener, Executor executor) {
        this.store = store;
        this.scope = scope;
        this.listener = listener;
        this.executor = executor;
    }

    /** Whatever goes wrong here is the listener's, or passes: the command is done. */
    @SuppressWarnings("IllegalCatch")
    void send() {
        try {
            executor.execute(this::deliver);
        } catch (RuntimeException e) {
            warn(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // anybody's code
    private synchronized void deliver() {
        try {
            long seen = listener.handled(scope);
            List<AuditLine> page = store.audit(scope, seen, PAGE);
            while (!page.isEmpty()) {
                for (AuditLine line : page) {
                    listener.on(AuditJson.read(line.text()));
                    seen = line.seq();
                }
                page = store.audit(scope, seen, PAGE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            warn(e);
        } catch (Exception | LinkageError | AssertionError e) {
            warn(e);
        }
    }

    /** By its kind alone: its message may hold anything. */
    private static void warn(Throwable problem) {
        LOG.log(
                System.Logger.Level.WARNING,
                "A decision listener failed with {0}. The command is done, and the entry comes again.",
                problem.getClass().getName());
    }
}
