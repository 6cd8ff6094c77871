package io.calibration.json;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;

/**
 * Files of exact parts ({@code *.part}), one a day, a machine or a partition, and the source that adds them up: to exactly the snapshot of
 * all their results, in any order of the files. As confidential as the scan results; each file says so in its first line. Immutable
 * and thread-safe.
 */
public final class PartFiles implements MetricSource {

    private final List<Path> files;

    private PartFiles(List<Path> files) {
        this.files = files;
    }

    /**
     * The parts in these files, as a source.
     *
     * @throws IllegalArgumentException when no file is named, or one twice
     */
    public static PartFiles in(Path... files) {
        List<Path> parts = List.of(files).stream()
                .map(file -> file.toAbsolutePath().normalize())
                .toList();
        if (parts.isEmpty() || new HashSet<>(parts).size() < parts.size()) {
            throw new IllegalArgumentException("Name at least one part, and each once: parts are added up.");
        }
        return new PartFiles(parts);
    }

    /**
     * Writes {@code metrics_part_ORIGIN_YYYYMMDD_YYYYMMDD.part} as {@link ArtifactFolder} does.
     *
     * @param origin a label that says which machine, or which share of the results, so that no two parts have one name
     * @return the file
     * @throws ArtifactConflictException when the file exists with other content
     * @throws IOException when it cannot be written
     */
    public static Path save(MetricsPart part, Path folder, String origin) throws IOException {
        return new ArtifactFolder(folder).write(ArtifactName.metricsPart(origin, part), PartBytes.toBytes(part));
    }

    /**
     * Reads one file.
     *
     * @throws InvalidDocumentException when it is not a whole and unchanged part
     * @throws IOException when it cannot be read
     */
    public static MetricsPart load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PartBytes.fromBytes(in.readNBytes(PartBytes.MAX_BYTES + 1));
        }
    }

    /**
     * Adds up the parts; one whose days all lie outside the window is left out.
     *
     * @throws CollectionException when a file cannot be read, is no part, was counted under another layout, or has days inside and outside
     *     the window; names the file
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        long results = 0;
        for (int i = 0; i < files.size(); i++) {
            MetricsPart part = read(files.get(i));
            if (isInside(request.window(), part, files.get(i))) {
                add(part, recorder, files.get(i));
                results += part.results();
            }
            request.progress().advanced(results, OptionalDouble.of((i + 1.0) / files.size()));
        }
    }

    private static MetricsPart read(Path file) {
        try {
            return load(file);
        } catch (InvalidDocumentException e) {
            throw new CollectionException(
                    "The part " + file + " " + e.mistakes().get(0).message() + ".", e);
        } catch (IOException e) {
            throw new CollectionException(
                    "Reading the part " + file + " failed: " + e.getClass().getSimpleName()
                            + ". Check the path and the permissions.",
                    e);
        }
    }

    private static boolean isInside(DayWindow window, MetricsPart part, Path file) {
        SortedSet<LocalDate> days = part.attemptDays();
        long inside = days.stream().filter(window::contains).count();
        if (inside > 0 && inside < days.size()) {
            throw new CollectionException(
                    "The part " + file + " has days inside and outside the window (" + window
                            + "), and nothing can be subtracted. Ask for all of its days, or save parts by day.",
                    null);
        }
        return inside > 0 || days.isEmpty();
    }

    private static void add(MetricsPart part, MetricsRecorder recorder, Path file) {
        try {
            recorder.add(part);
        } catch (IllegalArgumentException e) {
            throw new CollectionException("The part " + file + " does not fit. " + e.getMessage(), e);
        }
    }
}
