package io.calibration.collect.counts;

import io.calibration.collect.internal.SeenVersion;
import io.calibration.config.Labels;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what came in and what was left out. */
final class IntakeCounts {

    private static final int COUNT = 0;
    private static final int FIRST = 1;

    private final Map<Rejection, long[]> rejected = new HashMap<>();
    private final Map<Rejection, long[]> ignored = new HashMap<>();
    private final TreeMap<String, long[]> versions = new TreeMap<>();
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
        add(rejected, rejection, 1, position);
    }

    void ignore(Rejection rejection, int values) {
        if (values > 0) {
            add(ignored, rejection, values, position);
        }
    }

    void notALabel(LabelKind kind) {
        ignore(new Rejection(RejectionReason.NOT_A_LABEL, kind.field()), 1);
    }

    /** Counts values whose label was pooled; where the first of them stood is not known, as it may have been kept until now. */
    void tooMany(LabelKind kind, long values) {
        if (values > 0) {
            add(ignored, kind.tooMany(), values, 0);
        }
    }

    private static void add(Map<Rejection, long[]> tallies, Rejection rejection, long count, long position) {
        long[] tally = tallies.get(rejection);
        if (tally == null) {
            tallies.put(rejection, new long[] {count, position});
        } else {
            tally[COUNT] += count;
            tally[FIRST] = Math.min(tally[FIRST], position);
        }
    }

    void otherVersion(CharSequence text) {
        String version = SeenVersion.of(text);
        if (version.equals(Labels.OTHER)) {
            otherVersions++;
            return;
        }
        versions.computeIfAbsent(version, key -> new long[1])[COUNT]++;
        if (versions.size() > LabelKind.LOGIC_VERSION.cap()) {
            otherVersions += versions.pollLastEntry().getValue()[COUNT];
        }
    }

    Intake toIntake() {
        TreeMap<String, Long> byVersion = new TreeMap<>();
        versions.forEach((version, count) -> byVersion.put(version, count[COUNT]));
        if (otherVersions > 0) {
            byVersion.put(Labels.OTHER, otherVersions);
        }
        return new Intake(accepted, tallies(rejected), tallies(ignored), byVersion, outsideWindow);
    }

    private static SortedMap<Rejection, Intake.Tally> tallies(Map<Rejection, long[]> counts) {
        TreeMap<Rejection, Intake.Tally> tallies = new TreeMap<>();
        counts.forEach((rejection, tally) -> tallies.put(rejection, new Intake.Tally(tally[COUNT], tally[FIRST])));
        return tallies;
    }
}
