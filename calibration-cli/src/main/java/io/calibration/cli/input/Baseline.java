package io.calibration.cli.input;

import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Telling;
import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An earlier time to compare with: a stored snapshot, or scan results.
 *
 * @param stored the snapshot, or null for scan results
 * @param results the scan results, which the file holds only where it holds no snapshot
 */
public record Baseline(Path file, @Nullable MetricsSnapshot stored, MetricSource results) {

    private static final int HEAD_BYTES = 64;

    /** Reads a stored snapshot; scan results are read when it is known which days are earlier. */
    public static Baseline in(Path file, Form form) throws IOException {
        return new Baseline(file, isSnapshot(Documents.file(file)) ? Documents.snapshot(file) : null, form.over(file));
    }

    /**
     * The aggregates to compare with.
     *
     * @throws BadInput when there are none, or of the days that are analyzed
     */
    public MetricsSnapshot before(MetricsSnapshot analyzed) {
        MetricsSnapshot baseline = stored == null ? collect(results, analyzed) : stored;
        if (baseline.results() == 0) {
            throw new BadInput(file + ": there is no result of "
                    + analyzed.layout().logicVersion() + " before the analyzed window (" + analyzed.window() + ")"
                    + leftOut(baseline) + ". Name an earlier time.");
        }
        if (baseline.window().overlaps(analyzed.window())) {
            throw new BadInput(file + ": the baseline's window (" + baseline.window() + ") overlaps the analyzed one ("
                    + analyzed.window() + "). Name an earlier time, or narrow --from and --to.");
        }
        return baseline;
    }

    private static String leftOut(MetricsSnapshot baseline) {
        long notScored = baseline.metrics().notScored().results();
        String parts = Stream.of(
                        Telling.leftOut(baseline, PrivacyPolicy.exact()),
                        notScored > 0 ? Telling.number(notScored) + " without a score" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? "" : ": " + parts;
    }

    private static MetricsSnapshot collect(MetricSource source, MetricsSnapshot analyzed) {
        DayWindow earlier = new DayWindow(
                DayWindow.ALL.firstDay(), analyzed.window().firstDay().minusDays(1));
        return SnapshotCollector.collect(source, new CollectionRequest(earlier, analyzed.layout(), Progress.NONE));
    }

    /** A stored snapshot begins with its schema, a scan result never does. */
    private static boolean isSnapshot(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false; // a pipe can be read but once
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.replaceAll("\\s", "").startsWith("{\"schema\"");
        }
    }
}
