package io.calibration.cli.registry;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a registry is kept. Only {@link #create()} makes one.
 *
 * @param text a folder, or the JDBC URL of a database
 */
public record Place(String text) {

    static final String BEGIN = " with registry bootstrap";

    private static final int SHOWN = 3;

    boolean isDatabase() {
        return text.startsWith("jdbc:");
    }

    /**
     * The registry that is there, or else a new one.
     *
     * @throws IllegalArgumentException when it cannot be kept there
     */
    public RegistryStore create() {
        if (isDatabase()) {
            return RegistryDatabase.create(text);
        }
        return isRegistry(folder()) ? FileRegistryStore.open(folder()) : FileRegistryStore.create(folder());
    }

    /**
     * The registry that is there, to be read and written; empty when there is none.
     *
     * @throws IllegalArgumentException when it can only be read
     */
    public Optional<RegistryStore> find() {
        if (isDatabase()) {
            return RegistryDatabase.find(text);
        }
        return isThere(folder()) ? Optional.of(FileRegistryStore.open(folder())) : Optional.empty();
    }

    /** To be read and written. */
    RegistryStore open() {
        return isDatabase() ? RegistryDatabase.open(text) : openFolder();
    }

    /** To be read. */
    RegistryStore read() {
        return isDatabase() ? RegistryDatabase.read(text) : openFolder();
    }

    private RegistryStore openFolder() {
        if (!isThere(folder())) {
            throw new IllegalArgumentException("There is no registry in " + folder() + "." + meant() + BEGIN + ".");
        }
        return FileRegistryStore.open(folder());
    }

    /** A folder that holds parts of a registry is damaged, not none: the store has the words for it. */
    private static boolean isThere(Path folder) {
        return isRegistry(folder) || Files.exists(folder.resolve("heads"));
    }

    private String meant() {
        if (Files.exists(Path.of(folder() + ".mv.db"))) {
            return " Did you mean --registry jdbc:h2:" + folder().toAbsolutePath() + "? Begin one";
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
        return Path.of(text);
    }
}
