package io.calibration.approval;

import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
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

    /** The decision: the refusals, or what comes next when there are none. */
    Decision then(Supplier<Decision> next) {
        return refusals.isEmpty() ? next.get() : new Decision.Refuse(List.copyOf(refusals));
    }

    private void refuse(Refusal refusal) {
        if (!closed) {
            refusals.add(refusal);
        }
    }
}
