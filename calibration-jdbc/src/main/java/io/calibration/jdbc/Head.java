package io.calibration.jdbc;

import io.calibration.registry.Activation;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scope's row as it stands in the table.
 *
 * @param revision how many entries the log has
 * @param hash the last one's, as text
 * @param at microseconds
 * @param pointer the activation that the active pointer points to; null without one
 */
record Head(long revision, String hash, long at, @Nullable Long pointer) {

    static Head of(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("revision"),
                row.getString("head_hash"),
                row.getLong("head_at"),
                Sql.number(row, "pointer"));
    }

    /** Whether a state that was read before is still the one in the tables: the log ends where it did, and the pointer points there. */
    boolean isOf(ScopeState known) {
        Long active = known.active().map(Activation::seq).orElse(null);
        return known.head().hash().hex().equals(hash) && Objects.equals(active, pointer);
    }

    /** @throws IllegalArgumentException when it is none that a registry wrote */
    AuditHead toAuditHead() {
        return new AuditHead(revision, new Digest(hash), Micros.instant(at));
    }
}
