package io.calibration.json;

import io.calibration.json.ArtifactFolder.ConflictException;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;

/**
 * Files of exact parts ({@code *.part}), one a day, a machine or a partition, and the source that adds them up: to exactly the snapshot of
 * all their results, in any order of the files. As confidential as the scan results.
 *
 * <p>A part as bytes is one line of text that names the format and says that they are confidential, then the figures in as few bytes as
 * they need, then the SHA-256 of all before it. The same part gives the same bytes, and no other bytes give that part: each is of the least
 * format that holds all of it, 1, 2 with results that have no score, 3 with
 * outcomes by day or groups of people, 4 with dimensions, or 5 with decisions by halves of people. Immutable and thread-safe.
 */
public final class PartFiles implements MetricSource {

    /** The largest part that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int NEWEST = 5;
    private static final String NAME = "calibration metrics part, format ";
    private static final int HEADER_BYTES = header(1).length; // of every format
    private static final int DIGEST_BYTES = 32;

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
     * @throws ConflictException when the file exists with other content
     * @throws IOException when it cannot be written
     */
    public static Path save(MetricsPart part, Path folder, String origin) throws IOException {
        return new ArtifactFolder(folder).write(ArtifactName.metricsPart(origin, part), toBytes(part));
    }

    /**
     * Reads one file.
     *
     * @throws InvalidDocumentException when it is not a whole and unchanged part
     * @throws IOException when it cannot be read
     */
    public static MetricsPart load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return fromBytes(in.readNBytes(MAX_BYTES + 1));
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

    /**
     * Writes a part.
     *
     * @throws IllegalArgumentException when the part does not fit its own layout, as no recorder makes it
     */
    public static byte[] toBytes(MetricsPart part) {
        ByteSink sink = new ByteSink();
        sink.raw(header(format(part)));
        PartCodec.write(part, format(part), sink);
        sink.raw(digest(sink.toBytes(), sink.size()));
        return sink.toBytes();
    }

    /**
     * Reads a part.
     *
     * @param bytes at most {@value #MAX_BYTES}
     * @throws InvalidDocumentException when it is not a part, is of a newer format, is cut off or was changed, or its figures do not agree
     */
    public static MetricsPart fromBytes(byte[] bytes) {
        int format = format(bytes);
        int end = bytes.length - DIGEST_BYTES;
        if (end < HEADER_BYTES
                || !MessageDigest.isEqual(digest(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw ByteSource.broken("is cut off or was changed. Copy it again, or collect again");
        }
        MetricsPart part = read(new ByteSource(bytes, HEADER_BYTES, end), format);
        if (!Arrays.equals(toBytes(part), bytes)) {
            throw ByteSource.broken("is not written as this library writes parts. Collect again");
        }
        return part;
    }

    private static MetricsPart read(ByteSource source, int format) {
        try {
            MetricsPart part = PartCodec.read(format, source);
            SnapshotTotals.check(new MetricsSnapshot(DayWindow.ALL, part, PrivacyPolicy.exact()));
            return part;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ByteSource.broken("holds figures that cannot be. Collect again");
        }
    }

    /** The least format that holds all of a part, so that older releases read what they can. */
    static int format(MetricsPart part) {
        if (part.decisions().ofPeople() > 0) {
            return NEWEST;
        }
        if (!part.layout().dimensions().isEmpty()) {
            return 4;
        }
        boolean isLate = !part.outcomes().byDay().isEmpty()
                || part.categories().complete().n() > 0
                || !part.groups().secrets().isEmpty()
                || !part.groups().groups().isEmpty();
        if (isLate) {
            return 3;
        }
        return part.notScored().equals(NotScoredMetrics.NONE) ? 1 : 2;
    }

    private static byte[] header(int format) {
        return (NAME + format
                        + ". Exact counts, as confidential as the scan results: small groups can be recognised in them.\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int format(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw ByteSource.broken("is larger than " + MAX_BYTES + " bytes, more than any part");
        }
        for (int format = 1; format <= NEWEST; format++) {
            if (Arrays.mismatch(bytes, header(format)) == HEADER_BYTES) {
                return format;
            }
        }
        String start = new String(bytes, 0, Math.min(bytes.length, NAME.length() + 12), StandardCharsets.US_ASCII);
        String format = start.startsWith(NAME) ? start.substring(NAME.length()).replaceAll("\\..*", "") : "";
        throw format.matches("[0-9]{1,9}") && Integer.parseInt(format) > NEWEST
                ? ByteSource.broken("is of format " + format + "; this release reads formats up to " + NEWEST
                        + ". Read it with the release that wrote it, or a newer one")
                : ByteSource.broken("is not a part, or is cut off. Name a file that this library wrote");
    }

    private static byte[] digest(byte[] bytes, int end) {
        return HexFormat.of().parseHex(Digest.of(Arrays.copyOf(bytes, end)).hex());
    }
}
