package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.RegistryEvent.Activated;
import io.calibration.registry.RegistryEvent.Approved;
import io.calibration.registry.RegistryEvent.Bootstrapped;
import io.calibration.registry.RegistryEvent.Deprecated;
import io.calibration.registry.RegistryEvent.Refused;
import io.calibration.registry.RegistryEvent.Rejected;
import io.calibration.registry.RegistryEvent.RolledBack;
import io.calibration.registry.RegistryEvent.Submitted;
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
                        e.policy(),
                        1,
                        e.binding(),
                        Actor.BOOTSTRAP,
                        List.of(),
                        List.of(vote(Vote.Verdict.APPROVE, false))))
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
                e.policy(),
                e.round(),
                e.binding(),
                entry.actor(),
                e.authors(),
                List.of()));
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
        return state.with(activation(e.version(), e.content(), false));
    }

    @Override
    public ScopeState rolledBack(RolledBack e) {
        return state.with(activation(e.version(), e.content(), true));
    }

    @Override
    public ScopeState deprecated(Deprecated e) {
        return state.with(known(e.version()).in(VersionState.DEPRECATED));
    }

    @Override
    public ScopeState refused(Refused e) {
        return state;
    }

    private Vote vote(Vote.Verdict verdict, boolean acknowledgesBreaking) {
        return new Vote(entry.actor(), verdict, entry.at(), acknowledgesBreaking);
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
