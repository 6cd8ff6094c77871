package io.calibration.cli.run;

import io.calibration.approval.Registry;
import io.calibration.cli.terminal.BadInput;
import io.calibration.config.Version;
import io.calibration.registry.RegisteredVersion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the artifacts go to. Night for night one registry can write to one folder, for most files are named by the time, and it
 * gives no number twice; the numbers of another registry would meet its own.
 */
record OutFolder(Path path) {

    private static final Pattern NUMBERED = Pattern.compile("(?:scoring_config|change_summary)_v(.+)\\.json");

    /**
     * Looks whether a run can write all its files.
     *
     * @param base the version in force: proposals get greater numbers than it, and than all that are registered
     * @param registry what is registered, or null for a registry that is not there yet
     * @return the folder
     * @throws BadInput when files of another run are in the way
     * @throws IOException when nothing can be written there
     */
    Path requireFree(Version base, @Nullable Registry registry) throws IOException {
        requireWritable();
        if (!Files.exists(path)) {
            return path;
        }
        Stream<Version> registered =
                registry == null ? Stream.of() : registry.versions().stream().map(RegisteredVersion::version);
        Version newest = Stream.concat(Stream.of(base), registered)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<String> foreign =
                names().stream().filter(name -> isAfter(name, newest)).sorted().toList();
        if (!foreign.isEmpty()) {
            throw new BadInput("--out " + path + " holds a proposal of another run, which is not overwritten: "
                    + String.join(", ", foreign) + ". Name another folder, or move these files away.");
        }
        return path;
    }

    private static boolean isAfter(String name, Version newest) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches()
                && Version.isValid(numbered.group(1))
                && new Version(numbered.group(1)).compareTo(newest) > 0;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void requireWritable() throws IOException {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new BadInput(
                    "--out " + path + ": " + there + " is a file where a folder is needed. Name another folder.");
        }
        if (!Files.isWritable(there)) {
            throw new AccessDeniedException(there.toString());
        }
    }
}
