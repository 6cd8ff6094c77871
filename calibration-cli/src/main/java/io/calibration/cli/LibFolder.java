package io.calibration.cli;

import io.calibration.cli.terminal.BadInput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of jars that the program uses beside its own. The program is started once more in a class loader that knows both: a driver
 * registers with, and a plug-in is found by, the loader of who asks for it.
 *
 * @param path the folder
 */
record LibFolder(Path path) {

    static final String OPTION = "--lib";

    /** The folder that is named; empty where none is, or where the program runs within its loader already. */
    static Optional<LibFolder> named(String[] arguments) {
        if (!CalibrationCommand.class.getClassLoader().equals(ClassLoader.getSystemClassLoader())) {
            return Optional.empty();
        }
        int option = Arrays.asList(arguments).indexOf(OPTION);
        Stream<String> joined = Arrays.stream(arguments)
                .filter(word -> word.startsWith(OPTION + "="))
                .map(word -> word.substring(OPTION.length() + 1));
        Stream<String> apart =
                option >= 0 && option + 1 < arguments.length ? Stream.of(arguments[option + 1]) : Stream.of();
        return Stream.concat(joined, apart).findFirst().map(Path::of).map(LibFolder::new);
    }

    /**
     * Runs the program with the jars of this folder.
     *
     * @throws BadInput when there are none
     */
    void run(String[] arguments) throws ReflectiveOperationException, IOException {
        Stream<Path> own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        URL[] all = Stream.concat(own, jars()).map(LibFolder::url).toArray(URL[]::new);
        // Never closed: it serves until the program ends
        URLClassLoader loader = new URLClassLoader(all, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Class.forName(CalibrationCommand.class.getName(), true, loader)
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private Stream<Path> jars() throws IOException {
        if (path.toString().isEmpty()) {
            throw new BadInput(OPTION + ": name a folder of jars.");
        }
        if (Files.isRegularFile(path)) {
            throw new BadInput(OPTION + " " + path + ": this is a file. Name its folder, all of whose jars are used.");
        }
        if (!Files.isDirectory(path)) {
            throw new BadInput(OPTION + " " + path + ": there is no such folder. Check the path.");
        }
        try (Stream<Path> files = Files.list(path)) {
            Path[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toArray(Path[]::new);
            if (jars.length == 0) {
                throw new BadInput(
                        OPTION + " " + path + ": the folder holds no jar. Put the driver or the plug-in there.");
            }
            return Arrays.stream(jars);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
