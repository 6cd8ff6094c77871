package io.calibration.jdbc;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads audit lines with their reasons, within one transaction. */
final class LogReader {

    private final Tables tables;
    private final Field<Long> seq;
    private final Field<String> scope;

    LogReader(Tables tables) {
        this.tables = tables;
        seq = of(tables.audit.getQualifiedName(), Tables.SEQ);
        scope = of(tables.audit.getQualifiedName(), Tables.SCOPE);
    }

    List<AuditLine> page(DSLContext sql, ScopeId id, long afterSeq, int limit) {
        return select(sql, id, seq.gt(afterSeq)).orderBy(seq).limit(limit).fetch(LogReader::line);
    }

    Optional<AuditLine> of(DSLContext sql, ScopeId id, RequestId request) {
        return select(sql, id, Tables.REQUEST.eq(request.value())).fetchOptional(LogReader::line);
    }

    boolean hasLines(DSLContext sql, ScopeId id) {
        return sql.fetchExists(tables.audit, Tables.SCOPE.eq(id.value()));
    }

    private SelectConditionStep<? extends Record> select(DSLContext sql, ScopeId id, Condition condition) {
        return sql.select(seq, Tables.REQUEST, Tables.ENTRY, Tables.HASH, Tables.SALT, Tables.BODY)
                .from(tables.audit)
                .leftJoin(tables.reason)
                .on(of(tables.reason.getQualifiedName(), Tables.SCOPE).eq(scope))
                .and(of(tables.reason.getQualifiedName(), Tables.SEQ).eq(seq))
                .where(scope.eq(id.value()))
                .and(condition);
    }

    private static AuditLine line(Record row) {
        long seq = row.get(0, Long.class);
        try {
            return new AuditLine(
                    seq,
                    new RequestId(row.get(Tables.REQUEST)),
                    row.get(Tables.ENTRY),
                    new Digest(row.get(Tables.HASH)),
                    reason(row));
        } catch (IllegalArgumentException e) {
            throw new RegistryStoreException(
                    "Audit entry " + seq + " is damaged: its row is none that a registry wrote.", e);
        }
    }

    private static @Nullable Reason reason(Record row) {
        byte[] body = row.get(Tables.BODY);
        return body == null ? null : new Reason(new String(body, StandardCharsets.UTF_8), row.get(Tables.SALT));
    }

    private static <T> Field<T> of(Name table, Field<T> column) {
        return DSL.field(table.append(column.getUnqualifiedName()), column.getDataType());
    }
}
