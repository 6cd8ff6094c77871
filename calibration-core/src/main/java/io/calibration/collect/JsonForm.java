package io.calibration.collect;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.IOException;

/** JSON lines. */
final class JsonForm implements FileForm {

    private static final Rejection TOO_LONG = new Rejection(RejectionReason.TOO_LONG, ScanResultJson.LINE);
    private static final Rejection NOT_UTF_8 = new Rejection(RejectionReason.NOT_UTF_8, ScanResultJson.LINE);
    private static final Rejection NO_LINE_FEED = new Rejection(RejectionReason.NO_LINE_FEED, ScanResultJson.LINE);
    private static final Rejection SEVERAL = new Rejection(RejectionReason.SEVERAL_RESULTS, ScanResultJson.LINE);
    private static final Rejection UNKNOWN = new Rejection(RejectionReason.UNKNOWN_NUMBER, ScanResultJson.LINE);

    private final Line line;
    private final String timeKey;

    /** Reads a line. */
    interface Line {
        /** The result of a line, which the next one overwrites. */
        ScanResultBuffer read(byte[] bytes, int offset, int length) throws Malformed;
    }

    /** @param timeKey the key of each result's time, by which results are counted in what is no line */
    JsonForm(Line line, String timeKey) {
        this.line = line;
        this.timeKey = timeKey;
    }

    @Override
    public void read(ScanFile file, FileRecorder recorder) throws IOException {
        LineReader lines = new LineReader(file.in(), timeKey);
        for (long number = 1; lines.next() && recorder.atLine(number, file); number++) {
            if (!lines.isBlank()) {
                read(lines, recorder);
            }
        }
    }

    private void read(LineReader lines, FileRecorder recorder) {
        if (lines.isTooLong()) {
            reject(lines, TOO_LONG, recorder);
            return;
        }
        if (!lines.isWellFormed()) {
            reject(lines, NOT_UTF_8, recorder);
            return;
        }
        ScanResultBuffer row;
        try {
            row = line.read(lines.buffer(), lines.start(), lines.length());
        } catch (Malformed e) {
            reject(lines, e.rejection(), recorder);
            return;
        }
        recorder.record(row);
    }

    /** A line that is no result may be many: each that it holds is lost, and counts. */
    private static void reject(LineReader lines, Rejection wrong, FileRecorder recorder) {
        HeldResults held = lines.held();
        Rejection rejection = held.isUnknown() ? UNKNOWN : held.count() > 1 ? several(held) : wrong;
        recorder.reject(rejection, held.count());
    }

    private static Rejection several(HeldResults held) {
        return held.hasCarriageReturn() ? NO_LINE_FEED : SEVERAL;
    }
}
