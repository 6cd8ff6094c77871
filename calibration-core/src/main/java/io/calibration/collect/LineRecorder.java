package io.calibration.collect;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsRecorder;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines. */
final class LineRecorder extends FileRecorder {

    private static final Rejection TOO_LONG = new Rejection(RejectionReason.TOO_LONG, ScanResultJson.LINE);
    private static final Rejection NOT_UTF_8 = new Rejection(RejectionReason.NOT_UTF_8, ScanResultJson.LINE);
    private static final Rejection NO_LINE_FEED = new Rejection(RejectionReason.NO_LINE_FEED, ScanResultJson.LINE);
    private static final Rejection SEVERAL = new Rejection(RejectionReason.SEVERAL_RESULTS, ScanResultJson.LINE);
    private static final Rejection UNKNOWN = new Rejection(RejectionReason.UNKNOWN_NUMBER, ScanResultJson.LINE);

    private final ScanResultJson json;
    private final ScanResultBuffer row = new ScanResultBuffer();

    /** @param zone the zone of times that name none, or null when such are refused */
    LineRecorder(MetricsRecorder recorder, @Nullable ZoneId zone, Advance progress) {
        super(recorder, progress);
        json = new ScanResultJson(zone);
    }

    @Override
    void readResults(ScanFile file, BooleanSupplier stop) throws IOException {
        LineReader lines = new LineReader(file.in());
        long number = 0;
        while (lines.next() && !atLine(++number, file, stop)) {
            if (!lines.isBlank()) {
                beginResult();
                readLine(lines);
            }
        }
    }

    private void readLine(LineReader lines) {
        if (lines.isTooLong()) {
            reject(lines, TOO_LONG);
            return;
        }
        if (!lines.isWellFormed()) {
            reject(lines, NOT_UTF_8);
            return;
        }
        try {
            json.readLine(lines.buffer(), lines.start(), lines.length(), row);
        } catch (Malformed e) {
            reject(lines, e.rejection());
            return;
        }
        recorder().record(row);
    }

    /** A line that is no result may be many: each that it holds is lost, and counts. */
    private void reject(LineReader lines, Rejection wrong) {
        HeldResults held = lines.held();
        Rejection rejection = held.isUnknown() ? UNKNOWN : held.count() > 1 ? several(held) : wrong;
        for (long i = 0; i < held.count(); i++) {
            recorder().reject(rejection);
        }
    }

    private static Rejection several(HeldResults held) {
        return held.hasCarriageReturn() ? NO_LINE_FEED : SEVERAL;
    }
}
