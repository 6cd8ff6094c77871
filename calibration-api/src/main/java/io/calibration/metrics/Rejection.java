package io.calibration.metrics;

import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoreScale;
import java.util.Comparator;
import java.util.List;

/**
 * What was wrong, without the value itself: it may be somebody's text.
 *
 * @param reason why
 * @param field which field, by its name in a scan result such as {@code overall_score}, or {@code line} for the whole
 */
public record Rejection(RejectionReason reason, String field) implements Comparable<Rejection> {

    private static final int MOST_NAMED = 10;
    private static final Comparator<Rejection> ORDER =
            Comparator.comparing(Rejection::reason).thenComparing(Rejection::field);

    /** What is wrong in words, with what the layout has instead, such as the ends of the scale; never the value. */
    public String sentence(SnapshotLayout layout) {
        String wrong = field + " " + reason.sentence();
        return switch (reason) {
            case OUT_OF_RANGE -> wrong + ", " + range(layout.scale());
            case MISSING -> wrong + needed(layout);
            case UNKNOWN_CLASS -> wrong + ": it has " + names(layout.classes());
            case NOT_A_LABEL ->
                layout.knownLabels().undeclared() == Undeclared.OTHER
                        ? field + " is not declared, so it counts as other"
                        : wrong;
            default -> wrong;
        };
    }

    private String needed(SnapshotLayout layout) {
        return switch (field) {
            case "observed_at" -> " or blank: give each result its time, such as 2026-01-31T12:00:00Z";
            case "logic_version" ->
                " or blank: give each result the version that it was scored with, such as " + layout.logicVersion();
            default -> "";
        };
    }

    private String range(ScoreScale scale) {
        return field.endsWith("confidence") || field.endsWith("conflict_score")
                ? "0 to 1"
                : scale.min().toPlainString() + " to " + scale.max().toPlainString();
    }

    private static String names(List<String> classes) {
        String first = String.join(", ", classes.subList(0, Math.min(MOST_NAMED, classes.size())));
        return classes.size() > MOST_NAMED ? first + " and more" : first;
    }

    @Override
    public int compareTo(Rejection other) {
        return ORDER.compare(this, other);
    }
}
