package io.calibration.jdbc;

import static java.util.stream.Collectors.groupingBy;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads a scope's state from the tables, within one transaction. */
final class StateReader {

    private static final Field<Long> POINTER = DSL.field(DSL.unquotedName("pointer"), Long.class);

    private final Tables tables;

    StateReader(Tables tables) {
        this.tables = tables;
    }

    /** @throws RegistryStoreException when there is a log but no scope, or when rows are none that a registry wrote */
    Optional<ScopeState> load(DSLContext sql, ScopeId scope) {
        Record row = sql.select(Tables.SCOPE_ROW)
                .from(tables.scope)
                .where(Tables.SCOPE.eq(scope.value()))
                .fetchOne();
        if (row != null) {
            return Optional.of(state(sql, scope, row)).filter(state -> state.revision() > 0);
        }
        if (new LogReader(tables).hasLines(sql, scope)) {
            throw damaged(tables, scope, "the log has no head", null);
        }
        return Optional.empty();
    }

    /** Whether a state that was read before is still the one in the tables. By two primary keys. */
    boolean isCurrent(DSLContext sql, ScopeState known) {
        Record row = sql.select(Tables.HEAD_HASH)
                .select(pointer(known.scope()))
                .from(tables.scope)
                .where(Tables.SCOPE.eq(known.scope().value()))
                .fetchOne();
        return (row != null) && isCurrent(known, row);
    }

    /** The same by a scope's row with its {@link #pointer}: the log ends where it did, and the pointer points there. */
    static boolean isCurrent(ScopeState known, Record row) {
        Long pointer = known.active().map(Activation::seq).orElse(null);
        return known.head().hash().hex().equals(row.get(Tables.HEAD_HASH)) && Objects.equals(pointer, row.get(POINTER));
    }

    /** Where a scope's active pointer points to, to be read besides the scope's row. */
    Field<Long> pointer(ScopeId scope) {
        return DSL.field(DSL.select(Tables.SEQ).from(tables.active).where(Tables.SCOPE.eq(scope.value())))
                .as(POINTER);
    }

    ScopeState state(DSLContext sql, ScopeId scope, Record row) {
        try {
            AuditHead head = new AuditHead(
                    row.get(Tables.REVISION),
                    new Digest(row.get(Tables.HEAD_HASH)),
                    Micros.instant(row.get(Tables.HEAD_AT)));
            List<Activation> activations = activations(sql, scope);
            if ((head.seq() > 0) && activations.isEmpty()) {
                throw damaged(tables, scope, "the active pointer is missing", null);
            }
            return ScopeState.of(scope, versions(sql, scope), activations, head);
        } catch (IllegalArgumentException e) {
            throw damaged(tables, scope, "a row is none that a registry wrote", e);
        }
    }

    private List<RegisteredVersion> versions(DSLContext sql, ScopeId scope) {
        Map<String, List<Record>> votes = sql
                .select(Tables.VOTE_ROW)
                .from(tables.vote)
                .where(Tables.SCOPE.eq(scope.value()))
                .orderBy(Tables.SEQ)
                .fetch()
                .stream()
                .collect(groupingBy(row -> row.get(Tables.VERSION)));
        return sql.select(Tables.VERSION_ROW)
                .from(tables.version)
                .where(Tables.SCOPE.eq(scope.value()))
                .orderBy(Tables.REGISTERED)
                .fetch(row -> version(row, votes.getOrDefault(row.get(Tables.VERSION), List.of())));
    }

    private static RegisteredVersion version(Record row, List<Record> votes) {
        return new RegisteredVersion(
                new Version(row.get(Tables.VERSION)),
                VersionState.valueOf(row.get(Tables.STATE)),
                new Digest(row.get(Tables.CONTENT)),
                base(row),
                evidence(row),
                new ApprovalPolicy(row.get(Tables.QUORUM), Duration.ofSeconds(row.get(Tables.VOTE_SECONDS))),
                row.get(Tables.ROUND),
                new Digest(row.get(Tables.BINDING)),
                Actor.parse(row.get(Tables.REGISTRANT)),
                Stream.of(row.get(Tables.AUTHORS).split(" "))
                        .filter(author -> !author.isEmpty())
                        .map(Actor::parse)
                        .toList(),
                votes.stream().map(StateReader::vote).toList());
    }

    private static @Nullable Base base(Record row) {
        String version = row.get(Tables.BASE_VERSION);
        return version == null ? null : new Base(new Version(version), new Digest(row.get(Tables.BASE_CONTENT)));
    }

    private static @Nullable SubmissionEvidence evidence(Record row) {
        Digest summary = digest(row.get(Tables.SUMMARY));
        Digest compatibility = digest(row.get(Tables.COMPATIBILITY));
        if ((summary == null) || (compatibility == null)) {
            return null;
        }
        return new SubmissionEvidence(
                summary,
                digest(row.get(Tables.SNAPSHOT)),
                digest(row.get(Tables.REPORT)),
                compatibility,
                row.get(Tables.BREAKING));
    }

    private static @Nullable Digest digest(@Nullable String hex) {
        return hex == null ? null : new Digest(hex);
    }

    private static Vote vote(Record row) {
        return new Vote(
                new Actor(Actor.Kind.valueOf(row.get(Tables.KIND)), row.get(Tables.ACTOR)),
                Vote.Verdict.valueOf(row.get(Tables.VERDICT)),
                Micros.instant(row.get(Tables.AT)),
                row.get(Tables.ACKNOWLEDGES_BREAKING));
    }

    /** The moves up to the one that the pointer points to, so that the pointer has the last word on what is active. */
    private List<Activation> activations(DSLContext sql, ScopeId scope) {
        return sql.select(Tables.ACTIVATION_ROW)
                .from(tables.activation)
                .where(Tables.SCOPE.eq(scope.value()))
                .and(Tables.SEQ.le(sql.select(Tables.SEQ).from(tables.active).where(Tables.SCOPE.eq(scope.value()))))
                .orderBy(Tables.SEQ)
                .fetch(StateReader::activation);
    }

    private static Activation activation(Record row) {
        return new Activation(
                row.get(Tables.SEQ),
                new Version(row.get(Tables.VERSION)),
                new Digest(row.get(Tables.CONTENT)),
                Micros.instant(row.get(Tables.AT)),
                Actor.parse(row.get(Tables.ACTOR)),
                row.get(Tables.REVIEW_OWED));
    }

    static RegistryStoreException damaged(Tables tables, ScopeId scope, String what, @Nullable Throwable cause) {
        return new RegistryStoreException(
                "The registry's tables (" + tables.qualifiedPrefix() + "...) are damaged in scope " + scope + ": "
                        + what + ". Restore them from a backup.",
                cause);
    }
}
