package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands the log to a listener, entry by entry from where it got to. Thread-safe. */
final class Notifications {

    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());
    private static final int PAGE = 100;

    private final RegistryStore store;
    private final ScopeId scope;
    private final DecisionListener listener;
    private final Executor executor;

    /** How often it was asked for since a thread began to hand out; 0 when none does. */
    private final AtomicInteger asked = new AtomicInteger();

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
        } catch (Throwable e) { // also what an executor throws
            warn(e);
        }
    }

    /**
     * One thread at a time hands out entries. Who asks meanwhile, the listener itself too, does not wait: the thread that is at it goes on until
     * nothing is left.
     */
    @SuppressWarnings("IllegalCatch")
    private void deliver() {
        if (isTentative() || (asked.getAndIncrement() > 0)) {
            return;
        }
        try {
            long seen = listener.handled(scope);
            int heard;
            do {
                heard = asked.get();
                seen = handOut(seen);
            } while (asked.addAndGet(-heard) > 0);
        } catch (Throwable e) { // anybody's code
            asked.set(0);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            warn(e);
        }
    }

    /** What the host may still take back is told once it can no more: by whoever asks then. Where nobody knows, too. */
    private boolean isTentative() {
        try {
            return store.isTentative();
        } catch (RegistryStoreException e) {
            warn(e);
            return true;
        }
    }

    /** @return the last entry that was handed out */
    private long handOut(long from) throws Exception {
        long seen = from;
        List<AuditLine> page = store.audit(scope, seen, PAGE);
        while (!page.isEmpty()) {
            for (AuditLine line : page) {
                listener.on(AuditJson.read(line.text()));
                seen = line.seq();
            }
            page = store.audit(scope, seen, PAGE);
        }
        return seen;
    }

    /** By its kind alone: its message may hold anything. Where even that fails, such as without memory, nothing is left to do. */
    @SuppressWarnings({"IllegalCatch", "EmptyCatch"})
    private static void warn(Throwable problem) {
        try {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A decision listener failed with {0}. The command is done, and the entry comes again.",
                    problem.getClass().getName());
        } catch (Throwable e) {
            // the command is done
        }
    }
}
