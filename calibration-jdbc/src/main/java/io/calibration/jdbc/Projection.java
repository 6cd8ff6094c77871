package io.calibration.jdbc;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import io.calibration.registry.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** What an event does to the tables: the rows by which the state after it differs from the one before. */
final class Projection implements RegistryEvent.Cases<List<Query>> {

    private static final String AUTHOR = "AUTHOR";
    private static final String REVIEWER = "REVIEWER";

    private final DSLContext sql;
    private final Tables tables;
    private final ScopeState after;

    Projection(DSLContext sql, Tables tables, ScopeState after) {
        this.sql = sql;
        this.tables = tables;
        this.after = after;
    }

    @Override
    public List<Query> bootstrapped(RegistryEvent.Bootstrapped event) {
        RegisteredVersion version = known(event.version());
        List<Query> queries = new ArrayList<>(registration(version));
        queries.addAll(vote(version));
        Activation activation = after.active().orElseThrow();
        queries.add(activation(activation));
        queries.add(pointer(sql.insertInto(tables.active).set(Tables.SCOPE, scope()), activation));
        return queries;
    }

    @Override
    public List<Query> submitted(RegistryEvent.Submitted event) {
        return registration(known(event.version()));
    }

    @Override
    public List<Query> approved(RegistryEvent.Approved event) {
        return verdict(known(event.version()));
    }

    @Override
    public List<Query> rejected(RegistryEvent.Rejected event) {
        return verdict(known(event.version()));
    }

    @Override
    public List<Query> withdrawn(RegistryEvent.Withdrawn event) {
        return List.of(state(known(event.version())));
    }

    @Override
    public List<Query> activated(RegistryEvent.Activated event) {
        return move();
    }

    @Override
    public List<Query> rolledBack(RegistryEvent.RolledBack event) {
        return move();
    }

    @Override
    public List<Query> deprecated(RegistryEvent.Deprecated event) {
        return List.of(state(known(event.version())));
    }

    @Override
    public List<Query> refused(RegistryEvent.Refused event) {
        return List.of();
    }

    private List<Query> registration(RegisteredVersion version) {
        List<Query> queries = new ArrayList<>(List.of(insert(version)));
        Stream.concat(Stream.of(version.registrant()), version.authors().stream())
                .map(Actor::id)
                .distinct()
                .map(author -> participant(version, author, AUTHOR))
                .forEach(queries::add);
        return queries;
    }

    private Query insert(RegisteredVersion version) {
        String authors = version.authors().stream().map(Actor::toString).collect(Collectors.joining(" "));
        InsertSetMoreStep<Record> row = about(version, tables.version)
                .set(Tables.REGISTERED, after.revision())
                .set(Tables.STATE, version.state().name())
                .set(Tables.CONTENT, version.content().hex())
                .set(Tables.BREAKING, version.isBreaking())
                .set(Tables.QUORUM, version.policy().quorum())
                .set(Tables.VOTE_SECONDS, version.policy().voteValidity().toSeconds())
                .set(Tables.ROUND, version.round())
                .set(Tables.BINDING, version.binding().hex())
                .set(Tables.REGISTRANT, version.registrant().toString())
                .set(Tables.AUTHORS, authors);
        return withEvidence(row, version.base(), version.evidence());
    }

    private static Query withEvidence(
            InsertSetMoreStep<Record> row, @Nullable Base base, @Nullable SubmissionEvidence evidence) {
        if ((base == null) || (evidence == null)) {
            return row;
        }
        return row.set(Tables.BASE_VERSION, base.version().text())
                .set(Tables.BASE_CONTENT, base.content().hex())
                .set(Tables.SUMMARY, evidence.summary().hex())
                .set(Tables.SNAPSHOT, hex(evidence.snapshot()))
                .set(Tables.REPORT, hex(evidence.report()))
                .set(Tables.COMPATIBILITY, evidence.compatibility().hex());
    }

    private static @Nullable String hex(@Nullable Digest digest) {
        return digest == null ? null : digest.hex();
    }

    private Query participant(RegisteredVersion version, String actor, String duty) {
        return about(version, tables.participant).set(Tables.ACTOR, actor).set(Tables.DUTY, duty);
    }

    private List<Query> verdict(RegisteredVersion version) {
        List<Query> queries = new ArrayList<>(vote(version));
        queries.add(state(version));
        return queries;
    }

    private List<Query> vote(RegisteredVersion version) {
        Vote vote = version.votes().get(version.votes().size() - 1);
        Query row = about(version, tables.vote)
                .set(Tables.ACTOR, vote.by().id())
                .set(Tables.KIND, vote.by().kind().name())
                .set(Tables.DUTY, REVIEWER)
                .set(Tables.CONTENT, version.content().hex())
                .set(Tables.VERDICT, vote.verdict().name())
                .set(Tables.ACKNOWLEDGES_BREAKING, vote.acknowledgesBreaking())
                .set(Tables.SEQ, after.revision())
                .set(Tables.AT, Micros.of(vote.at()));
        return List.of(participant(version, vote.by().id(), REVIEWER), row);
    }

    private Query state(RegisteredVersion version) {
        return sql.update(tables.version)
                .set(Tables.STATE, version.state().name())
                .where(inScope())
                .and(Tables.VERSION.eq(version.version().text()));
    }

    private List<Query> move() {
        Activation activation = after.active().orElseThrow();
        RegisteredVersion version = known(activation.version());
        Query pointer = sql.update(tables.active)
                .set(Tables.SEQ, activation.seq())
                .set(Tables.VERSION, activation.version().text())
                .set(Tables.CONTENT, activation.content().hex())
                .set(Tables.STATE, VersionState.APPROVED.name())
                .set(Tables.APPROVER, approver(version))
                .where(inScope());
        return List.of(activation(activation), pointer);
    }

    private Query pointer(InsertSetMoreStep<Record> row, Activation activation) {
        return row.set(Tables.SEQ, activation.seq())
                .set(Tables.VERSION, activation.version().text())
                .set(Tables.CONTENT, activation.content().hex())
                .set(Tables.STATE, VersionState.APPROVED.name())
                .set(Tables.APPROVER, approver(known(activation.version())))
                .set(Tables.VERDICT, Vote.Verdict.APPROVE.name());
    }

    private Query activation(Activation activation) {
        return sql.insertInto(tables.activation)
                .set(Tables.SCOPE, scope())
                .set(Tables.SEQ, activation.seq())
                .set(Tables.VERSION, activation.version().text())
                .set(Tables.CONTENT, activation.content().hex())
                .set(Tables.AT, Micros.of(activation.at()))
                .set(Tables.ACTOR, activation.by().toString())
                .set(Tables.REVIEW_OWED, activation.reviewOwed());
    }

    /** Somebody whose consent the pointer rests on: the first who gave it. */
    private static String approver(RegisteredVersion version) {
        return version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
                .map(vote -> vote.by().id())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody approved the version."));
    }

    private InsertSetMoreStep<Record> about(RegisteredVersion version, Table<Record> table) {
        return sql.insertInto(table)
                .set(Tables.SCOPE, scope())
                .set(Tables.VERSION, version.version().text());
    }

    private Condition inScope() {
        return Tables.SCOPE.eq(scope());
    }

    private String scope() {
        return after.scope().value();
    }

    private RegisteredVersion known(Version version) {
        return after.version(version).orElseThrow();
    }
}
