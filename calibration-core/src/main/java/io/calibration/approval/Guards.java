package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects every refusal, so that people mend all at once; but what fails first hides what only follows from it. */
final class Guards {

    private final List<Refusal> refusals = new ArrayList<>();
    private boolean closed;

    /** The guard must hold. */
    Guards require(boolean holds, RefusalCode code) {
        if (!holds) {
            refuse(Refusal.of(code));
        }
        return this;
    }

    /** No fault may be there. */
    Guards none(Collection<RefusalCode> faults) {
        faults.forEach(fault -> refuse(Refusal.of(fault)));
        return this;
    }

    /** There must be no such refusal. */
    Guards none(Optional<Refusal> refusal) {
        refusal.ifPresent(this::refuse);
        return this;
    }

    /** There must be no such refusals. */
    Guards noneOf(Collection<Refusal> found) {
        found.forEach(this::refuse);
        return this;
    }

    /** The config must have no problem. */
    Guards valid(CompatibilityReport report) {
        report.problems().forEach(problem -> refuse(new Refusal(RefusalCode.INVALID_CONTENT, problem)));
        return this;
    }

    /** The guards after this are asked only when those before it hold. */
    Guards andOnlyThen() {
        closed = !refusals.isEmpty();
        return this;
    }

    /** What every review must meet: by a person, not an author, once, and of exactly what was shown. */
    Guards review(Actor by, Digest shown, RegisteredVersion version) {
        return require(by.isHuman(), RefusalCode.HUMAN_REQUIRED)
                .require(!version.isAuthor(by), RefusalCode.OWN_PROPOSAL)
                .require(!version.hasVoted(by), RefusalCode.ALREADY_VOTED)
                .require(version.binding().equals(shown), RefusalCode.STALE_VIEW);
    }

    /** The decision: the refusals, or that this happens when there are none. */
    Decision accept(RegistryEvent event) {
        return then(() -> new Decision.Accept(event, List.of()));
    }

    /** The decision: the refusals, or what comes next when there are none. */
    Decision then(Supplier<Decision> next) {
        return refusals.isEmpty() ? next.get() : new Decision.Refuse(List.copyOf(refusals));
    }

    private void refuse(Refusal refusal) {
        if (!closed) {
            refusals.add(refusal);
        }
    }

    /** What the rules say to a command: yes, and this is what happens; or no, and these are the reasons; or that it is there already. */
    sealed interface Decision {

        /** Why not; empty when yes. */
        default List<Refusal> refusals() {
            return List.of();
        }

        static Decision refuse(RefusalCode code) {
            return new Refuse(List.of(Refusal.of(code)));
        }

        record Accept(RegistryEvent event, List<Content> newContents) implements Decision {}

        record Refuse(List<Refusal> refusals) implements Decision {}

        /** Nothing to do: this proposal is open and changes the same. */
        record AlreadyProposed(Version open) implements Decision {
            @Override
            public List<Refusal> refusals() {
                return List.of(Refusal.alreadyProposed(open));
            }
        }
    }
}
