package io.calibration.collect.counts;

import io.calibration.collect.internal.SeenVersion;
import io.calibration.config.Labels;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came in and what was left out. */
final class IntakeCounts {

    private final Map<Rejection, Intake.Tally> rejected = new HashMap<>();
    private final Map<Rejection, Intake.Tally> ignored = new HashMap<>();
    private final TreeMap<String, Long> versions = new TreeMap<>();
    private long otherVersions;
    private long accepted;
    private long outsideWindow;
    private long position;

    void position(long next) {
        position = next;
    }

    void accept(long results) {
        accepted += results;
    }

    void outsideWindow() {
        outsideWindow++;
    }

    void reject(Rejection rejection) {
        rejected.merge(rejection, new Intake.Tally(1, position), Intake.Tally::plus);
    }

    void ignore(Rejection rejection, int values) {
        if (values > 0) {
            ignored.merge(rejection, new Intake.Tally(values, position), Intake.Tally::plus);
        }
    }

    void notALabel(String field) {
        ignore(new Rejection(RejectionReason.NOT_A_LABEL, field), 1);
    }

    /** Counts values whose label was pooled; where the first of them stood is not known, as it may have been kept until now. */
    void tooMany(String field, long values) {
        if (values > 0) {
            ignored.merge(
                    new Rejection(RejectionReason.TOO_MANY_LABELS, field),
                    new Intake.Tally(values, 0),
                    Intake.Tally::plus);
        }
    }

    void otherVersion(CharSequence text) {
        String version = SeenVersion.of(text);
        if (version.equals(Labels.OTHER)) {
            otherVersions++;
            return;
        }
        versions.merge(version, 1L, Math::addExact);
        if (versions.size() > LabelKind.LOGIC_VERSION.cap()) {
            otherVersions += versions.pollLastEntry().getValue();
        }
    }

    Intake toIntake() {
        TreeMap<String, Long> byVersion = new TreeMap<>(versions);
        if (otherVersions > 0) {
            byVersion.put(Labels.OTHER, otherVersions);
        }
        return new Intake(accepted, new TreeMap<>(rejected), new TreeMap<>(ignored), byVersion, outsideWindow);
    }
}
