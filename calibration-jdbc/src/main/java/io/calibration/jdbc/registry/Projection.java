package io.calibration.jdbc.registry;

import io.calibration.config.Version;
import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows by which the state after an entry differs from the one before, whatever the entry was. */
final class Projection {

    static final String AUTHOR = "AUTHOR";
    static final String REVIEWER = "REVIEWER";

    private final ScopeState before;
    private final ScopeState after;

    private Projection(ScopeState before, ScopeState after) {
        this.before = before;
        this.after = after;
    }

    /**
     * In an order that the constraints allow: a rejection refers to its version's last state, which therefore comes first; an approved state
     * has its votes before it; the pointer rests on all of that.
     *
     * @param subject the version that the entry is about
     */
    static List<Change> of(Version subject, ScopeState before, ScopeState after) {
        Projection projection = new Projection(before, after);
        List<Change> changes = new ArrayList<>();
        after.version(subject)
                .ifPresent(next -> projection.version(before.version(subject).orElse(null), next, changes));
        projection.pointer(changes);
        projection.schedule(subject, changes);
        return changes;
    }

    private void version(@Nullable RegisteredVersion old, RegisteredVersion next, List<Change> changes) {
        if (old == null) {
            changes.add(insert(next));
            authors(next).forEach(author -> changes.add(participant(next, author, AUTHOR)));
        }
        int state = changes.size();
        if (next.votes().size() > (old == null ? 0 : old.votes().size())) {
            Vote vote = next.votes().get(next.votes().size() - 1);
            changes.add(participant(next, vote.by().id(), REVIEWER));
            changes.add(vote(next, vote));
        }
        if ((old != null) && (old.state() != next.state())) {
            changes.add(next.state() == VersionState.REJECTED ? state : changes.size(), state(next));
        }
    }

    private void pointer(List<Change> changes) {
        if (!before.active().equals(after.active())) {
            Activation activation = after.active().orElseThrow();
            changes.add(activation(activation));
            changes.add(pointer(activation));
        }
    }

    private void schedule(Version subject, List<Change> changes) {
        String old = schedule(before, subject);
        String next = schedule(after, subject);
        if (!Objects.equals(old, next)) {
            changes.add(Change.of(Statements.SET_SCHEDULE, next, scope(), subject.text()));
        }
    }

    private static @Nullable String schedule(ScopeState state, Version subject) {
        return ScheduleColumn.write(
                state.version(subject).map(RegisteredVersion::schedule).orElse(null));
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
                // Never empty: there are databases to which an empty text is none.
                version.authors().stream().map(Actor::toString).collect(Collectors.joining(" ", " ", ""))));
        return new Change(Statements.INSERT_VERSION, values);
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

    private Change vote(RegisteredVersion version, Vote vote) {
        return Change.of(
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
                Sql.micros(vote.at()));
    }

    private Change state(RegisteredVersion version) {
        return Change.of(
                Statements.SET_STATE,
                version.state().name(),
                scope(),
                version.version().text());
    }

    /** Begins the pointer, or moves it. */
    private Change pointer(Activation activation) {
        return Change.of(
                before.active().isEmpty() ? Statements.INSERT_POINTER : Statements.MOVE_POINTER,
                activation.seq(),
                activation.version().text(),
                activation.content().hex(),
                VersionState.APPROVED.name(),
                after.version(activation.version())
                        .flatMap(Projection::approver)
                        .orElseThrow(() -> new IllegalArgumentException("Nobody approved the version.")),
                Vote.Verdict.APPROVE.name(),
                scope());
    }

    private Change activation(Activation activation) {
        return Change.of(
                Statements.INSERT_ACTIVATION,
                scope(),
                activation.seq(),
                activation.version().text(),
                activation.content().hex(),
                Sql.micros(activation.at()),
                activation.by().toString(),
                activation.reviewOwed());
    }

    /** Those who made a version. */
    static Stream<String> authors(RegisteredVersion version) {
        return Stream.concat(Stream.of(version.registrant()), version.authors().stream())
                .map(Actor::id)
                .distinct();
    }

    /** Somebody whose consent the pointer rests on: the first who gave it. */
    static Optional<String> approver(RegisteredVersion version) {
        return version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
                .map(vote -> vote.by().id())
                .findFirst();
    }

    private String scope() {
        return after.scope().value();
    }
}
