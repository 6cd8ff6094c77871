package io.calibration.jdbc;

import java.util.List;
import java.util.regex.Pattern;

/** The registry's tables under their names in the host's database. */
final class Tables {

    /** What their names end with. */
    static final List<String> WORDS = List.of(
            "store",
            "schema_step",
            "scope",
            "audit",
            "reason",
            "content",
            "version",
            "participant",
            "vote",
            "activation",
            "active");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    private final String schema;
    private final String prefix;
    private final String found;

    /**
     * The tables of this schema and prefix.
     *
     * @param schema empty for the connection's own
     * @throws IllegalArgumentException when one is no plain identifier: they stand in SQL as they are
     */
    Tables(String schema, String prefix) {
        if (!schema.isEmpty()) {
            checkName("schema", schema);
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The table prefix must be lower-case letters, digits and underscores,"
                    + " 1 to 20, and must begin with a letter.");
        }
        this.schema = schema;
        this.prefix = prefix;
        this.found = qualifiedPrefix();
    }

    private Tables(Tables named, String home) {
        this.schema = named.schema;
        this.prefix = named.prefix;
        this.found = home + "." + prefix;
    }

    /**
     * The same where they were found, so that neither a session's search path nor its temporary tables have a say.
     *
     * @param home their schema, as it stands in SQL
     */
    Tables in(String home) {
        return new Tables(this, home);
    }

    /** @throws IllegalArgumentException when the name of this is no plain identifier: it stands in SQL as it is */
    static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The " + what + "'s name must be letters, digits and underscores, at most"
                            + " 63, and must not begin with a digit.");
        }
    }

    String schema() {
        return schema;
    }

    String prefix() {
        return prefix;
    }

    /** What stands before a table's own word, as the host says it. */
    String qualifiedPrefix() {
        return schema.isEmpty() ? prefix : schema + "." + prefix;
    }

    /** A text of {@link Statements} with the names of these tables. */
    String written(String text) {
        return text.replace("{t}", found);
    }
}
