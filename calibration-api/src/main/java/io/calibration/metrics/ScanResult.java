package io.calibration.metrics;

import io.calibration.config.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One item of the host, scored or meant to be, without any identity: there is no field that could carry a person or a raw answer. Values
 * are as the host has them; the recorder checks them and counts what is invalid. A null where a value is needed, be it in a list, is
 * counted as missing. Collections are copied; null is an empty one, and a category whose score is null is left out.
 *
 * @param observedAt when it was scored, or was to be
 * @param logicVersion version of the scoring logic that scored it, or was to
 * @param overallScore the score, on the config's scale, or null when none came out
 * @param classification the class that came out, any spelling that normalises to a configured class; may be null without a score
 * @param categoryScores score of each category that was answered, on the config's scale
 * @param confidence confidence in [0, 1], or null when absent
 * @param flags the flags raised, one entry an occurrence
 * @param escalations reasons why it was escalated; empty when it was not. Blank reasons and {@code none} are no reason
 * @param tier the tier it was scanned under, or null when unknown
 * @param dataSufficient whether the data sufficed, or null when unknown
 * @param conflictScore density of contradictions in [0, 1], or null when absent
 * @param outcome whether it turned out well, or null when not known (yet)
 * @param notScored reasons why no score came out, such as {@code timed_out}; empty with a score, or when not known. Blank reasons and
 *     {@code none} are no reason
 * @param outcomeAt when the outcome became known, or null when that is not known
 * @param group whose result it is, as the host's own keyed hash: results of one person share it. Never kept: it is there to see how much
 *     results of the same people are alike. Null when unknown
 * @param dimensions further values that results are told apart by, by the name of the dimension, such as {@code segment}; those that the
 *     config does not declare are skipped and counted. Names are normalised as {@link Labels}, and of two that are then one the first value in
 *     alphabetical order counts; a null value is none
 */
public record ScanResult(
        Instant observedAt,
        String logicVersion,
        @Nullable Double overallScore,
        @Nullable String classification,
        Map<String, Double> categoryScores,
        @Nullable Double confidence,
        List<Flag> flags,
        List<String> escalations,
        @Nullable String tier,
        @Nullable Boolean dataSufficient,
        @Nullable Double conflictScore,
        @Nullable Boolean outcome,
        List<String> notScored,
        @Nullable Instant outcomeAt,
        @Nullable String group,
        Map<String, String> dimensions) {

    public ScanResult {
        categoryScores = ScoresByCategory.copyOf(categoryScores);
        flags = copy(flags);
        escalations = copy(escalations);
        notScored = copy(notScored);
        dimensions = named(dimensions);
    }

    /** A result with a score. */
    public ScanResult(
            Instant observedAt,
            String logicVersion,
            double overallScore,
            String classification,
            Map<String, Double> categoryScores,
            @Nullable Double confidence,
            List<Flag> flags,
            List<String> escalations,
            @Nullable String tier,
            @Nullable Boolean dataSufficient,
            @Nullable Double conflictScore,
            @Nullable Boolean outcome) {
        this(
                observedAt,
                logicVersion,
                (Double) overallScore,
                classification,
                categoryScores,
                confidence,
                flags,
                escalations,
                tier,
                dataSufficient,
                conflictScore,
                outcome,
                List.of(),
                null,
                null,
                Map.of());
    }

    /** A result by the names of its values. */
    public static Builder builder() {
        return new Builder();
    }

    /** Unlike {@link List#copyOf} with its nulls, which are the recorder's to count. */
    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    private static Map<String, String> named(@Nullable Map<String, String> values) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> named = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name != null && value != null) {
                named.merge(
                        Labels.normalise(name).orElse(name),
                        value,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        });
        return Collections.unmodifiableMap(named);
    }

    /** The number of category scores; with {@link #category} and {@link #categoryScore} a walk that makes no objects. */
    public int categories() {
        return scores().size();
    }

    /**
     * The category at an index of the map's order.
     *
     * @param index from 0 to below {@link #categories()}
     */
    public String category(int index) {
        return scores().category(index);
    }

    /** The score of {@link #category(int)}. */
    public double categoryScore(int index) {
        return scores().score(index);
    }

    private ScoresByCategory scores() {
        return (ScoresByCategory) categoryScores;
    }

    /**
     * Makes a {@link ScanResult} by the names of its values. Time and version are needed, and a class with a score; a result without one of
     * them is made too, for the recorder to reject and count, as it does with one from a file. Without a score it counts as not scored. All
     * else may be left out. Not thread-safe.
     */
    public static final class Builder {

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
        private @Nullable Instant outcomeAt;
        private @Nullable String group;
        private final Map<String, String> dimensions = new LinkedHashMap<>();

        Builder() {}

        /** When it was scored. */
        public Builder observedAt(Instant time) {
            observedAt = time;
            return this;
        }

        /** Version of the scoring logic that scored it. */
        public Builder logicVersion(String version) {
            logicVersion = version;
            return this;
        }

        /** The score, on the config's scale; left out when none came out. */
        public Builder overallScore(double score) {
            overallScore = score;
            return this;
        }

        /** The class that came out. */
        public Builder classification(String name) {
            classification = name;
            return this;
        }

        /** Adds the score of a category, on the config's scale; null when it has none. */
        public Builder categoryScore(String category, @Nullable Double score) {
            categoryScores.put(category, score);
            return this;
        }

        /** Adds scores by category; null adds none. */
        public Builder categoryScores(@Nullable Map<String, Double> scores) {
            if (scores != null) {
                categoryScores.putAll(scores);
            }
            return this;
        }

        /** Confidence in [0, 1], or null when absent. */
        public Builder confidence(@Nullable Double value) {
            confidence = value;
            return this;
        }

        /** Adds one occurrence of a flag. */
        public Builder flag(Flag flag) {
            flags.add(flag);
            return this;
        }

        /** Adds one occurrence of a flag that concerns no category; severities are those of {@link Flag}. */
        public Builder flag(String type, String severity) {
            return flag(new Flag(type, severity));
        }

        /** Adds one occurrence of a flag; its category is null when it concerns none. */
        public Builder flag(String type, String severity, @Nullable String category) {
            return flag(new Flag(type, severity, category));
        }

        /** Adds flags, one entry an occurrence; null adds none. */
        public Builder flags(@Nullable List<Flag> occurrences) {
            if (occurrences != null) {
                flags.addAll(occurrences);
            }
            return this;
        }

        /** Adds a reason why it was escalated. */
        public Builder escalation(String reason) {
            escalations.add(reason);
            return this;
        }

        /** Adds reasons why it was escalated; null adds none. */
        public Builder escalations(@Nullable List<String> reasons) {
            if (reasons != null) {
                escalations.addAll(reasons);
            }
            return this;
        }

        /** The tier it was scanned under, or null when unknown. */
        public Builder tier(@Nullable String name) {
            tier = name;
            return this;
        }

        /** Whether the data sufficed, or null when unknown. */
        public Builder dataSufficient(@Nullable Boolean sufficient) {
            dataSufficient = sufficient;
            return this;
        }

        /** Density of contradictions in [0, 1], or null when absent. */
        public Builder conflictScore(@Nullable Double density) {
            conflictScore = density;
            return this;
        }

        /** Whether it turned out well, or null when not known (yet). */
        public Builder outcome(@Nullable Boolean good) {
            outcome = good;
            return this;
        }

        /** Adds a reason why no score came out, such as {@code timed_out}. */
        public Builder notScored(String reason) {
            notScored.add(reason);
            return this;
        }

        /** Adds reasons why no score came out; null adds none. */
        public Builder notScored(@Nullable List<String> reasons) {
            if (reasons != null) {
                notScored.addAll(reasons);
            }
            return this;
        }

        /** When the outcome became known, or null when that is not known. */
        public Builder outcomeAt(@Nullable Instant time) {
            outcomeAt = time;
            return this;
        }

        /**
         * Whose result it is, as a keyed hash that only the host can make, such as HMAC-SHA-256 of a person's number; never the number
         * itself.
         */
        public Builder group(@Nullable String keyedHash) {
            group = keyedHash;
            return this;
        }

        /** The value of a dimension, or null when it has none. */
        public Builder dimension(String name, @Nullable String value) {
            if (value != null) {
                dimensions.put(name, value);
            }
            return this;
        }

        /** Adds values of dimensions by name; null adds none. */
        public Builder dimensions(@Nullable Map<String, String> values) {
            if (values != null) {
                values.forEach(this::dimension);
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
                    notScored,
                    outcomeAt,
                    group,
                    dimensions);
        }
    }

    /**
     * One flag that a scan raised.
     *
     * @param type what was flagged, such as {@code low_rating}
     * @param severity one of {@code critical}, {@code high}, {@code medium}, {@code low}
     * @param category the category it was raised in, or null when it concerns none
     */
    public record Flag(
            String type, String severity, @Nullable String category) {

        /** A flag that concerns no category. */
        public Flag(String type, String severity) {
            this(type, severity, null);
        }
    }
}
