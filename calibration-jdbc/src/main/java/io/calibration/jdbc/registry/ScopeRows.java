package io.calibration.jdbc.registry;

import static java.util.stream.Collectors.toSet;

import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegisteredVersion.Vote;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import io.calibration.registry.VersionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows beside the log say of a scope, read within one transaction and never believed without the log. */
public record ScopeRows(Sql sql, ScopeId scope) {

    /** The entry by a question of its own: PostgreSQL, until it has statistics, joins it by reading all entries of the scope. */
    private static final String VERSIONS = "SELECT v.version, v.state, " + of("v", Projection.FIXED) + ", v.schedule,"
            + " (SELECT a.entry FROM {t}audit a WHERE a.scope = v.scope AND a.seq = v.registered) AS registration, "
            + of("t", Projection.VOTE)
            + " FROM {t}version v"
            + " LEFT JOIN {t}vote t ON t.scope = v.scope AND t.version = v.version WHERE v.scope = ?";

    /** Every move; last the one that the pointer points to, wherever it stands. */
    private static final String ACTIVATIONS = "SELECT " + of("m", Projection.ACTIVATION)
            + " FROM {t}activation m LEFT JOIN {t}active p ON p.scope = m.scope AND p.seq = m.seq"
            + " WHERE m.scope = ? ORDER BY CASE WHEN p.seq IS NULL THEN 0 ELSE 1 END, m.seq";

    private static String of(String table, String columns) {
        return table + "." + columns.replace(", ", ", " + table + ".");
    }

    /**
     * The state that they make. A transaction of the host may see what others commit meanwhile; then only two looks at the head tell that all
     * that was read belongs together.
     *
     * @throws RegistryStoreException when there is a log but no scope, or when rows are none that a registry wrote
     */
    public Optional<ScopeState> load() throws SQLException {
        Optional<Head> head = Head.find(sql, scope);
        try {
            Optional<ScopeState> state = load(head);
            if (Head.find(sql, scope).equals(head)) {
                return state;
            }
        } catch (RegistryStoreException e) {
            if (Head.find(sql, scope).equals(head)) {
                throw e;
            }
        }
        return load();
    }

    private Optional<ScopeState> load(Optional<Head> head) throws SQLException {
        if (head.isPresent()) {
            return Optional.of(state(head.get())).filter(state -> state.revision() > 0);
        }
        if (new Log(sql, scope).isBegun()) {
            throw sql.tables().headless(scope);
        }
        return Optional.empty();
    }

    private ScopeState state(Head head) throws SQLException {
        try {
            List<Activation> activations = sql.list(ScopeRows::activation, ACTIVATIONS, scope.value());
            if ((head.revision() > 0) && (head.pointer() == null)) {
                throw damaged("the active pointer is missing", null);
            }
            List<RegisteredVersion> versions = versions(VERSIONS + " ORDER BY v.registered, t.seq", scope.value());
            if (!haveTheirDuties(versions) || !isFirstApprover(versions)) {
                throw damaged("rows that constraints rest on are not those of the versions", null);
            }
            return ScopeState.of(scope, versions, activations, head.toAuditHead());
        } catch (IllegalArgumentException e) {
            throw damaged("a row is none that a registry wrote", e);
        }
    }

    /**
     * Before the pointer moves: the rows that this rests on must say what the log says.
     *
     * @throws RegistryStoreException when somebody changed them by hand
     */
    void requireBorneOut(ScopeState fromLog, Version number) throws SQLException {
        try {
            List<RegisteredVersion> stored =
                    versions(VERSIONS + " AND v.version = ? ORDER BY t.seq", scope.value(), number.text());
            if (!stored.equals(fromLog.version(number).stream().toList())) {
                throw damaged("the rows of version " + number + " do not say what the log says", null);
            }
        } catch (IllegalArgumentException e) {
            throw damaged("a row of version " + number + " is none that a registry wrote", e);
        }
    }

    /** Whether those who had a hand in the versions, and nobody else, have rows that say so. */
    private boolean haveTheirDuties(List<RegisteredVersion> versions) throws SQLException {
        Set<List<String>> duties = versions.stream().flatMap(ScopeRows::duties).collect(toSet());
        List<List<String>> found = sql.list(
                row -> List.of(row.getString("version"), row.getString("actor"), row.getString("duty")),
                "SELECT version, actor, duty FROM {t}participant WHERE scope = ?",
                scope.value());
        return (found.size() == duties.size()) && duties.containsAll(found);
    }

    private static Stream<List<String>> duties(RegisteredVersion version) {
        String number = version.version().text();
        return Stream.concat(
                Projection.authors(version).map(id -> List.of(number, id, Projection.AUTHOR)),
                version.votes().stream().map(vote -> List.of(number, vote.by().id(), Projection.REVIEWER)));
    }

    /** Whether the pointer rests on the consent of who gave it first. */
    private boolean isFirstApprover(List<RegisteredVersion> versions) throws SQLException {
        List<List<String>> found = sql.list(
                row -> List.of(row.getString("version"), row.getString("approver")),
                "SELECT version, approver FROM {t}active WHERE scope = ?",
                scope.value());
        return versions.stream()
                .flatMap(version -> Projection.approver(version).stream()
                        .map(approver -> List.of(version.version().text(), approver)))
                .collect(toSet())
                .containsAll(found);
    }

    /** One row for each vote of a version, or one without a vote. Each row adds a vote, so the last of a version has them all. */
    private List<RegisteredVersion> versions(String statement, Object... values) throws SQLException {
        Map<String, List<Vote>> votes = new HashMap<>();
        Map<Version, RegisteredVersion> versions = new LinkedHashMap<>();
        sql.list(
                        row -> version(row, votes.computeIfAbsent(row.getString("version"), any -> new ArrayList<>())),
                        statement,
                        values)
                .forEach(version -> versions.put(version.version(), version));
        return List.copyOf(versions.values());
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
                schedule(row.getString("schedule")));
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

    private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
        Digest difference = digest(row.getString("difference"));
        Digest summary = digest(row.getString("summary"));
        Digest compatibility = digest(row.getString("compatibility"));
        if ((difference == null) || (summary == null) || (compatibility == null)) {
            return null;
        }
        return new Evidence(
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
                Sql.instant(row.getLong("at_micros")),
                row.getBoolean("acknowledges_breaking"));
    }

    private static @Nullable Schedule schedule(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() < 4) {
            throw new IllegalArgumentException("A schedule has four words at least.");
        }
        return new Schedule(
                Long.parseLong(words.get(0)),
                Sql.instant(Long.parseLong(words.get(1))),
                new Version(words.get(2)),
                Actor.parse(words.get(3)),
                words.stream().skip(4).map(RefusalCode::valueOf).toList());
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getLong("seq"),
                new Version(row.getString("version")),
                new Digest(row.getString("content")),
                Sql.instant(row.getLong("at_micros")),
                Actor.parse(row.getString("actor")),
                row.getBoolean("review_owed"));
    }

    private RegistryStoreException damaged(String what, @Nullable Throwable cause) {
        return sql.tables().damaged(Part.FOLD, scope, what, cause);
    }
}
