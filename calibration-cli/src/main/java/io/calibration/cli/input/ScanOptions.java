package io.calibration.cli.input;

import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanMapping;
import io.calibration.json.MappingJson;
import io.calibration.metrics.MetricSource;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
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
            description = "scan results, one JSON object a line (.jsonl or .jsonl.gz), or CSV with --mapping")
    List<Path> scans = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "what the columns of --scans mean, where they are CSV, TSV or JSON lines with names of their own (scan_mapping.json)")
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
                return mapping.over(files);
            }
            return zone == null ? JsonLines.in(files) : JsonLines.in(files).withZone(zone);
        }
    }

    /** How the results are read; whether the files are there is looked at, too. */
    public Form form(Mistakes mistakes) {
        mistakes.unless(mapping == null || zone == null, TWO_ZONES);
        ScanMapping read = mistakes.in(() -> mapping == null ? null : MappingJson.read(Documents.file(mapping)));
        ZoneId named = mistakes.in(() -> zone == null ? null : zone(zone));
        scans.forEach(file -> mistakes.in(() -> Documents.file(file)));
        return new Form(read, named);
    }

    /** The results. */
    public MetricSource source(Form form) {
        return form.over(scans.toArray(Path[]::new));
    }

    /** Where they are, in words. */
    public String origin() {
        return scans.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadInput("--zone " + text
                    + ": this is no time zone. Write its name, such as Europe/Berlin, or an offset, such as +01:00.");
        }
    }
}
