package io.calibration.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a scope's state from the tables, within one transaction. */
final class StateReader {

    private final Tables tables;

    StateReader(Tables tables) {
        this.tables = tables;
    }

    /**
     * A transaction of the host may see what others commit meanwhile; then only two looks at the head tell that all that was read belongs
     * together.
     *
     * @throws RegistryStoreException when there is a log but no scope, or when rows are none that a registry wrote
     */
    Optional<ScopeState> load(Sql sql, ScopeId scope) throws SQLException {
        Optional<Head> head = head(sql, scope);
        try {
            Optional<ScopeState> state = load(sql, scope, head);
            if (head(sql, scope).equals(head)) {
                return state;
            }
        } catch (RegistryStoreException e) {
            if (head(sql, scope).equals(head)) {
                throw e;
            }
        }
        return load(sql, scope);
    }

    private Optional<ScopeState> load(Sql sql, ScopeId scope, Optional<Head> head) throws SQLException {
        if (head.isPresent()) {
            return Optional.of(state(sql, scope, head.get())).filter(state -> state.revision() > 0);
        }
        if (LogReader.hasLines(sql, scope)) {
            throw damaged(scope, "the log has no head", null);
        }
        return Optional.empty();
    }

    static Optional<Head> head(Sql sql, ScopeId scope) throws SQLException {
        return sql.first(Head::of, Statements.HEAD, scope.value(), scope.value());
    }

    ScopeState state(Sql sql, ScopeId scope, Head head) throws SQLException {
        try {
            List<Activation> activations =
                    sql.list(StateReader::activation, Statements.ACTIVATIONS, scope.value(), scope.value());
            if ((head.revision() > 0) && activations.isEmpty()) {
                throw damaged(scope, "the active pointer is missing", null);
            }
            return ScopeState.of(scope, versions(sql, scope), activations, head.toAuditHead());
        } catch (IllegalArgumentException e) {
            throw damaged(scope, "a row is none that a registry wrote", e);
        }
    }

    private static List<RegisteredVersion> versions(Sql sql, ScopeId scope) throws SQLException {
        Map<String, List<Vote>> votes =
                sql
                        .list(row -> Map.entry(row.getString("version"), vote(row)), Statements.VOTES, scope.value())
                        .stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return sql.list(
                row -> version(row, votes.getOrDefault(row.getString("version"), List.of())),
                Statements.VERSIONS,
                scope.value(),
                scope.value());
    }

    /**
     * Before the pointer moves: the rows that this rests on must say what the log says.
     *
     * @throws RegistryStoreException when somebody changed them by hand
     */
    void requireBorneOut(Sql sql, ScopeState fromLog, Version number) throws SQLException {
        ScopeId scope = fromLog.scope();
        Long pointer = fromLog.active().map(Activation::seq).orElse(null);
        try {
            List<Vote> votes = sql.list(StateReader::vote, Statements.VOTES_OF_VERSION, scope.value(), number.text());
            Optional<RegisteredVersion> stored = sql.first(
                    row -> Objects.equals(pointer, Sql.number(row, "pointer"))
                            ? version(row, votes)
                            : throwDamaged(scope, misplaced(Sql.number(row, "pointer"))),
                    Statements.VERSION,
                    scope.value(),
                    scope.value(),
                    number.text());
            if (!stored.equals(fromLog.version(number))) {
                throw damaged(scope, "the rows of version " + number + " do not say what the log says", null);
            }
        } catch (IllegalArgumentException e) {
            throw damaged(scope, "a row of version " + number + " is none that a registry wrote", e);
        }
    }

    /** What is wrong with a pointer that the log did not put there. */
    static String misplaced(@Nullable Long pointer) {
        return "the active pointer " + (pointer == null ? "is missing" : "is not where the log put it");
    }

    private RegisteredVersion throwDamaged(ScopeId scope, String what) {
        throw damaged(scope, what, null);
    }

    private static RegisteredVersion version(ResultSet row, List<Vote> votes) throws SQLException {
        return new RegisteredVersion(
                new Version(row.getString("version")),
                VersionState.valueOf(row.getString("state")),
                new Digest(row.getString("content")),
                base(row),
                evidence(row),
                new ApprovalPolicy(row.getInt("quorum"), Duration.ofSeconds(row.getLong("vote_seconds"))),
                row.getInt("round"),
                new Digest(row.getString("binding")),
                Actor.parse(row.getString("registrant")),
                Stream.of(row.getString("authors").split(" "))
                        .filter(author -> !author.isEmpty())
                        .map(Actor::parse)
                        .toList(),
                votes,
                ScheduleColumn.read(row.getString("schedule")));
    }

    private static @Nullable Base base(ResultSet row) throws SQLException {
        String version = row.getString("base_version");
        return version == null ? null : new Base(new Version(version), new Digest(row.getString("base_content")));
    }

    private static @Nullable SubmissionEvidence evidence(ResultSet row) throws SQLException {
        Digest difference = digest(row.getString("difference"));
        Digest summary = digest(row.getString("summary"));
        Digest compatibility = digest(row.getString("compatibility"));
        if ((difference == null) || (summary == null) || (compatibility == null)) {
            return null;
        }
        return new SubmissionEvidence(
                difference,
                summary,
                digest(row.getString("snapshot")),
                digest(row.getString("report")),
                compatibility,
                row.getBoolean("breaking"));
    }

    private static @Nullable Digest digest(@Nullable String hex) {
        return hex == null ? null : new Digest(hex);
    }

    private static Vote vote(ResultSet row) throws SQLException {
        return new Vote(
                row.getLong("seq"),
                new Actor(Actor.Kind.valueOf(row.getString("kind")), row.getString("actor")),
                Vote.Verdict.valueOf(row.getString("verdict")),
                Micros.instant(row.getLong("at_micros")),
                row.getBoolean("acknowledges_breaking"));
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getLong("seq"),
                new Version(row.getString("version")),
                new Digest(row.getString("content")),
                Micros.instant(row.getLong("at_micros")),
                Actor.parse(row.getString("actor")),
                row.getBoolean("review_owed"));
    }

    RegistryStoreException damaged(ScopeId scope, String what, @Nullable Throwable cause) {
        return new RegistryStoreException(
                "The registry's tables (" + tables.qualifiedPrefix() + "...) are damaged in scope " + scope + ": "
                        + what + ". Restore them from a backup.",
                cause);
    }
}
