package io.calibration.json;

import io.calibration.config.ClassThresholds;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.SeverityRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a config that concern one value, as the constraints on its records state them; each violation becomes a mistake at its JSON
 * Pointer. Written out, because a Bean Validation provider costs more to start than all else that reading a config takes.
 */
final class Validation {

    private final List<Mistake> violations = new ArrayList<>();

    private Validation() {}

    /** Adds each violation whose place is not known to be wrong already. */
    static void check(ScoringConfig config, Mistakes mistakes) {
        Validation validation = new Validation();
        validation.check(config);
        validation.violations.stream()
                .sorted(Comparator.comparing(Mistake::pointer).thenComparing(Mistake::message))
                .forEach(mistake -> mistakes.addUnlessKnown(mistake.pointer(), mistake.message()));
    }

    private void check(ScoringConfig config) {
        require(!config.classThresholds().isEmpty(), "must name at least one class", "compatibility_thresholds");
        config.classThresholds().forEach(this::check);
        config.severityRules().forEach(this::check);
    }

    private void check(String key, ClassThresholds thresholds) {
        require(isThere(thresholds.minScore()), "is missing", "compatibility_thresholds", key, "min_score");
        thresholds
                .flagLimits()
                .forEach((severity, most) -> require(
                        most >= 0,
                        "must not be negative",
                        "compatibility_thresholds",
                        key,
                        "max_red_flags_" + severity.label()));
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null;
    }

    private void check(FlagSeverity severity, SeverityRule threshold) {
        String[] place = {"red_flag_severity_thresholds", severity.label(), "min_occurrences"};
        require(threshold.minOccurrences() >= 1, "must be at least 1", place);
        require(threshold.minOccurrences() <= 99, "must be at most 99", place);
    }

    private void require(boolean kept, String message, String... place) {
        if (!kept) {
            violations.add(new Mistake(ScoringConfig.pointer(List.of(place)), message));
        }
    }
}
