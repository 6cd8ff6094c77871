package io.calibration.examples.gate;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the registry is kept: one of the two. Only {@link #create()} makes one. */
final class Place {

    static final String BEGIN = " with the subcommand bootstrap, or with a run of the quickstart with --db.";

    @Option(names = "--registry", paramLabel = "DIR", description = "the registry's folder")
    @Nullable
    Path folder;

    @Option(
            names = "--db",
            paramLabel = "JDBC_URL",
            description = "the registry's database, such as jdbc:h2:./registry")
    @Nullable
    String database;

    /** The registry that is there, or else a new one. */
    RegistryStore create() {
        if (database != null) {
            return RegistryDatabase.create(database);
        }
        return isRegistry(folder()) ? FileRegistryStore.open(folder()) : FileRegistryStore.create(folder());
    }

    /** To be read and written. */
    RegistryStore open() {
        return database == null ? openFolder() : RegistryDatabase.open(database);
    }

    /** To be read. */
    RegistryStore read() {
        return database == null ? openFolder() : RegistryDatabase.read(database);
    }

    /** A folder that holds parts of a registry is damaged, not none: the store has the words for it. */
    private RegistryStore openFolder() {
        if (!isRegistry(folder()) && !Files.exists(folder().resolve("heads"))) {
            throw new IllegalArgumentException("There is no registry in " + folder() + "." + meant() + BEGIN);
        }
        return FileRegistryStore.open(folder());
    }

    private String meant() {
        if (Files.exists(Path.of(folder() + ".mv.db"))) {
            return " Did you mean --db jdbc:h2:" + folder().toAbsolutePath() + "? Begin one";
        }
        Path below = folder().resolve("registry");
        return isRegistry(below) ? " Did you mean " + below + "? Begin one" : " Check the path, or begin one";
    }

    private static boolean isRegistry(Path folder) {
        return Files.isRegularFile(folder.resolve("registry"));
    }

    private Path folder() {
        return Objects.requireNonNull(folder);
    }
}
