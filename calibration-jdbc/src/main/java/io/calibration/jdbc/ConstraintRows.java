package io.calibration.jdbc;

import static java.util.stream.Collectors.toSet;

import io.calibration.registry.Actor;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeId;
import io.calibration.registry.Vote;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of a scope that are in no state, but on which constraints rest: who has which duty, and whose consent the pointer rests on. */
final class ConstraintRows {

    private final Sql sql;
    private final ScopeId scope;

    ConstraintRows(Sql sql, ScopeId scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /** Whether they are those of these versions. */
    boolean areOf(List<RegisteredVersion> versions) throws SQLException {
        Set<List<String>> duties = versions.stream().flatMap(this::duties).collect(toSet());
        List<List<String>> found = sql.list(
                row -> List.of(row.getString("version"), row.getString("actor"), row.getString("duty")),
                Statements.PARTICIPANTS,
                scope.value());
        return (found.size() == duties.size()) && duties.containsAll(found) && isFirstApprover(versions);
    }

    private Stream<List<String>> duties(RegisteredVersion version) {
        String number = version.version().text();
        return Stream.concat(
                Stream.concat(Stream.of(version.registrant()), version.authors().stream())
                        .map(Actor::id)
                        .map(id -> List.of(number, id, Projection.AUTHOR)),
                version.votes().stream().map(vote -> List.of(number, vote.by().id(), Projection.REVIEWER)));
    }

    private boolean isFirstApprover(List<RegisteredVersion> versions) throws SQLException {
        Set<List<String>> found = Set.copyOf(sql.list(
                row -> List.of(row.getString("version"), row.getString("approver")),
                Statements.APPROVER,
                scope.value()));
        return versions.stream()
                .filter(version -> version.votes().stream().anyMatch(vote -> vote.verdict() == Vote.Verdict.APPROVE))
                .map(version -> List.of(version.version().text(), Projection.approver(version)))
                .collect(toSet())
                .containsAll(found);
    }
}
