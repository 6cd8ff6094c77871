package io.calibration.examples.custom;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.ScanResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Scan results from lines of {@code observed_at,logic_version,overall_score,classification}, without a title. */
public final class CsvSource implements MetricSource {

    private final Path file;

    /**
     * A source of one file; it is read anew by each collection.
     *
     * @param file in UTF-8, without quotation marks
     */
    public CsvSource(Path file) {
        this.file = file;
    }

    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        long row = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recorder.position(++row); // before what it is the place of
                read(line.split(",", -1), recorder);
            }
        } catch (IOException e) {
            throw new CollectionException(file + " could not be read after line " + row + ".", e);
        }
    }

    private static void read(String[] cells, MetricsRecorder recorder) {
        if (cells.length != 4) {
            recorder.reject(new Rejection(RejectionReason.WRONG_TYPE, "line"));
            return;
        }
        ScanResult.Builder result = ScanResult.builder().logicVersion(cells[1]).classification(cells[3]);
        try {
            result.observedAt(Instant.parse(cells[0])).overallScore(Double.parseDouble(cells[2]));
        } catch (DateTimeParseException e) {
            recorder.reject(new Rejection(RejectionReason.NOT_A_TIME, "observed_at"));
            return;
        } catch (NumberFormatException e) {
            recorder.reject(new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"));
            return;
        }
        recorder.record(result.build()); // ranges, classes and versions are the recorder's to check
    }
}
