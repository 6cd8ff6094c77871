package io.calibration.jdbc.registry;

import static java.util.stream.Collectors.joining;

import io.calibration.config.Version;
import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegisteredVersion.Vote;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import io.calibration.registry.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows by which the state after an entry differs from the one before, whatever the entry was. */
record Projection(ScopeState before, ScopeState after) {

    static final String AUTHOR = "AUTHOR";
    static final String REVIEWER = "REVIEWER";

    /** What never changes of a version, beside its number and the entry that registered it. */
    static final String FIXED = "content, base_version, base_content, difference, summary, snapshot, report,"
            + " compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors";

    static final String VOTE = "seq, kind, actor, verdict, at_micros, acknowledges_breaking";
    static final String ACTIVATION = "seq, version, content, at_micros, actor, review_owed";

    /**
     * In an order that the constraints allow: a rejection refers to its version's last state, which therefore comes first; an approved state
     * has its votes before it; the pointer rests on all of that.
     *
     * @param subject the version that the entry is about
     */
    List<Change> about(Version subject) {
        RegisteredVersion old = before.version(subject).orElse(null);
        RegisteredVersion next = after.version(subject).orElse(null);
        List<Change> changes = new ArrayList<>();
        if (next != null) {
            version(old, next, changes);
        }
        if (!before.active().equals(after.active())) {
            Activation activation = after.active().orElseThrow();
            changes.add(activation(activation));
            changes.add(pointer(activation));
        }
        if (!Objects.equals(schedule(old), schedule(next))) {
            changes.add(updated(subject, "schedule", schedule(next)));
        }
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
            changes.add(
                    next.state() == VersionState.REJECTED ? state : changes.size(),
                    updated(next.version(), "state", next.state().name()));
        }
    }

    private Change updated(Version version, String column, @Nullable String value) {
        return Change.update("version", column, "scope = ? AND version = ?", value, scope(), version.text());
    }

    private Change insert(RegisteredVersion version) {
        Optional<Base> base = Optional.ofNullable(version.base());
        Optional<Evidence> evidence = Optional.ofNullable(version.evidence());
        return Change.insert(
                "version",
                "scope, version, registered, state, " + FIXED,
                scope(),
                version.version().text(),
                after.revision(),
                version.state().name(),
                version.content().hex(),
                base.map(Base::version).map(Version::text).orElse(null),
                hex(base, Base::content),
                hex(evidence, Evidence::difference),
                hex(evidence, Evidence::summary),
                hex(evidence, Evidence::snapshot),
                hex(evidence, Evidence::report),
                hex(evidence, Evidence::compatibility),
                version.isBreaking(),
                version.policy().quorum(),
                version.policy().voteValidity().toSeconds(),
                version.round(),
                version.binding().hex(),
                version.registrant().toString(),
                // Never empty: there are databases to which an empty text is none.
                version.authors().stream().map(Actor::toString).collect(joining(" ", " ", "")));
    }

    private static <T> @Nullable String hex(Optional<T> of, Function<T, @Nullable Digest> digest) {
        return of.map(digest).map(Digest::hex).orElse(null);
    }

    private Change participant(RegisteredVersion version, String actor, String duty) {
        return Change.insert(
                "participant",
                "scope, version, actor, duty",
                scope(),
                version.version().text(),
                actor,
                duty);
    }

    private Change vote(RegisteredVersion version, Vote vote) {
        return Change.insert(
                "vote",
                "scope, version, duty, content, final_state, " + VOTE,
                scope(),
                version.version().text(),
                REVIEWER,
                version.content().hex(),
                vote.verdict() == Vote.Verdict.REJECT ? VersionState.REJECTED.name() : null,
                vote.seq(),
                vote.by().kind().name(),
                vote.by().id(),
                vote.verdict().name(),
                Sql.micros(vote.at()),
                vote.acknowledgesBreaking());
    }

    private Change activation(Activation activation) {
        return Change.insert(
                "activation",
                "scope, " + ACTIVATION,
                scope(),
                activation.seq(),
                activation.version().text(),
                activation.content().hex(),
                Sql.micros(activation.at()),
                activation.by().toString(),
                activation.reviewOwed());
    }

    /** Begins the pointer, or moves it. */
    private Change pointer(Activation activation) {
        String columns = "seq, version, content, state, approver, verdict";
        @Nullable
        Object[] values = {
            activation.seq(),
            activation.version().text(),
            activation.content().hex(),
            VersionState.APPROVED.name(),
            after.version(activation.version()).flatMap(Projection::approver).orElseThrow(),
            Vote.Verdict.APPROVE.name(),
            scope()
        };
        return before.active().isEmpty()
                ? Change.insert("active", columns + ", scope", values)
                : Change.update("active", columns, "scope = ?", values);
    }

    /** As one text: entry, microseconds, version, actor, and why it failed. */
    private static @Nullable String schedule(@Nullable RegisteredVersion version) {
        Schedule schedule = version == null ? null : version.schedule();
        if (schedule == null) {
            return null;
        }
        Stream<?> words = Stream.of(
                schedule.seq(), Sql.micros(schedule.due()), schedule.from().text(), schedule.by());
        return Stream.concat(words, schedule.failed().stream())
                .map(Object::toString)
                .collect(joining(" "));
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
