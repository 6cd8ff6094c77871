package io.calibration.testing;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One scan result, changed field by field; as it stands it is an ordinary one. */
public final class Scans {

    private ScanResult result;

    private Scans(ScanResult result) {
        this.result = result;
    }

    /** An ordinary result so many days after the first. */
    public static Scans at(int day) {
        Instant time = Instant.parse("2026-03-02T09:00:00Z").plus(day, ChronoUnit.DAYS);
        return new Scans(new ScanResult(
                time, "1.0.0", 50, "mixed_signals", Map.of(), 0.55, List.of(), List.of(), "free", true, 0.1, null));
    }

    public static Scans of(ScanResult result) {
        return new Scans(result);
    }

    public ScanResult result() {
        return result;
    }

    /** What the analyzers make of results. */
    public static CalibrationReport judge(List<ScanResult> results, Analyzer... analyzers) {
        return World.of(results).judge(analyzers);
    }

    public Scans flags(List<Flag> flags) {
        return with(
                result.overallScore(),
                result.classification(),
                result.confidence(),
                flags,
                result.dataSufficient(),
                result.outcome());
    }

    public Scans sufficient(@Nullable Boolean sufficient) {
        return with(
                result.overallScore(),
                result.classification(),
                result.confidence(),
                result.flags(),
                sufficient,
                result.outcome());
    }

    public Scans outcome(@Nullable Boolean outcome) {
        return with(
                result.overallScore(),
                result.classification(),
                result.confidence(),
                result.flags(),
                result.dataSufficient(),
                outcome);
    }

    public Scans confidence(@Nullable Double confidence) {
        return with(
                result.overallScore(),
                result.classification(),
                confidence,
                result.flags(),
                result.dataSufficient(),
                result.outcome());
    }

    public Scans score(double score, String classification) {
        return with(
                score, classification, result.confidence(), result.flags(), result.dataSufficient(), result.outcome());
    }

    public Scans escalated(boolean escalated) {
        result = new ScanResult(
                result.observedAt(),
                result.logicVersion(),
                result.overallScore(),
                result.classification(),
                result.categoryScores(),
                result.confidence(),
                result.flags(),
                escalated ? List.of("pattern") : List.of(),
                result.tier(),
                result.dataSufficient(),
                result.conflictScore(),
                result.outcome());
        return this;
    }

    public Scans observedAt(Instant time) {
        return at(time, result.outcomeAt());
    }

    public Scans outcomeAt(Instant time) {
        return at(result.observedAt(), time);
    }

    private Scans at(@Nullable Instant observedAt, @Nullable Instant outcomeAt) {
        result = new ScanResult(
                observedAt,
                result.logicVersion(),
                result.overallScore(),
                result.classification(),
                result.categoryScores(),
                result.confidence(),
                result.flags(),
                result.escalations(),
                result.tier(),
                result.dataSufficient(),
                result.conflictScore(),
                result.outcome(),
                result.notScored(),
                outcomeAt,
                result.group(),
                result.dimensions());
        return this;
    }

    /** No score came out, for these reasons. */
    public Scans notScored(String... reasons) {
        result = new ScanResult(
                result.observedAt(),
                result.logicVersion(),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                List.of(),
                result.tier(),
                null,
                null,
                null,
                List.of(reasons),
                null,
                null,
                Map.of());
        return this;
    }

    private Scans with(
            double score,
            String classification,
            @Nullable Double confidence,
            List<Flag> flags,
            @Nullable Boolean sufficient,
            @Nullable Boolean outcome) {
        result = new ScanResult(
                result.observedAt(),
                result.logicVersion(),
                score,
                classification,
                result.categoryScores(),
                confidence,
                flags,
                result.escalations(),
                result.tier(),
                sufficient,
                result.conflictScore(),
                outcome);
        return this;
    }
}
