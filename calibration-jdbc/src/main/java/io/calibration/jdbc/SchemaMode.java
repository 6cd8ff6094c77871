package io.calibration.jdbc;

/** What a store does about its tables when it is opened. */
public enum SchemaMode {
    /** Checks that the tables are there and that the database keeps their constraints; changes nothing. The default. */
    VALIDATE,
    /** Creates what is missing, then checks as {@link #VALIDATE} does. Several processes may do so at once. */
    CREATE_IF_MISSING,
    /** Neither creates nor checks: for a host that has just done so itself. */
    NONE
}
