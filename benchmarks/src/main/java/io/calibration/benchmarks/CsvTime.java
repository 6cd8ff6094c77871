package io.calibration.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What CSV costs: the same generated results as CSV to a snapshot, FastCSV alone over the same bytes, and JSON lines to a snapshot, in turn, by
 * the CPU time of the thread. Arguments: how many results (a million where it is left out), and how many rounds (7). With {@code -Xmx96m}
 * it shows that memory does not grow with the file.
 */
public final class CsvTime {

    private static final ScanMapping MAPPING = mapping();

    private CsvTime() {}

    /**
     * Writes the files, reads them, and prints figures.
     *
     * @throws IOException when the temporary files cannot be written
     */
    public static void main(String... arguments) throws IOException {
        int results = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        int rounds = arguments.length < 2 ? 7 : Integer.parseInt(arguments[1]);
        Path csv = Files.createTempFile("results", ".csv");
        Path json = Files.createTempFile("results", ".jsonl");
        try {
            write(results, csv, json);
            measure(results, rounds, csv, json);
        } finally {
            Files.delete(csv);
            Files.delete(json);
        }
    }

    private static void measure(int results, int rounds, Path csv, Path json) throws IOException {
        double[] alone = new double[rounds];
        double[] characters = new double[rounds];
        double[] ours = new double[rounds];
        double[] lines = new double[rounds];
        MetricsSnapshot fromCsv = collect(MAPPING.over(csv));
        if (!fromCsv.equals(collect(JsonLines.in(json)))) {
            throw new IllegalStateException("CSV and JSON lines gave different snapshots.");
        }
        for (int round = 0; round < rounds; round++) {
            long begin = cpuTime();
            readCharacters(csv);
            long start = cpuTime();
            readRecords(csv);
            long middle = cpuTime();
            collect(MAPPING.over(csv));
            long next = cpuTime();
            collect(JsonLines.in(json));
            characters[round] = (start - begin) / (double) results;
            alone[round] = (middle - start) / (double) results;
            ours[round] = (next - middle) / (double) results;
            lines[round] = (cpuTime() - next) / (double) results;
        }
        System.out.printf(
                Locale.ROOT,
                "%,d results, CSV %d MB, JSON lines %d MB: CSV to snapshot %.0f ns a result, FastCSV alone %.0f (without texts %.0f), JSON lines to snapshot %.0f;"
                        + " ratio to FastCSV %.2f (%.2f), to JSON lines %.2f; peak heap %d MB of %d MB%n",
                results,
                Files.size(csv) >> 20,
                Files.size(json) >> 20,
                median(ours),
                median(alone),
                median(characters),
                median(lines),
                medianRatio(ours, alone),
                medianRatio(ours, characters),
                medianRatio(ours, lines),
                Soak.peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double medianRatio(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
        return median(ratios);
    }

    private static MetricsSnapshot collect(MetricSource source) {
        return SnapshotCollector.collect(
                source, new CollectionRequest(DayWindow.ALL, GeneratedScan.LAYOUT, Progress.NONE));
    }

    /** Reads records of texts, as whoever reads CSV with it does. */
    private static void readRecords(Path csv) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord row : rows) {
                fields += row.getFieldCount();
            }
        }
        if (fields == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
    }

    /** Finds where each value stands, and makes no text of it. */
    private static void readCharacters(Path csv) throws IOException {
        Lengths lengths = new Lengths();
        try (CsvReader<Lengths> rows = CsvReader.builder().build(lengths, csv)) {
            rows.forEach(row -> {});
        }
        if (lengths.sum == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
    }

    private static final class Lengths extends AbstractBaseCsvCallbackHandler<Lengths> {

        private long sum;

        @Override
        protected void handleField(int index, char[] from, int offset, int length, boolean quoted) {
            sum += length;
        }

        @Override
        protected Lengths buildRecord() {
            return this;
        }
    }

    private static ScanMapping mapping() {
        ScanMapping.Builder mapping = ScanMapping.builder()
                .observedAt(Time.in("time"))
                .logicVersion(Text.in("model"))
                .overallScore(Decimal.in("score"))
                .classification(Text.in("class"))
                .confidence(Decimal.in("sure"))
                .escalation(Codes.in("reason"))
                .tier(Text.in("plan"))
                .dataSufficient(Truth.in("enough"))
                .conflictScore(Decimal.in("conflict"))
                .outcome(Truth.in("good"))
                .flags(Codes.in("flags").separatedBy(";"), flags(), FlagSeverity.LOW);
        GeneratedScan.CATEGORIES.forEach(category -> mapping.category(category, Decimal.in(category)));
        return mapping.build();
    }

    private static void write(int results, Path csv, Path json) throws IOException {
        GeneratedScan scan = new GeneratedScan(1, results);
        try (CsvWriter rows = CsvWriter.builder().build(csv);
                OutputStream lines = Files.newOutputStream(json)) {
            rows.writeRecord(Stream.concat(
                            Stream.of(
                                    "time",
                                    "model",
                                    "score",
                                    "class",
                                    "sure",
                                    "reason",
                                    "plan",
                                    "enough",
                                    "conflict",
                                    "good",
                                    "flags"),
                            GeneratedScan.CATEGORIES.stream())
                    .toList());
            for (int written = 0; written < results; written += 1_000) {
                List<ScanResult> some = new ArrayList<>();
                for (int i = written; i < Math.min(results, written + 1_000); i++) {
                    some.add(ScanForms.record(scan.next()));
                }
                some.forEach(result -> rows.writeRecord(values(result)));
                lines.write(ScanForms.jsonLines(some));
            }
        }
    }

    private static List<String> values(ScanResult result) {
        List<String> values = new ArrayList<>(List.of(
                text(result.observedAt()),
                text(result.logicVersion()),
                text(ScanForms.score(result).intValue()),
                text(result.classification()),
                text(result.confidence()),
                result.escalations().isEmpty() ? "" : result.escalations().get(0),
                text(result.tier()),
                text(result.dataSufficient()),
                text(result.conflictScore()),
                text(result.outcome()),
                codes(result)));
        for (String category : GeneratedScan.CATEGORIES) {
            Double score = result.categoryScores().get(category);
            values.add(score == null ? "" : text(score.intValue()));
        }
        return values;
    }

    /** A code for each flag that there can be. */
    private static Map<String, Flag> flags() {
        Map<String, Flag> flags = new HashMap<>();
        for (String type : GeneratedScan.TYPES) {
            for (String severity : GeneratedScan.SEVERITIES) {
                GeneratedScan.CATEGORIES.forEach(category -> {
                    Flag flag = new Flag(type, severity, category);
                    flags.put(code(flag), flag);
                });
            }
        }
        return flags;
    }

    private static String code(Flag flag) {
        return flag.type() + "/" + flag.severity() + "/" + flag.category();
    }

    private static String codes(ScanResult result) {
        return result.flags().stream().map(CsvTime::code).collect(Collectors.joining(";"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
