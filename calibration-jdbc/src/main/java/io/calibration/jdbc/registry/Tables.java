package io.calibration.jdbc.registry;

import io.calibration.registry.RegistryDamagedException;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The registry's tables under their names in the host's database.
 *
 * @param qualifiedPrefix what stands before a table's own word, as the host says it
 * @param found the same where they were found
 */
public record Tables(String prefix, String qualifiedPrefix, String found) {

    /** What their names end with. */
    public static final List<String> WORDS = List.of(
            "store schema_step scope audit reason content version participant vote activation active".split(" "));

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    /**
     * The tables of this schema and prefix.
     *
     * @param schema empty for the connection's own
     * @throws IllegalArgumentException when one is no plain identifier: they stand in SQL as they are
     */
    public Tables(String schema, String prefix) {
        this(prefix, qualified(schema, prefix), qualified(schema, prefix));
    }

    private static String qualified(String schema, String prefix) {
        if (!schema.isEmpty()) {
            checkName("schema", schema);
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The table prefix must be lower-case letters, digits and underscores,"
                    + " 1 to 20, and must begin with a letter.");
        }
        return schema.isEmpty() ? prefix : schema + "." + prefix;
    }

    /**
     * The same where they were found, so that neither a session's search path nor its temporary tables have a say.
     *
     * @param home their schema, as it stands in SQL
     */
    public Tables in(String home) {
        return new Tables(prefix, qualifiedPrefix, home + "." + prefix);
    }

    /**
     * Looks at a name that stands in SQL as it is.
     *
     * @throws IllegalArgumentException when it is no plain identifier
     */
    public static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The " + what + "'s name must be letters, digits and underscores, at most"
                            + " 63, and must not begin with a digit.");
        }
    }

    /** A text of {@link Sql} with the names of these tables. */
    public String written(String text) {
        return text.replace("{t}", found);
    }

    /** That they are not as they must be. */
    RegistryStoreException wrong(String what) {
        return new RegistryStoreException("The tables " + qualifiedPrefix + "... " + what, null);
    }

    /** That a scope has a log but no row. */
    RegistryStoreException headless(ScopeId scope) {
        return damaged(Part.HEAD, scope, "the log has no head", null);
    }

    /** That rows of a scope are not what a registry wrote. */
    RegistryStoreException damaged(Part part, ScopeId scope, String what, @Nullable Throwable cause) {
        return new RegistryDamagedException(
                part,
                "The registry's tables (" + qualifiedPrefix + "...) are damaged in scope " + scope + ": " + what
                        + ". Keep a copy of them as they are, then restore a backup.",
                cause);
    }
}
