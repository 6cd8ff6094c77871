package io.calibration.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
 */
public record ScoringConfig(
        String document,
        Version logicVersion,
        @Valid ScoreScale scoreScale,
        Map<String, BigDecimal> categoryWeights,
        @NotEmpty(message = "must name at least one class") Map<String, @Valid ClassThresholds> classThresholds,
        Map<FlagSeverity, @Valid SeverityRule> severityRules,
        AbsentConfidence absentConfidence,
        KnownLabels knownLabels) {

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
        classThresholds.forEach((key, thresholds) ->
                classes.add(new ScoreClass(Labels.normalise(key).orElseThrow(), key, thresholds)));
        if (scoreScale.direction() == Direction.LOWER_IS_BETTER) {
            Collections.reverse(classes); // the sort keeps the order of equal ones
        }
        classes.sort(Comparator.comparing((ScoreClass c) -> c.thresholds().minScore())
                .reversed());
        return List.copyOf(classes);
    }

    /** Whether the document names the worst class first, as it may where lower is better: likely a mistake in order or direction. */
    public boolean isWorstFirst() {
        List<ClassThresholds> written = List.copyOf(classThresholds.values());
        BigDecimal first = written.get(0).minScore();
        BigDecimal last = written.get(written.size() - 1).minScore();
        return scoreScale.direction() == Direction.LOWER_IS_BETTER && first.compareTo(last) > 0;
    }

    /** The rule of a severity; that of a severity that the config does not name is {@link SeverityRule#DEFAULT}. */
    public SeverityRule severity(FlagSeverity severity) {
        return severityRules.getOrDefault(severity, SeverityRule.DEFAULT);
    }

    /** A JSON Pointer (RFC 6901) of these segments. */
    public static String pointer(List<String> segments) {
        return segments.stream()
                .map(segment -> "/" + segment.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
