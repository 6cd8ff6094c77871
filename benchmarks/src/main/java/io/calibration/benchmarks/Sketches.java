package io.calibration.benchmarks;

import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/** One pass with DataSketches: a KLL sketch a distribution, a hash map of counts for everything else. Approximate, and without pairs. */
final class Sketches {

    private final Map<String, KllDoublesSketch> scores = new HashMap<>();
    private final Map<String, long[]> counts = new HashMap<>();
    private final Map<Long, Map<String, long[]>> days = new HashMap<>();

    /** The number of groups. */
    int aggregate(List<ScanResult> results) {
        results.forEach(this::add);
        return scores.size() + counts.size() + days.size();
    }

    private void add(ScanResult result) {
        String classification = String.valueOf(result.classification());
        update("overall", ScanForms.score(result));
        update(classification, ScanForms.score(result));
        for (Map.Entry<String, Double> score : result.categoryScores().entrySet()) {
            update(score.getKey(), score.getValue());
        }
        updateIfPresent("confidence", result.confidence());
        updateIfPresent("conflict", result.conflictScore());
        for (Flag flag : result.flags()) {
            count(flag.type());
            count(flag.severity());
        }
        result.escalations().forEach(this::count);
        count(String.valueOf(result.tier()));
        count(String.valueOf(result.dataSufficient()));
        count(String.valueOf(result.outcome()));
        long day = Math.floorDiv(result.observedAt().getEpochSecond(), 86_400L);
        days.computeIfAbsent(day, key -> new HashMap<>()).computeIfAbsent(classification, key -> new long[1])[0]++;
    }

    private void update(String name, double value) {
        scores.computeIfAbsent(name, key -> KllDoublesSketch.newHeapInstance()).update(value);
    }

    private void updateIfPresent(String name, @Nullable Double value) {
        if (value != null) {
            update(name, value);
        }
    }

    private void count(String name) {
        counts.computeIfAbsent(name, key -> new long[1])[0]++;
    }
}
