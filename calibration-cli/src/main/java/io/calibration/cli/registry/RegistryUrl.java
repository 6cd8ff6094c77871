package io.calibration.cli.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDBC URL of a registry's database, and how each driver is asked neither to create one nor to leave files beside it.
 *
 * @param given as somebody typed it
 */
record RegistryUrl(String given) {

    private static final Pattern FILE =
            Pattern.compile("(jdbc:(?:h2|sqlite|duckdb):(?:file:)?)(?!(?:[a-z]\\w+):|:)([^;?]+).*");
    private static final Pattern H2_FILE = Pattern.compile("(.+)\\.mv\\.db");
    private static final Pattern SQLITE_FILE = Pattern.compile("(.+(?<!\\.mv|\\.trace)\\.(?:db3?|sqlite3?))");
    private static final String OPEN_READ_WRITE_URI = "66"; // SQLite's flags, without the one that creates
    private static final int SHOWN = 3;

    boolean isH2() {
        return given.startsWith("jdbc:h2:");
    }

    boolean isSqlite() {
        return given.startsWith("jdbc:sqlite:");
    }

    /** Of a database that may be created. */
    String creating() {
        boolean says = given.toUpperCase(Locale.ROOT).contains(";TRACE_LEVEL_FILE=");
        return isH2() && !says ? given + ";TRACE_LEVEL_FILE=0" : given;
    }

    /** Of a database that must be there. */
    String existing() {
        return isH2() ? creating().replaceAll("(?i);IFEXISTS=[^;]*", "") + ";IFEXISTS=TRUE" : given;
    }

    /** What the driver must be told beside {@link #existing()}. */
    Properties existingSettings() {
        Properties settings = new Properties();
        if (isSqlite() && !given.contains("open_mode=")) { // which would be overruled
            settings.setProperty("open_mode", OPEN_READ_WRITE_URI);
        }
        return settings;
    }

    /** Whether it names a file that is not there; H2 says so itself. */
    boolean isMissingFile() {
        Matcher file = FILE.matcher(given);
        return !isH2() && file.matches() && !Files.exists(path(file.group(2)));
    }

    /** The folder of a file, where it is not there: SQLite makes none, and H2 would make one of whatever was mistyped. */
    Optional<Path> missingFolder() {
        Matcher file = FILE.matcher(given);
        try {
            return file.matches()
                    ? Optional.ofNullable(path(file.group(2)).getParent()).filter(folder -> !Files.isDirectory(folder))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // the driver has the words for it
        }
    }

    /**
     * Of a file of SQLite that does not change while it is read: none of its writers left anything beside it. Only so can be read what
     * SQLite may not write beside, for its way of logging needs files there.
     */
    Optional<String> unchanging() {
        Matcher file = FILE.matcher(given);
        return isSqlite() && file.matches() && !Files.exists(path(file.group(2) + "-wal"))
                ? Optional.of("jdbc:sqlite:file:" + file.group(2) + "?immutable=1")
                : Optional.empty();
    }

    /** What to say where there is no registry. */
    String absent() {
        List<String> nearby = nearby();
        return "There is no registry at " + shown() + "."
                + (nearby.isEmpty()
                        ? " Check it, or begin one"
                        : " Did you mean " + String.join(" or ", nearby) + "? Begin one")
                + Place.BEGIN + ", or with a run.";
    }

    /** What to say where H2 refuses a path for being relative to nothing in particular. */
    String relative() {
        Matcher file = FILE.matcher(given);
        String mend = file.matches() ? file.group(1) + "./" + file.group(2) : "jdbc:h2:./registry";
        return shown() + ": H2 wants the folder, too. Write " + mend + ", or the whole path.";
    }

    /** Without what could be a password. */
    String shown() {
        return given.replaceFirst("[;?].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** URLs of databases in the same folder. */
    private List<String> nearby() {
        Matcher file = FILE.matcher(given);
        if (!file.matches()) {
            return List.of();
        }
        String path = file.group(2);
        int name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        String folder = name == 0 ? "./" : path.substring(0, name);
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(each -> (isH2() ? H2_FILE : SQLITE_FILE)
                            .matcher(each.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(each -> file.group(1) + folder + each.group(1))
                    .filter(url -> !url.equals(shown()))
                    .sorted()
                    .limit(SHOWN)
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of(); // a folder that cannot be looked into suggests nothing
        }
    }

    private static Path path(String text) {
        return text.startsWith("~") ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
    }
}
