package io.calibration.jdbc;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.Schedule;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event does to the tables: the rows by which the state after it differs from the one before. */
final class Projection implements RegistryEvent.Cases<List<Change>> {

    static final String AUTHOR = "AUTHOR";
    static final String REVIEWER = "REVIEWER";

    private final ScopeState before;
    private final ScopeState after;

    private Projection(ScopeState before, ScopeState after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> of(RegistryEvent event, ScopeState before, ScopeState after) {
        Projection projection = new Projection(before, after);
        List<Change> changes = new ArrayList<>(event.match(projection));
        changes.addAll(projection.schedule(event.version()));
        return changes;
    }

    @Override
    public List<Change> bootstrapped(RegistryEvent.Bootstrapped event) {
        RegisteredVersion version = known(event.version());
        List<Change> changes = new ArrayList<>(registration(version));
        changes.addAll(vote(version));
        changes.addAll(move(Statements.INSERT_POINTER));
        return changes;
    }

    @Override
    public List<Change> submitted(RegistryEvent.Submitted event) {
        return registration(known(event.version()));
    }

    @Override
    public List<Change> approved(RegistryEvent.Approved event) {
        return verdict(known(event.version()));
    }

    @Override
    public List<Change> rejected(RegistryEvent.Rejected event) {
        return verdict(known(event.version()));
    }

    @Override
    public List<Change> withdrawn(RegistryEvent.Withdrawn event) {
        return List.of(state(known(event.version())));
    }

    @Override
    public List<Change> activated(RegistryEvent.Activated event) {
        return move(Statements.MOVE_POINTER);
    }

    @Override
    public List<Change> rolledBack(RegistryEvent.RolledBack event) {
        return move(Statements.MOVE_POINTER);
    }

    @Override
    public List<Change> deprecated(RegistryEvent.Deprecated event) {
        return List.of(state(known(event.version())));
    }

    @Override
    public List<Change> scheduled(RegistryEvent.Scheduled event) {
        return List.of();
    }

    @Override
    public List<Change> unscheduled(RegistryEvent.Unscheduled event) {
        return List.of();
    }

    @Override
    public List<Change> policySet(RegistryEvent.PolicySet event) {
        return List.of();
    }

    @Override
    public List<Change> timeCorrected(RegistryEvent.TimeCorrected event) {
        return List.of();
    }

    @Override
    public List<Change> findingAccepted(RegistryEvent.FindingAccepted event) {
        return List.of();
    }

    @Override
    public List<Change> lookTaken(RegistryEvent.LookTaken event) {
        return List.of();
    }

    @Override
    public List<Change> refused(RegistryEvent.Refused event) {
        return List.of();
    }

    /** Whatever happened to it, a schedule is written where it changed. */
    private List<Change> schedule(Version number) {
        Schedule old = before.version(number).map(RegisteredVersion::schedule).orElse(null);
        Schedule next = after.version(number).map(RegisteredVersion::schedule).orElse(null);
        return Objects.equals(old, next)
                ? List.of()
                : List.of(Change.of(Statements.SET_SCHEDULE, ScheduleColumn.write(next), scope(), number.text()));
    }

    private List<Change> registration(RegisteredVersion version) {
        List<Change> changes = new ArrayList<>(List.of(insert(version)));
        Stream.concat(Stream.of(version.registrant()), version.authors().stream())
                .map(Actor::id)
                .distinct()
                .map(author -> participant(version, author, AUTHOR))
                .forEach(changes::add);
        return changes;
    }

    private Change insert(RegisteredVersion version) {
        List<@Nullable Object> values =
                new ArrayList<>(List.of(scope(), version.version().text(), after.revision()));
        values.addAll(List.of(version.state().name(), version.content().hex()));
        values.addAll(evidence(version.base(), version.evidence()));
        values.addAll(List.of(
                version.isBreaking(),
                version.policy().quorum(),
                version.policy().voteValidity().toSeconds(),
                version.round(),
                version.binding().hex(),
                version.registrant().toString(),
                authors(version)));
        return new Change(Statements.INSERT_VERSION, values);
    }

    /** Never empty: there are databases to which an empty text is none. */
    private static String authors(RegisteredVersion version) {
        return version.authors().stream().map(Actor::toString).collect(Collectors.joining(" ", " ", ""));
    }

    private static List<@Nullable String> evidence(@Nullable Base base, @Nullable SubmissionEvidence evidence) {
        if ((base == null) || (evidence == null)) {
            return Collections.nCopies(7, null);
        }
        return Arrays.asList(
                base.version().text(),
                base.content().hex(),
                evidence.difference().hex(),
                evidence.summary().hex(),
                hex(evidence.snapshot()),
                hex(evidence.report()),
                evidence.compatibility().hex());
    }

    private static @Nullable String hex(@Nullable Digest digest) {
        return digest == null ? null : digest.hex();
    }

    private Change participant(RegisteredVersion version, String actor, String duty) {
        return Change.of(
                Statements.INSERT_PARTICIPANT, scope(), version.version().text(), actor, duty);
    }

    /** A rejection refers to its version's last state, which therefore comes first; an approved state has its votes before it. */
    private List<Change> verdict(RegisteredVersion version) {
        List<Change> changes = new ArrayList<>(vote(version));
        changes.add(version.state() == VersionState.REJECTED ? 0 : changes.size(), state(version));
        return changes;
    }

    private List<Change> vote(RegisteredVersion version) {
        Vote vote = version.votes().get(version.votes().size() - 1);
        Change row = Change.of(
                Statements.INSERT_VOTE,
                scope(),
                version.version().text(),
                vote.by().id(),
                vote.by().kind().name(),
                REVIEWER,
                version.content().hex(),
                vote.verdict().name(),
                vote.acknowledgesBreaking(),
                vote.verdict() == Vote.Verdict.REJECT ? VersionState.REJECTED.name() : null,
                after.revision(),
                Micros.of(vote.at()));
        return List.of(participant(version, vote.by().id(), REVIEWER), row);
    }

    private Change state(RegisteredVersion version) {
        return Change.of(
                Statements.SET_STATE,
                version.state().name(),
                scope(),
                version.version().text());
    }

    /** @param pointer begins the pointer, or moves it */
    private List<Change> move(String pointer) {
        Activation activation = after.active().orElseThrow();
        return List.of(
                activation(activation),
                Change.of(
                        pointer,
                        activation.seq(),
                        activation.version().text(),
                        activation.content().hex(),
                        VersionState.APPROVED.name(),
                        approver(known(activation.version())),
                        Vote.Verdict.APPROVE.name(),
                        scope()));
    }

    private Change activation(Activation activation) {
        return Change.of(
                Statements.INSERT_ACTIVATION,
                scope(),
                activation.seq(),
                activation.version().text(),
                activation.content().hex(),
                Micros.of(activation.at()),
                activation.by().toString(),
                activation.reviewOwed());
    }

    /** Somebody whose consent the pointer rests on: the first who gave it. */
    static String approver(RegisteredVersion version) {
        return version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
                .map(vote -> vote.by().id())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody approved the version."));
    }

    private String scope() {
        return after.scope().value();
    }

    private RegisteredVersion known(Version version) {
        return after.version(version).orElseThrow();
    }
}
