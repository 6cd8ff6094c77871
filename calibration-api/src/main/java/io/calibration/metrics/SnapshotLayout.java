package io.calibration.metrics;

import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How results are cut into cells. Two parts add up only when their layouts are equal. Every configured threshold is an edge, so that
 * the class rule can be replayed exactly from the cells.
 *
 * @param logicVersion the version whose results are counted; results of others are counted by version and left out
 * @param scale the score scale
 * @param scoreRegions begin at the scale's min and at each {@code min_score}: within a region no class asks for a higher score
 * @param confidenceRegions begin at 0 and at each {@code min_confidence}
 * @param scoreBins one bin a step of the scale, and a further edge at each region's; the last bin is the scale's end alone
 * @param confidenceBins bins of 0.05 from 0 to 1, and a further edge at each region's
 * @param classes labels of the classes, in the order of {@link ScoringConfig#classes()}
 * @param occurrenceCaps for each severity by {@link FlagSeverity#index()}: the greatest number of occurrences told apart in a cell
 *     (more count as this many), or 0 when no class asks for the severity
 * @param namedCategories labels of the categories that the config weighs; a recorder never pools them
 * @param knownLabels further labels that a recorder tells apart and never pools
 */
public record SnapshotLayout(
        Version logicVersion,
        ScoreScale scale,
        Bins scoreRegions,
        Bins confidenceRegions,
        Bins scoreBins,
        Bins confidenceBins,
        List<String> classes,
        List<Integer> occurrenceCaps,
        SortedSet<String> namedCategories,
        KnownLabels knownLabels) {

    private static final int CONFIDENCE_STEPS = 20;

    public SnapshotLayout {
        classes = List.copyOf(classes);
        occurrenceCaps = List.copyOf(occurrenceCaps);
        namedCategories = Collections.unmodifiableSortedSet(new TreeSet<>(namedCategories));
    }

    /** The layout under which results of this config are counted. */
    public static SnapshotLayout of(ScoringConfig config) {
        List<ScoreClass> classes = config.classes();
        List<BigDecimal> minScores =
                classes.stream().map(c -> c.thresholds().minScore()).toList();
        List<BigDecimal> minConfidences = classes.stream()
                .flatMap(c -> Stream.ofNullable(c.thresholds().minConfidence()))
                .toList();
        return of(
                        config.logicVersion(),
                        config.scoreScale(),
                        minScores,
                        minConfidences,
                        classes.stream().map(ScoreClass::label).toList(),
                        occurrenceCaps(config, classes),
                        namedCategories(config))
                .withKnownLabels(config.knownLabels());
    }

    /**
     * The layout with these thresholds, and no known labels.
     *
     * @param minScores the score thresholds, in any order
     * @param minConfidences the confidence thresholds, in any order
     */
    public static SnapshotLayout of(
            Version logicVersion,
            ScoreScale scale,
            Collection<BigDecimal> minScores,
            Collection<BigDecimal> minConfidences,
            List<String> classes,
            List<Integer> occurrenceCaps,
            SortedSet<String> namedCategories) {
        Stream<BigDecimal> scores = IntStream.rangeClosed(0, scale.steps()).mapToObj(scale::at);
        Stream<BigDecimal> confidences =
                IntStream.range(0, CONFIDENCE_STEPS).mapToObj(i -> BigDecimal.valueOf(5L * i, 2));
        return new SnapshotLayout(
                logicVersion,
                new ScoreScale(
                        plain(scale.min()), plain(scale.max()), plain(scale.step()), scale.direction(), scale.beyond()),
                bins(Stream.of(scale.min()), minScores),
                bins(Stream.of(BigDecimal.ZERO), minConfidences),
                bins(scores, minScores),
                bins(confidences, minConfidences),
                classes,
                occurrenceCaps,
                namedCategories,
                KnownLabels.none());
    }

    /** The same cells with other labels told apart. */
    public SnapshotLayout withKnownLabels(KnownLabels labels) {
        return new SnapshotLayout(
                logicVersion,
                scale,
                scoreRegions,
                confidenceRegions,
                scoreBins,
                confidenceBins,
                classes,
                occurrenceCaps,
                namedCategories,
                labels);
    }

    /** The same cells, with these labels told apart too as far as they would not be. */
    public SnapshotLayout knowing(KnownLabels more) {
        return withKnownLabels(new KnownLabels(
                union(LabelKind.CATEGORY, knownLabels.categories(), more.categories()),
                union(LabelKind.FLAG_TYPE, knownLabels.flagTypes(), more.flagTypes()),
                union(LabelKind.TIER, knownLabels.tiers(), more.tiers()),
                union(LabelKind.ESCALATION, knownLabels.escalations(), more.escalations()),
                knownLabels.undeclared(),
                knownLabels.dimensions()));
    }

    private SortedSet<String> union(LabelKind kind, Set<String> labels, Set<String> more) {
        TreeSet<String> union = new TreeSet<>(labels);
        more.stream()
                .filter(label ->
                        label(kind, label.replace('_', ' ')).isEmpty()) // with blanks it looks least like a code
                .forEach(union::add);
        return union;
    }

    /** The labels that are told apart whatever they look like; those that the config weighs first. */
    public Set<String> declared(LabelKind kind) {
        return switch (kind) {
            case CATEGORY, FLAG_CATEGORY -> {
                Set<String> categories = new LinkedHashSet<>(namedCategories);
                categories.addAll(knownLabels.categories());
                yield categories;
            }
            case FLAG_TYPE -> knownLabels.flagTypes();
            case TIER -> knownLabels.tiers();
            case ESCALATION -> knownLabels.escalations();
            case NOT_SCORED -> {
                Set<String> reasons = new LinkedHashSet<>(knownLabels.escalations());
                reasons.add(NotScoredMetrics.UNSPECIFIED);
                yield reasons;
            }
            case LOGIC_VERSION, DIMENSION -> Set.of();
        };
    }

    /** The label by which a name in a scan result is counted, as long as labels are not too many; empty when it is none and counts as {@code other}. */
    public Optional<String> label(LabelKind kind, CharSequence raw) {
        boolean code = knownLabels.undeclared() == Undeclared.CODES && Labels.isCode(raw);
        return Labels.normalise(raw).filter(label -> code || declared(kind).contains(label));
    }

    /** The dimensions that results are told apart by, in alphabetical order. */
    public Set<String> dimensions() {
        return knownLabels.dimensions().keySet();
    }

    /** The values of a dimension that are told apart whatever they look like. */
    public Set<String> values(String dimension) {
        SortedSet<String> values = knownLabels.dimensions().getOrDefault(dimension, new TreeSet<>());
        if (!values.isEmpty()) {
            return values;
        }
        return switch (dimension) {
            case KnownLabels.TIER ->
                knownLabels.tiers().stream()
                        .limit(KnownLabels.MOST_VALUES)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            case KnownLabels.HOUR_OF_DAY -> new LinkedHashSet<>(KnownLabels.HOURS);
            default -> Set.of();
        };
    }

    /** Whether a dimension has no values but those declared and {@code other}. */
    public boolean isClosed(String dimension) {
        return knownLabels.undeclared() == Undeclared.OTHER
                || !knownLabels
                        .dimensions()
                        .getOrDefault(dimension, new TreeSet<>())
                        .isEmpty();
    }

    /** Never with an exponent, so that 1E+2 and 100 are one scale. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Bins bins(Stream<BigDecimal> edges, Collection<BigDecimal> thresholds) {
        return Bins.startingAt(Stream.concat(edges, thresholds.stream()).toList());
    }

    /** Two more than the largest count that the rule asks about, so that neighbouring rules can be replayed too. */
    private static List<Integer> occurrenceCaps(ScoringConfig config, List<ScoreClass> classes) {
        List<Integer> caps = new ArrayList<>();
        for (FlagSeverity severity : FlagSeverity.values()) {
            int largest = -1;
            for (ScoreClass scoreClass : classes) {
                boolean blocked = config.severity(severity).blocks().contains(scoreClass.label());
                int limit = scoreClass.thresholds().flagLimit(severity).orElse(blocked ? 0 : -1);
                largest = Math.max(largest, limit);
            }
            caps.add(
                    largest < 0
                            ? 0
                            : Math.max(largest, config.severity(severity).minOccurrences()) + 2);
        }
        return caps;
    }

    private static SortedSet<String> namedCategories(ScoringConfig config) {
        return config.categoryWeights().keySet().stream()
                .map(Labels::normalise)
                .flatMap(Optional::stream)
                .filter(label -> !label.equals("default"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bin that stands for an absent confidence: the one after the last of {@link #confidenceBins}. */
    public int absentConfidenceBin() {
        return confidenceBins.count();
    }

    /** The bin of a confidence in [0, 1], or the absent one for NaN. */
    public int confidenceBin(double confidence) {
        return Double.isNaN(confidence) ? absentConfidenceBin() : confidenceBins.indexOf(confidence);
    }
}
