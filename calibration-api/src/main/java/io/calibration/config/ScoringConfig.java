package io.calibration.config;

import io.calibration.config.ScoreScale.Direction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A host's scoring config: typed where the library knows a section, with the whole document kept as it was written. Made by the
 * config reader, which checks it; sections that the library does not know live in the document alone. Immutable.
 *
 * @param document the JSON document, exactly as written
 * @param logicVersion version of the scoring logic that this config belongs to
 * @param scoreScale scale of the overall score and of the category scores
 * @param categoryWeights weight of each category by its raw key, in the document's order
 * @param classThresholds conditions of each class by its raw key, in the document's order
 * @param severityRules rule of each severity that the config names
 * @param absentConfidence what a missing confidence means to a confidence threshold
 * @param knownLabels labels of scan results that are declared besides
 * @param names the names that the document's sections go by
 */
public record ScoringConfig(
        String document,
        Version logicVersion,
        @Valid ScoreScale scoreScale,
        Map<String, BigDecimal> categoryWeights,
        @NotEmpty(message = "must name at least one class") Map<String, @Valid ClassThresholds> classThresholds,
        Map<FlagSeverity, @Valid SeverityRule> severityRules,
        AbsentConfidence absentConfidence,
        KnownLabels knownLabels,
        Names names) {

    public ScoringConfig {
        categoryWeights = Collections.unmodifiableMap(new LinkedHashMap<>(categoryWeights));
        classThresholds = Collections.unmodifiableMap(new LinkedHashMap<>(classThresholds));
        severityRules = Collections.unmodifiableMap(new LinkedHashMap<>(severityRules));
    }

    /**
     * The classes by {@code min_score}, highest first: from best to worst where higher is better, from worst to best where lower is. Of equal
     * ones the document's first is the better one. {@link ClassRule} tries them best first; the worst is given when no other's conditions
     * hold.
     */
    public List<ScoreClass> classes() {
        List<ScoreClass> classes = new ArrayList<>();
        classThresholds.forEach((key, thresholds) -> classes.add(new ScoreClass(
                Labels.normalise(key).orElseThrow(), key, thresholds, pointer(List.of(names.classThresholds(), key)))));
        if (scoreScale.direction() == Direction.LOWER_IS_BETTER) {
            Collections.reverse(classes); // the sort keeps the order of equal ones
        }
        classes.sort(Comparator.comparing((ScoreClass c) -> c.thresholds().minScore())
                .reversed());
        return List.copyOf(classes);
    }

    /** Whether {@link #classes()} come best first: so where higher is better. */
    public boolean isBestFirst() {
        return scoreScale.direction() == Direction.HIGHER_IS_BETTER;
    }

    /** Whether the document names the worst class first, as it may where lower is better: likely a mistake in order or direction. */
    public boolean isWorstFirst() {
        List<ClassThresholds> written = List.copyOf(classThresholds.values());
        BigDecimal first = written.get(0).minScore();
        BigDecimal last = written.get(written.size() - 1).minScore();
        return scoreScale.direction() == Direction.LOWER_IS_BETTER && first.compareTo(last) > 0;
    }

    /** The rule of a severity; that of a severity that the config does not name is {@link SeverityRule#standard()}. */
    public SeverityRule severity(FlagSeverity severity) {
        return severityRules.getOrDefault(severity, SeverityRule.standard());
    }

    /** The same with other class thresholds. Its document is still that of this one: it is for replaying only. */
    public ScoringConfig withClassThresholds(Map<String, ClassThresholds> thresholds) {
        return new ScoringConfig(
                document,
                logicVersion,
                scoreScale,
                categoryWeights,
                thresholds,
                severityRules,
                absentConfidence,
                knownLabels,
                names);
    }

    /** The JSON Pointer of the rule of a severity in this config's document. */
    public String pointer(FlagSeverity severity) {
        return pointer(List.of(names.severityRules(), severity.label()));
    }

    /** A JSON Pointer as this config's document has it, whichever {@link Names} its section goes by. */
    public String written(String pointer) {
        Names other = names == Names.CURRENT ? Names.FORMER : Names.CURRENT;
        String[] parts = pointer.split("/", 3);
        if (parts.length > 1 && parts[1].equals(other.classThresholds())) {
            parts[1] = names.classThresholds();
        } else if (parts.length > 1 && parts[1].equals(other.severityRules())) {
            parts[1] = names.severityRules();
        }
        return String.join("/", parts);
    }

    /** A JSON Pointer (RFC 6901) of these segments. */
    public static String pointer(List<String> segments) {
        return segments.stream()
                .map(segment -> "/" + segment.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** What a missing confidence means to a class that asks for a minimum confidence. */
    public enum AbsentConfidence {
        /** A result without a confidence meets every confidence threshold. The default. */
        PASSES,
        /** A result without a confidence meets no confidence threshold. */
        FAILS
    }

    /** The names that some sections of a document go by: those of now, or those of before, never some of each. */
    public enum Names {
        /** {@code class_thresholds}, with {@code flag_limits} in each class, and {@code severity_rules}. */
        CURRENT("class_thresholds", "severity_rules"),
        /** {@code compatibility_thresholds}, with {@code max_red_flags_*}, and {@code red_flag_severity_thresholds}. */
        FORMER("compatibility_thresholds", "red_flag_severity_thresholds");

        private final String classThresholds;
        private final String severityRules;

        Names(String classThresholds, String severityRules) {
            this.classThresholds = classThresholds;
            this.severityRules = severityRules;
        }

        /** The key of the section of the classes. */
        public String classThresholds() {
            return classThresholds;
        }

        /** The key of the section of the severities. */
        public String severityRules() {
            return severityRules;
        }

        /** The keys that lead from a class to its limit of the flags of a severity. */
        public List<String> flagLimit(FlagSeverity severity) {
            return this == CURRENT
                    ? List.of("flag_limits", severity.label())
                    : List.of("max_red_flags_" + severity.label());
        }
    }

    /**
     * One class of a config.
     *
     * @param label the class as a label
     * @param key the class as the config writes it
     * @param thresholds its conditions
     * @param path JSON Pointer (RFC 6901) of the class in the document, such as {@code /class_thresholds/a}
     */
    public record ScoreClass(String label, String key, ClassThresholds thresholds, String path) {

        /** The JSON Pointer (RFC 6901) of one of the class's thresholds, such as {@code /class_thresholds/a/min_score}. */
        public String pointer(String threshold) {
            return path + ScoringConfig.pointer(List.of(threshold));
        }
    }

    /**
     * The conditions of one class. A missing limit is no condition.
     *
     * @param minScore least score, on the scale; required
     * @param minConfidence least confidence, in [0, 1]
     * @param flagLimits most flags of each severity that is limited; {@value #NO_LIMIT} or more is no limit
     */
    public record ClassThresholds(
            @NotNull(message = "is missing") BigDecimal minScore,
            @Nullable BigDecimal minConfidence,
            Map<FlagSeverity, @PositiveOrZero(message = "must not be negative") Integer> flagLimits) {

        /** A flag limit of this many or more is no limit. */
        public static final int NO_LIMIT = 100;

        public ClassThresholds {
            flagLimits = Collections.unmodifiableMap(new TreeMap<>(flagLimits));
        }

        /** The most flags of this severity that the class allows, or empty when it does not limit them. */
        public OptionalInt flagLimit(FlagSeverity severity) {
            int limit = flagLimits.getOrDefault(severity, NO_LIMIT);
            return limit >= NO_LIMIT ? OptionalInt.empty() : OptionalInt.of(limit);
        }
    }

    /**
     * What it takes for the flags of one severity to count.
     *
     * @param minOccurrences occurrences in one result from which the severity counts; fewer count as none; 1 to 99
     * @param escalation what the host does with a result when the severity counts ({@code auto_escalate})
     * @param blocks labels of the classes that are not given when the severity counts ({@code blocks_<class>: true})
     */
    public record SeverityRule(
            @Min(value = 1, message = "must be at least 1") @Max(value = 99, message = "must be at most 99")
            int minOccurrences,

            Escalation escalation,
            SortedSet<String> blocks) {

        /** Every occurrence counts, nothing escalates, nothing is blocked: the rule of a severity that the config does not name. */
        public static SeverityRule standard() {
            return STANDARD;
        }

        /** What the host does with a result in which the flags of a severity count. */
        public enum Escalation {
            /** Nothing for that alone. */
            NONE,
            /** It escalates the result. */
            AUTOMATIC
        }

        private static final SeverityRule STANDARD = new SeverityRule(1, Escalation.NONE, Collections.emptySortedSet());

        public SeverityRule {
            blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
        }
    }
}
