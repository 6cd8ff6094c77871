package io.calibration.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** SQL as somebody would type it who has the password and not the library. {@code {t}} stands for the prefix. */
record RawSql(TestRegistry registry) {

    /** What the last statement gave after the others; nothing stays. The refusal; empty when it was accepted. */
    Optional<SQLException> tried(List<String> before, String last) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : before) {
                    statement.execute(written(sql));
                }
                return refusal(statement, last);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Optional<SQLException> refusal(Statement statement, String sql) {
        try {
            statement.execute(written(sql));
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Does it for good; every statement must find a row. */
    void done(String... all) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                if (statement.executeUpdate(written(sql)) == 0) {
                    throw new IllegalStateException("No row: " + sql);
                }
            }
        }
    }

    private Connection open() throws SQLException {
        Connection connection = registry.dataSource().getConnection();
        if (registry.engine() == Engine.SQLITE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA foreign_keys = ON");
            }
        }
        return connection;
    }

    private String written(String sql) {
        return sql.replace("{t}", registry.prefix());
    }
}
