package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.AuditEntry;
import java.util.List;

/** What became of a command. An expected "no" is a value, never an exception. */
public sealed interface CommandResult {

    /** Why it was refused; empty when it was not. */
    default List<Refusal> refusals() {
        return List.of();
    }

    /**
     * It happened now.
     *
     * @param entry as the audit log has it
     * @param besides after a submission, the other open versions of the same base, newest first: once one of them is active, the rest must
     *     be {@linkplain Registry#rebase re-based}
     */
    record Applied(AuditEntry entry, List<Version> besides) implements CommandResult {
        public Applied {
            besides = List.copyOf(besides);
        }
    }

    /**
     * It happened before, at the first call with this request id and these arguments.
     *
     * @param entry as the audit log has it
     */
    record Replayed(AuditEntry entry) implements CommandResult {}

    /**
     * It need not happen: an open proposal makes the same changes to the same base. Nothing was registered; people decide on that one. A
     * good end for a job that submits what it finds every night.
     *
     * @param entry as the audit log has it
     */
    record AlreadyProposed(AuditEntry entry) implements CommandResult {

        /** The open proposal. */
        public Version version() {
            return entry.event().version();
        }

        @Override
        public List<Refusal> refusals() {
            return List.of(Refusal.alreadyProposed(version()));
        }
    }

    /**
     * It did not happen. Asked again with the same request id, the gate repeats the codes, since it records no more of a refusal.
     *
     * @param refusals every reason, at least one
     */
    record Refused(List<Refusal> refusals) implements CommandResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }

        /** The same, each sentence with the version that it is about. */
        Refused about(Version version) {
            return new Refused(refusals.stream()
                    .map(each -> new Refusal(each.code(), version + ": " + each.sentence()))
                    .toList());
        }
    }
}
