package io.calibration.examples.gate;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the registry is kept: one of the two. Only {@link #create()} makes one. */
final class Place {

    private static final int SHOWN = 3;

    static final String BEGIN = " with the subcommand bootstrap";

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
            throw new IllegalArgumentException("There is no registry in " + folder() + "." + meant() + BEGIN + ".");
        }
        return FileRegistryStore.open(folder());
    }

    private String meant() {
        if (Files.exists(Path.of(folder() + ".mv.db"))) {
            return " Did you mean --db jdbc:h2:" + folder().toAbsolutePath() + "? Begin one";
        }
        List<String> nearby = nearby();
        return nearby.isEmpty()
                ? " Check the path, or begin one"
                : " Did you mean " + String.join(" or ", nearby) + "? Begin one";
    }

    /** Registries in this folder, or beside it. */
    private List<String> nearby() {
        Path beside = folder().toAbsolutePath().getParent();
        return Stream.of(folder(), beside == null ? folder() : beside)
                .flatMap(Place::registriesIn)
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    private static Stream<String> registriesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Place::isRegistry).map(Path::toString).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // a folder that cannot be looked into suggests nothing
        }
    }

    private static boolean isRegistry(Path folder) {
        return Files.isRegularFile(folder.resolve("registry"));
    }

    private Path folder() {
        return Objects.requireNonNull(folder);
    }
}
