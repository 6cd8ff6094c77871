package io.calibration.jdbc;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads audit lines with their reasons, within one transaction. */
final class LogReader {

    private LogReader() {}

    static List<AuditLine> page(Sql sql, Database database, ScopeId scope, long afterSeq, int limit)
            throws SQLException {
        String page = database.limited(Statements.PAGE_OF_LINES);
        return sql.list(LogReader::line, page, scope.value(), afterSeq, limit);
    }

    static Optional<AuditLine> of(Sql sql, ScopeId scope, RequestId request) throws SQLException {
        return sql.first(LogReader::line, Statements.LINE_OF_REQUEST, scope.value(), request.value());
    }

    static boolean hasLines(Sql sql, ScopeId scope) throws SQLException {
        return sql.first(row -> row.getLong("seq"), Statements.FIRST_LINE, scope.value())
                .filter(seq -> seq > 0)
                .isPresent();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        try {
            if (!row.getString("entry").contains("\"previous\":\"" + row.getString("previous") + "\"")) {
                throw new IllegalArgumentException("It does not continue the entry that its row names.");
            }
            return new AuditLine(
                    seq,
                    new RequestId(row.getString("request")),
                    row.getString("entry"),
                    new Digest(row.getString("hash")),
                    reason(row));
        } catch (IllegalArgumentException e) {
            throw new RegistryStoreException(
                    "Audit entry " + seq + " is damaged: its row is none that a registry wrote.", e);
        }
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return body == null ? null : new Reason(new String(body, StandardCharsets.UTF_8), row.getString("salt"));
    }
}
