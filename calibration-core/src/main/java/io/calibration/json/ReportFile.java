package io.calibration.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.analysis.PlugIn;
import io.calibration.analysis.Severity;
import io.calibration.analysis.Verdict;
import io.calibration.config.Version;
import io.calibration.metrics.DayWindow;
import io.calibration.registry.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of a report's file. A number that is not known, not finite or withheld is null. */
record ReportFile(
        String schema,
        int schemaVersion,
        Version logicVersion,
        DayWindow window,
        long results,
        Digest snapshotDigest,
        Privacy privacy,
        Map<String, Long> summary,
        List<Entry> findings,
        Analyzers analyzers,
        List<Unjudged> notJudged) {

    static final String SCHEMA = "calibration/calibration_report";
    static final int VERSION = 1;

    record Privacy(SnapshotFile.Mode mode, int minimumCell, String notice, long withheldFindings) {}

    record Entry(
            String id,
            String type,
            Severity severity,
            Verdict verdict,
            String subject,
            String description,
            Proof evidence,
            String recommendation,
            List<String> affectedComponents,
            String analyzer) {}

    record Proof(
            @Nullable Double observed,
            @Nullable Bounds expected,
            @Nullable Bounds interval,
            @Nullable Double margin,
            long n,
            @Nullable Double effectiveN,
            String test,
            @Nullable Double p,
            @Nullable Double adjustedP,
            @Nullable Distance effect,
            List<String> alternatives,
            @Nullable Long requiredSampleSize,
            Map<String, Double> figures) {}

    /** An end that is null has no bound. */
    record Bounds(@Nullable Double lower, @Nullable Double upper) {

        static Bounds of(Interval interval) {
            return new Bounds(finite(interval.lower()), finite(interval.upper()));
        }
    }

    /** The number, or null where JSON has none. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    record Distance(
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper) {

        static Distance of(Effect effect) {
            return new Distance(
                    finite(effect.estimate()),
                    finite(effect.bounds().lower()),
                    finite(effect.bounds().upper()));
        }
    }

    /** What is empty is left out: files of before there were plug-ins to tell of lack it too. */
    record Analyzers(
            List<String> ran,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlugIn> plugIns,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> switchedOff,
            List<Failed> failed) {}

    /** A failure without its detail, which may hold anything. */
    record Failed(String analyzer, String problem) {}

    record Unjudged(String question, @Nullable Double observed, long n, String why, String takes) {}
}
