package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegisteredVersion.Vote;
import io.calibration.registry.RegistryEvent.Activated;
import io.calibration.registry.RegistryEvent.Approved;
import io.calibration.registry.RegistryEvent.Bootstrapped;
import io.calibration.registry.RegistryEvent.Refused;
import io.calibration.registry.RegistryEvent.RolledBack;
import io.calibration.registry.RegistryEvent.Scheduled;
import io.calibration.registry.RegistryEvent.Submitted;
import io.calibration.registry.ScopeState.Activation;
import java.util.List;

/** One step of the fold: what an event does to a state. It knows no rules, only consequences. */
final class Fold {

    private final ScopeState state;
    private final AuditEntry entry;

    Fold(ScopeState before, AuditEntry entry, AuditHead head) {
        this.state = before.withHead(head);
        this.entry = entry;
    }

    ScopeState after(RegistryEvent e) {
        return switch (e.kind()) {
            case BOOTSTRAPPED -> bootstrapped((Bootstrapped) e);
            case SUBMITTED -> submitted((Submitted) e);
            case APPROVED -> approved((Approved) e);
            case REJECTED -> state.with(known(e).with(VersionState.REJECTED, vote(Vote.Verdict.REJECT, false)));
            case WITHDRAWN -> state.with(known(e).in(VersionState.WITHDRAWN));
            case ACTIVATED -> activated(e, ((Activated) e).content(), false);
            case ROLLED_BACK -> activated(e, ((RolledBack) e).content(), true);
            case DEPRECATED -> state.with(known(e).in(VersionState.DEPRECATED));
            case SCHEDULED -> scheduled((Scheduled) e);
            case UNSCHEDULED -> state.with(known(e).with((Schedule) null));
            case REFUSED -> refused((Refused) e);
            case POLICY_SET, TIME_CORRECTED, FINDING_ACCEPTED, LOOK_TAKEN -> state;
        };
    }

    private ScopeState activated(RegistryEvent e, Digest content, boolean reviewOwed) {
        return state.with(known(e).with((Schedule) null)).with(activation(e.version(), content, reviewOwed));
    }

    private ScopeState bootstrapped(Bootstrapped e) {
        return state.with(new RegisteredVersion(
                        e.version(),
                        VersionState.APPROVED,
                        e.content(),
                        null,
                        null,
                        entry.policy(),
                        1,
                        e.binding(),
                        Actor.BOOTSTRAP,
                        List.of(),
                        List.of(vote(Vote.Verdict.APPROVE, false)),
                        null))
                .with(activation(e.version(), e.content(), false));
    }

    private ScopeState submitted(Submitted e) {
        return state.with(new RegisteredVersion(
                e.version(),
                VersionState.PROPOSED,
                e.content(),
                e.base(),
                e.evidence(),
                entry.policy(),
                e.round(),
                e.binding(),
                entry.actor(),
                e.authors(),
                List.of(),
                null));
    }

    private ScopeState approved(Approved e) {
        return state.with(known(e).with(e.to(), vote(Vote.Verdict.APPROVE, e.acknowledgesBreaking())));
    }

    private ScopeState scheduled(Scheduled e) {
        Schedule schedule = new Schedule(entry.seq(), e.due(), e.from(), entry.actor(), List.of());
        return state.with(known(e).with(schedule));
    }

    /** Nothing changes, but that a schedule which failed says so. */
    private ScopeState refused(Refused e) {
        return state.version(e.version())
                .filter(version -> e.attempted() == Action.ACTIVATE_DUE)
                .map(version -> state.with(version.failed(e.codes())))
                .orElse(state);
    }

    private Vote vote(Vote.Verdict verdict, boolean acknowledgesBreaking) {
        return new Vote(entry.seq(), entry.actor(), verdict, entry.at(), acknowledgesBreaking);
    }

    private Activation activation(Version version, Digest content, boolean reviewOwed) {
        return new Activation(entry.seq(), version, content, entry.at(), entry.actor(), reviewOwed);
    }

    private RegisteredVersion known(RegistryEvent e) {
        return state.version(e.version())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Entry " + entry.seq() + " is about a version that was never registered."));
    }
}
