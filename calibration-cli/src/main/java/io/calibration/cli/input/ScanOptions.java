package io.calibration.cli.input;

import io.calibration.cli.registry.RegistryDatabase;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.Words;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanMapping;
import io.calibration.config.ScoringConfig;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsSnapshot;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where scan results are, and how they are read. */
public final class ScanOptions {

    private static final String TWO_ZONES =
            "--zone with --mapping: the mapping names the zone of each time, as \"zone\" beside its column. Leave --zone out.";

    private static final Pattern PATTERN = Pattern.compile("[*?]");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\t]]");
    private static final int LOOKED_AT = 1 << 16;

    @Option(
            names = "--scans",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description =
                    "scan results: files, packed by gzip or not, of JSON lines under the library's names, or with --mapping of CSV, TSV,"
                            + " JSON lines or Parquet; or the JDBC URL of a database, with --table")
    List<String> scans = List.of();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "the table or view in that database, with columns under the library's names, or under its own with --mapping")
    @Nullable
    String table;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "what the columns of --scans mean, where they are CSV, TSV, Parquet or JSON lines with names of their own (scan_mapping.json)")
    @Nullable
    Path mapping;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "the zone of times that name none, such as Europe/Berlin; default: such results are left out")
    @Nullable
    String zone;

    /**
     * How files of results are read.
     *
     * @param mapping what their columns mean, or null where they are written as the library names things
     * @param zone of times that name none, or null
     */
    public record Form(
            @Nullable MappingFile mapping, @Nullable ZoneId zone) {

        /** JSON lines under the library's names. */
        public static final Form PLAIN = new Form(null, null);

        /** The results in these files. */
        public MetricSource over(Path... files) {
            if (mapping != null) {
                ScanMapping meant = mapping.mapping();
                return Stream.of(files).anyMatch(Parquet::is) ? Parquet.in(meant, files) : meant.over(files);
            }
            return zone == null ? JsonLines.in(files) : JsonLines.in(files).withZone(zone);
        }

        /** Where what was rejected is to be mended, as far as a mapping says how it is read; empty where none does. */
        public String mend(MetricsSnapshot snapshot) {
            return mapping == null ? "" : mapping.mend(snapshot);
        }
    }

    /**
     * How the results are read; whether the files are there is looked at, too.
     *
     * @param config the config that they are read for, or null when it is mistaken
     */
    public Form form(Mistakes mistakes, @Nullable ScoringConfig config) {
        mistakes.unless(mapping == null || zone == null, TWO_ZONES);
        MappingFile read = mistakes.in(() -> mapping == null ? null : MappingFile.read(mapping));
        String lacking = read == null || config == null ? "" : read.lackingClasses(config);
        mistakes.unless(lacking.isEmpty(), lacking);
        ZoneId named = mistakes.in(() -> zone == null ? null : zone(zone));
        if (isDatabase()) {
            mistakes.unless(
                    table != null, "--scans names a database: say with --table which table or view holds the results.");
            mistakes.unless(
                    zone == null,
                    "--zone with a database: a mapping names the zone of a column, as \"zone\" beside it.");
            mistakes.in(() -> RegistryDatabase.reading(scans.get(0)));
        } else {
            mistakes.unless(table == null, "--table without a database: give its JDBC URL as --scans.");
            scans.forEach(file -> mistakes.in(() -> checked(Path.of(file))));
        }
        return new Form(read, named);
    }

    private Path checked(Path file) throws IOException {
        if (!Files.exists(file) && PATTERN.matcher(file.toString()).find()) {
            throw new BadInput(file + ": there is no such file. Patterns are the shell's: leave out the quotes.");
        }
        Documents.file(file);
        if (Parquet.is(file)) {
            if (mapping == null) {
                throw new BadInput(
                        file + ": Parquet is read by a mapping: name it with --mapping, or draft one with init.");
            }
            Parquet.requireDuckDb(file);
        } else if (mapping == null && isNoJson(file)) {
            throw new BadInput(
                    file
                            + ": no line begins as one JSON object does. CSV is read by a mapping: name it with --mapping, or draft one with init.");
        }
        return file;
    }

    /** Whether the first lines are text, and none of them begins as JSON: one that is damaged is counted as such. */
    private static boolean isNoJson(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false; // a pipe can be read but once
        }
        try (InputStream in = Documents.unpacked(file)) {
            List<String> lines = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\ufeff", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            return !lines.isEmpty()
                    && lines.stream().noneMatch(line -> line.startsWith("{"))
                    && !NO_TEXT.matcher(lines.get(0)).find();
        } catch (ZipException | EOFException e) {
            return false; // told when it is read, with its place
        }
    }

    private boolean isDatabase() {
        return scans.size() == 1 && scans.get(0).startsWith("jdbc:");
    }

    /** The results. */
    public MetricSource source(Form form) {
        if (!isDatabase()) {
            return form.over(scans.stream().map(Path::of).toArray(Path[]::new));
        }
        DataSource database = RegistryDatabase.reading(scans.get(0));
        String name = Objects.requireNonNull(table);
        return form.mapping() == null
                ? JdbcMetricSource.over(database, name)
                : JdbcMetricSource.over(database, name, form.mapping().mapping());
    }

    /** Where they are, in words. */
    public String origin() {
        return isDatabase() ? "table " + table : String.join(", ", scans);
    }

    private static ZoneId zone(String text) {
        try {
            return Words.zone(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--zone " + text + ": " + e.getMessage());
        }
    }
}
