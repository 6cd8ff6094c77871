package io.calibration.jdbc;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryDamagedException;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            throw headless(scope);
        }
        return Optional.empty();
    }

    static Optional<Head> head(Sql sql, ScopeId scope) throws SQLException {
        return sql.first(Head::of, Statements.HEAD, scope.value(), scope.value());
    }

    ScopeState state(Sql sql, ScopeId scope, Head head) throws SQLException {
        try {
            List<Activation> activations = sql.list(StateReader::activation, Statements.ACTIVATIONS, scope.value());
            if ((head.revision() > 0) && (head.pointer() == null)) {
                throw damaged(scope, "the active pointer is missing", null);
            }
            List<RegisteredVersion> versions = versions(sql, Statements.VERSIONS, scope.value());
            if (!new ConstraintRows(sql, scope).areOf(versions)) {
                throw damaged(scope, "rows that constraints rest on are not those of the versions", null);
            }
            return ScopeState.of(scope, versions, activations, head.toAuditHead());
        } catch (IllegalArgumentException e) {
            throw damaged(scope, "a row is none that a registry wrote", e);
        }
    }

    /** Each row adds a vote, so the last of a version has them all. */
    private static List<RegisteredVersion> versions(Sql sql, String statement, String... values) throws SQLException {
        Map<String, List<Vote>> votes = new HashMap<>();
        Map<Version, RegisteredVersion> versions = new LinkedHashMap<>();
        sql.list(
                        row -> version(row, votes.computeIfAbsent(row.getString("version"), any -> new ArrayList<>())),
                        statement,
                        (Object[]) values)
                .forEach(version -> versions.put(version.version(), version));
        return List.copyOf(versions.values());
    }

    /**
     * @throws RegistryStoreException when the scope's row, or the pointer, is not what the end of the log makes it
     */
    void requireBorneOut(Head head, ScopeState fromLog) {
        head.notAsIn(fromLog).ifPresent(what -> {
            throw damaged(fromLog.scope(), what, null);
        });
    }

    /**
     * Before the pointer moves: the rows that this rests on must say what the log says.
     *
     * @throws RegistryStoreException when somebody changed them by hand
     */
    void requireBorneOut(Sql sql, ScopeState fromLog, Version number) throws SQLException {
        ScopeId scope = fromLog.scope();
        try {
            List<RegisteredVersion> stored = versions(sql, Statements.VERSION, scope.value(), number.text());
            if (!stored.equals(fromLog.version(number).stream().toList())) {
                throw damaged(scope, "the rows of version " + number + " do not say what the log says", null);
            }
        } catch (IllegalArgumentException e) {
            throw damaged(scope, "a row of version " + number + " is none that a registry wrote", e);
        }
    }

    private static RegisteredVersion version(ResultSet row, List<Vote> votes) throws SQLException {
        String entry = row.getString("registration");
        if ((entry == null) || !entry.contains(registration(row))) {
            throw new IllegalArgumentException("The version was not registered by the entry that its row names.");
        }
        if (row.getString("kind") != null) {
            votes.add(vote(row));
        }
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

    /** How the entry speaks of it that registered it. */
    private static String registration(ResultSet row) throws SQLException {
        return "\"action\":\"%s\",\"version\":\"%s\",\"content\":\"%s\",\"binding\":\"%s\""
                .formatted(
                        row.getString("base_version") == null ? "bootstrapped" : "submitted",
                        row.getString("version"),
                        row.getString("content"),
                        row.getString("binding"));
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

    RegistryStoreException headless(ScopeId scope) {
        return damaged(Part.HEAD, scope, "the log has no head", null);
    }

    RegistryStoreException damaged(ScopeId scope, DamagedLogException log) {
        return damaged(Part.CHAIN, scope, String.valueOf(log.getMessage()), log.getCause());
    }

    RegistryStoreException damaged(ScopeId scope, String what, @Nullable Throwable cause) {
        return damaged(Part.FOLD, scope, what, cause);
    }

    private RegistryStoreException damaged(Part part, ScopeId scope, String what, @Nullable Throwable cause) {
        return new RegistryDamagedException(
                part,
                "The registry's tables (" + tables.qualifiedPrefix() + "...) are damaged in scope " + scope + ": "
                        + what + ". Keep a copy of them as they are, then restore a backup.",
                cause);
    }
}
