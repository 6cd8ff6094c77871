package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.RegistryEvent.Activated;
import io.calibration.registry.RegistryEvent.Approved;
import io.calibration.registry.RegistryEvent.Bootstrapped;
import io.calibration.registry.RegistryEvent.Deprecated;
import io.calibration.registry.RegistryEvent.FindingAccepted;
import io.calibration.registry.RegistryEvent.LookTaken;
import io.calibration.registry.RegistryEvent.PolicySet;
import io.calibration.registry.RegistryEvent.Refused;
import io.calibration.registry.RegistryEvent.Rejected;
import io.calibration.registry.RegistryEvent.RolledBack;
import io.calibration.registry.RegistryEvent.Scheduled;
import io.calibration.registry.RegistryEvent.Submitted;
import io.calibration.registry.RegistryEvent.TimeCorrected;
import io.calibration.registry.RegistryEvent.Unscheduled;
import io.calibration.registry.RegistryEvent.Withdrawn;
import java.util.List;

/** One step of the fold: what an event does to a state. It knows no rules, only consequences. */
final class Fold implements RegistryEvent.Cases<ScopeState> {

    private final ScopeState state;
    private final AuditEntry entry;

    Fold(ScopeState before, AuditEntry entry, AuditHead head) {
        this.state = before.withHead(head);
        this.entry = entry;
    }

    @Override
    public ScopeState bootstrapped(Bootstrapped e) {
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

    @Override
    public ScopeState submitted(Submitted e) {
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

    @Override
    public ScopeState approved(Approved e) {
        return state.with(known(e.version()).with(e.to(), vote(Vote.Verdict.APPROVE, e.acknowledgesBreaking())));
    }

    @Override
    public ScopeState rejected(Rejected e) {
        return state.with(known(e.version()).with(VersionState.REJECTED, vote(Vote.Verdict.REJECT, false)));
    }

    @Override
    public ScopeState withdrawn(Withdrawn e) {
        return state.with(known(e.version()).in(VersionState.WITHDRAWN));
    }

    @Override
    public ScopeState activated(Activated e) {
        return state.with(known(e.version()).with((Schedule) null)).with(activation(e.version(), e.content(), false));
    }

    @Override
    public ScopeState rolledBack(RolledBack e) {
        return state.with(known(e.version()).with((Schedule) null)).with(activation(e.version(), e.content(), true));
    }

    @Override
    public ScopeState deprecated(Deprecated e) {
        return state.with(known(e.version()).in(VersionState.DEPRECATED));
    }

    @Override
    public ScopeState scheduled(Scheduled e) {
        Schedule schedule = new Schedule(entry.seq(), e.due(), e.from(), entry.actor(), List.of());
        return state.with(known(e.version()).with(schedule));
    }

    @Override
    public ScopeState unscheduled(Unscheduled e) {
        return state.with(known(e.version()).with((Schedule) null));
    }

    @Override
    public ScopeState policySet(PolicySet e) {
        return state;
    }

    @Override
    public ScopeState timeCorrected(TimeCorrected e) {
        return state;
    }

    @Override
    public ScopeState findingAccepted(FindingAccepted e) {
        return state;
    }

    @Override
    public ScopeState lookTaken(LookTaken e) {
        return state;
    }

    /** Nothing changes, but that a schedule which failed says so. */
    @Override
    public ScopeState refused(Refused e) {
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

    private RegisteredVersion known(Version version) {
        return state.version(version)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Entry " + entry.seq() + " is about a version that was never registered."));
    }
}
