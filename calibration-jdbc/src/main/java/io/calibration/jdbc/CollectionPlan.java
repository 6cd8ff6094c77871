package io.calibration.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Where the results of a table are added up.
 *
 * @param columns what the database aggregates; null when rows are streamed
 * @param words which way, and why
 */
record CollectionPlan(@Nullable PushedColumns columns, String words) {

    static CollectionPlan streaming(String why) {
        return new CollectionPlan(null, "Rows are streamed: " + why + ".");
    }

    static CollectionPlan pushingDown(PushedColumns columns) {
        return new CollectionPlan(
                columns,
                "DuckDB aggregates, many times faster than its rows can be read; rows with a mistake are streamed.");
    }
}
