package io.calibration.cli.input;

import io.calibration.cli.registry.RegistryDatabase;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.Words;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanMapping;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.json.MappingJson;
import io.calibration.metrics.MetricSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where scan results are, and how they are read. */
public final class ScanOptions {

    private static final String TWO_ZONES =
            "--zone with --mapping: the mapping names the zone of each time, as \"zone\" beside its column. Leave --zone out.";

    @Option(
            names = "--scans",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description =
                    "scan results: files with one JSON object a line (.jsonl or .jsonl.gz), or CSV or Parquet with --mapping; or the JDBC URL of a database")
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
            @Nullable ScanMapping mapping, @Nullable ZoneId zone) {

        /** JSON lines under the library's names. */
        public static final Form PLAIN = new Form(null, null);

        /** The results in these files. */
        public MetricSource over(Path... files) {
            if (mapping != null) {
                return Stream.of(files).anyMatch(Parquet::is) ? Parquet.in(mapping, files) : mapping.over(files);
            }
            return zone == null ? JsonLines.in(files) : JsonLines.in(files).withZone(zone);
        }
    }

    /** How the results are read; whether the files are there is looked at, too. */
    public Form form(Mistakes mistakes) {
        mistakes.unless(mapping == null || zone == null, TWO_ZONES);
        ScanMapping read = mistakes.in(() -> mapping == null ? null : MappingJson.read(Documents.file(mapping)));
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
        Documents.file(file);
        if (Parquet.is(file)) {
            if (mapping == null) {
                throw new BadInput(file + ": Parquet is read by a mapping: name it with --mapping.");
            }
            Parquet.requireDuckDb(file);
        }
        return file;
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
                : JdbcMetricSource.over(database, name, form.mapping());
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
