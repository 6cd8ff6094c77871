package io.calibration.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link ScanResult} by the names of its values. Time and version are needed, and a class with a score; a result without one of
 * them is made too, for the recorder to reject and count, as it does with one from a file. Without a score it counts as not scored. All
 * else may be left out. Not thread-safe.
 */
public final class ScanResultBuilder {

    private @Nullable Instant observedAt;
    private @Nullable String logicVersion;
    private @Nullable Double overallScore;
    private @Nullable String classification;
    private final Map<String, Double> categoryScores = new LinkedHashMap<>();
    private @Nullable Double confidence;
    private final List<Flag> flags = new ArrayList<>();
    private final List<String> escalations = new ArrayList<>();
    private @Nullable String tier;
    private @Nullable Boolean dataSufficient;
    private @Nullable Double conflictScore;
    private @Nullable Boolean outcome;
    private final List<String> notScored = new ArrayList<>();

    ScanResultBuilder() {}

    /** When it was scored. */
    public ScanResultBuilder observedAt(Instant time) {
        observedAt = time;
        return this;
    }

    /** Version of the scoring logic that scored it. */
    public ScanResultBuilder logicVersion(String version) {
        logicVersion = version;
        return this;
    }

    /** The score, on the config's scale; left out when none came out. */
    public ScanResultBuilder overallScore(double score) {
        overallScore = score;
        return this;
    }

    /** The class that came out. */
    public ScanResultBuilder classification(String name) {
        classification = name;
        return this;
    }

    /** Adds the score of a category, on the config's scale; null when it has none. */
    public ScanResultBuilder categoryScore(String category, @Nullable Double score) {
        categoryScores.put(category, score);
        return this;
    }

    /** Adds scores by category; null adds none. */
    public ScanResultBuilder categoryScores(@Nullable Map<String, Double> scores) {
        if (scores != null) {
            categoryScores.putAll(scores);
        }
        return this;
    }

    /** Confidence in [0, 1], or null when absent. */
    public ScanResultBuilder confidence(@Nullable Double value) {
        confidence = value;
        return this;
    }

    /** Adds one occurrence of a flag. */
    public ScanResultBuilder flag(Flag flag) {
        flags.add(flag);
        return this;
    }

    /** Adds one occurrence of a flag that concerns no category; severities are those of {@link Flag}. */
    public ScanResultBuilder flag(String type, String severity) {
        return flag(new Flag(type, severity));
    }

    /** Adds one occurrence of a flag; its category is null when it concerns none. */
    public ScanResultBuilder flag(String type, String severity, @Nullable String category) {
        return flag(new Flag(type, severity, category));
    }

    /** Adds flags, one entry an occurrence; null adds none. */
    public ScanResultBuilder flags(@Nullable List<Flag> occurrences) {
        if (occurrences != null) {
            flags.addAll(occurrences);
        }
        return this;
    }

    /** Adds a reason why it was escalated. */
    public ScanResultBuilder escalation(String reason) {
        escalations.add(reason);
        return this;
    }

    /** Adds reasons why it was escalated; null adds none. */
    public ScanResultBuilder escalations(@Nullable List<String> reasons) {
        if (reasons != null) {
            escalations.addAll(reasons);
        }
        return this;
    }

    /** The tier it was scanned under, or null when unknown. */
    public ScanResultBuilder tier(@Nullable String name) {
        tier = name;
        return this;
    }

    /** Whether the data sufficed, or null when unknown. */
    public ScanResultBuilder dataSufficient(@Nullable Boolean sufficient) {
        dataSufficient = sufficient;
        return this;
    }

    /** Density of contradictions in [0, 1], or null when absent. */
    public ScanResultBuilder conflictScore(@Nullable Double density) {
        conflictScore = density;
        return this;
    }

    /** Whether it turned out well, or null when not known (yet). */
    public ScanResultBuilder outcome(@Nullable Boolean good) {
        outcome = good;
        return this;
    }

    /** Adds a reason why no score came out, such as {@code timed_out}. */
    public ScanResultBuilder notScored(String reason) {
        notScored.add(reason);
        return this;
    }

    /** Adds reasons why no score came out; null adds none. */
    public ScanResultBuilder notScored(@Nullable List<String> reasons) {
        if (reasons != null) {
            notScored.addAll(reasons);
        }
        return this;
    }

    /** The result. */
    @SuppressWarnings("NullAway") // what is missing stays null, so that the recorder counts it
    public ScanResult build() {
        return new ScanResult(
                observedAt,
                logicVersion,
                overallScore,
                classification,
                categoryScores,
                confidence,
                flags,
                escalations,
                tier,
                dataSufficient,
                conflictScore,
                outcome,
                notScored);
    }
}
