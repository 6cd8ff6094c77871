package io.calibration.jdbc;

/**
 * Where the results of a table are added up, and why there. {@link #toString} says so to people.
 *
 * @param way where
 * @param reason why, as the end of a sentence
 */
public record CollectionPlan(Way way, String reason) {

    /** Where results are added up. */
    public enum Way {
        /** By the database; rows with a mistake are streamed. */
        AGGREGATED,
        /** Here: rows are streamed from the database. */
        STREAMED
    }

    static final CollectionPlan AGGREGATED = new CollectionPlan(
            Way.AGGREGATED, "many times faster than its rows can be read; rows with a mistake are streamed");

    static CollectionPlan streamed(String reason) {
        return new CollectionPlan(Way.STREAMED, reason);
    }

    @Override
    public String toString() {
        return (way == Way.AGGREGATED ? "DuckDB aggregates, " : "Rows are streamed: ") + reason + ".";
    }
}
