package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Sentence;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of counted results that were left out, or whose label counts as other, where they are many of their kind: what is said of the kind is then
 * not about what came in.
 */
final class DroppedValues {

    private static final double LIMIT = 0.05;

    /** A label that is no code may well be one of a few free texts; where most of a kind are, nothing is told apart. */
    private static final double LABELS_LIMIT = 0.75;

    private static final Set<RejectionReason> LOST =
            Set.of(RejectionReason.OUT_OF_RANGE, RejectionReason.NOT_A_NUMBER, RejectionReason.DUPLICATE_KEY);
    private static final Set<RejectionReason> LABELS =
            Set.of(RejectionReason.NOT_A_LABEL, RejectionReason.TOO_MANY_LABELS);

    private final MetricsSnapshot snapshot;
    private final MetricsPart metrics;

    private DroppedValues(MetricsSnapshot snapshot) {
        this.snapshot = snapshot;
        metrics = snapshot.metrics();
    }

    static List<Assessment> assess(MetricsSnapshot snapshot) {
        DroppedValues dropped = new DroppedValues(snapshot);
        List<Assessment> assessments = new ArrayList<>();
        for (LabelKind kind : LabelKind.values()) {
            dropped.unnamed(kind).ifPresent(assessments::add);
        }
        snapshot.layout().dimensions().forEach(name -> dropped.unnamed(name).ifPresent(assessments::add));
        dropped.leftOut().ifPresent(assessments::add);
        snapshot.metrics()
                .intake()
                .ignored()
                .forEach((kind, tally) -> dropped.misspelt(kind, tally).ifPresent(assessments::add));
        return assessments;
    }

    private Optional<Assessment> leftOut() {
        Map<Rejection, Intake.Tally> tallies = tallies(LabelKind.CATEGORY.field(), LOST);
        long lost = count(tallies);
        String field = LabelKind.CATEGORY.field();
        return assess(
                "dropped_values",
                "intake:dropped_" + field,
                new Rate(lost, Math.max(1, lost + all(LabelKind.CATEGORY)), 1),
                LIMIT,
                field,
                "were left out",
                tallies,
                "Mend the source, so that these values count.");
    }

    private Optional<Assessment> unnamed(LabelKind kind) {
        KnownLabels known = snapshot.layout().knownLabels();
        if (known.undeclared() == Undeclared.OTHER && declared(kind, known).isEmpty()) {
            return Optional.empty(); // as the config wants it
        }
        return unnamed(
                kind.field(), all(kind), "Write codes at the source, or list the labels in the config (known_labels).");
    }

    /** Of a dimension: values that nobody listed may be meant to count as other, but not as good as all of them. */
    private Optional<Assessment> unnamed(String dimension) {
        return unnamed(
                LabelKind.dimension(dimension),
                metrics.withValue(dimension),
                "List the values that there are in the config (known_labels.dimensions), or write them at the source as they"
                        + " are listed.");
    }

    private Optional<Assessment> unnamed(String field, long values, String mend) {
        Map<Rejection, Intake.Tally> tallies = tallies(field, LABELS);
        long all = Math.max(1, values);
        return assess(
                "unnamed_labels",
                "intake:unnamed_" + field,
                new Rate(Math.min(count(tallies), all), all, 1),
                LABELS_LIMIT,
                field,
                "count as other, so that they are not told apart",
                tallies,
                mend);
    }

    /** A key that is nearly right in one result is a slip; in nearly all it is how the source spells the field. */
    private Optional<Assessment> misspelt(Rejection kind, Intake.Tally tally) {
        long results = Math.max(1, metrics.results());
        return kind.reason() != RejectionReason.MISSPELT_KEY
                ? Optional.empty()
                : assess(
                        "misspelt_key",
                        "intake:misspelt_" + kind.field(),
                        new Rate(Math.min(tally.count(), results), results, 1),
                        LABELS_LIMIT,
                        kind.field(),
                        "were skipped",
                        Map.of(kind, tally),
                        "Spell the key " + kind.field() + " at the source.");
    }

    private Optional<Assessment> assess(
            String type,
            String subject,
            Rate rate,
            double limit,
            String field,
            String what,
            Map<Rejection, Intake.Tally> tallies,
            String mend) {
        Evidence evidence = OverMargin.evidence(rate, limit)
                .alternatives("another field was mapped to this one")
                .build();
        Sentence description = Sentence.of(
                "{} " + what + ": {}.",
                IntakeAnalyzer.valuesOf(field, rate, limit, metrics),
                IntakeAnalyzer.valueReasons(tallies, metrics));
        return OverMargin.verdict(evidence) != Verdict.VIOLATION // ignored_values tells of the few
                ? Optional.empty()
                : Optional.of(Assessment.builder(type, subject, description, evidence)
                        .recommendation(mend)
                        .components(IntakeAnalyzer.SOURCE)
                        .build());
    }

    private Map<Rejection, Intake.Tally> tallies(String field, Set<RejectionReason> reasons) {
        Map<Rejection, Intake.Tally> tallies = new TreeMap<>(metrics.intake().ignored());
        tallies.keySet().removeIf(ignored -> !ignored.field().equals(field) || !reasons.contains(ignored.reason()));
        return tallies;
    }

    private static long count(Map<Rejection, Intake.Tally> tallies) {
        return tallies.values().stream().mapToLong(Intake.Tally::count).sum();
    }

    /** The values of a kind that count, as themselves or as other. */
    private long all(LabelKind kind) {
        return switch (kind) {
            case CATEGORY ->
                metrics.categories().byLabel().values().stream()
                        .mapToLong(category -> category.scores().count())
                        .sum();
            case FLAG_TYPE, FLAG_CATEGORY -> metrics.flags().bySeverity().total();
            case ESCALATION -> sum(metrics.escalations().byReason());
            case TIER ->
                metrics.tiers().values().stream().mapToLong(Counts::total).sum();
            case NOT_SCORED -> sum(metrics.notScored().byReason());
            case LOGIC_VERSION, DIMENSION -> 0;
        };
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Set<String> declared(LabelKind kind, KnownLabels known) {
        return switch (kind) {
            case CATEGORY, FLAG_CATEGORY -> known.categories();
            case FLAG_TYPE -> known.flagTypes();
            case ESCALATION, NOT_SCORED -> known.escalations();
            case TIER -> known.tiers();
            case LOGIC_VERSION, DIMENSION -> Set.of();
        };
    }
}
