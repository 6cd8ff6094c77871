package io.calibration.metrics;

import io.calibration.config.Labels;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/** Keeps a sum of parts within the caps of {@link LabelKind}: what is too many becomes {@code other} and is counted as ignored. */
final class LabelPooling {

    private final MetricsPart part;
    private final Set<String> categories;
    private final Set<String> types;
    private final Set<String> flagCategories = new TreeSet<>();
    private final Set<String> tiers;
    private final Set<String> reasons;
    private final Set<String> versions;
    private final Set<String> notScored;
    private final Set<String> tiersNotScored;

    private LabelPooling(MetricsPart part) {
        this.part = part;
        categories = surplus(LabelKind.CATEGORY, part.categories().keySet());
        types = surplus(LabelKind.FLAG_TYPE, part.flags().types().keySet());
        part.flags()
                .types()
                .values()
                .forEach(type -> flagCategories.addAll(type.byCategory().keySet()));
        flagCategories.retainAll(surplus(LabelKind.FLAG_CATEGORY, flagCategories));
        tiers = surplus(LabelKind.TIER, part.tiers().keySet());
        reasons = surplus(LabelKind.ESCALATION, part.escalations().byReason().keySet());
        versions =
                surplus(LabelKind.LOGIC_VERSION, part.intake().otherVersions().keySet());
        notScored = surplus(LabelKind.NOT_SCORED, part.notScored().byReason().keySet());
        tiersNotScored = surplus(LabelKind.TIER, part.notScored().byTier().keySet());
    }

    static MetricsPart pool(MetricsPart part) {
        LabelPooling pooling = new LabelPooling(part);
        return pooling.isNeeded() ? pooling.pooled() : part;
    }

    private Set<String> surplus(LabelKind kind, Set<String> labels) {
        return kind.surplus(labels, part.layout().declared(kind));
    }

    private boolean isNeeded() {
        return !(categories.isEmpty()
                && types.isEmpty()
                && flagCategories.isEmpty()
                && tiers.isEmpty()
                && reasons.isEmpty()
                && versions.isEmpty()
                && notScored.isEmpty()
                && tiersNotScored.isEmpty());
    }

    private MetricsPart pooled() {
        return new MetricsPart(
                part.layout(),
                intake(),
                part.decisions(),
                part.scores(),
                pool(part.categories(), categories, CategoryMetrics::plus),
                pairs(),
                part.missingPatterns(),
                flags(),
                new EscalationMetrics(
                        part.escalations().results(), pool(part.escalations().byReason(), reasons, Math::addExact)),
                pool(part.tiers(), tiers, Counts::plus),
                part.sufficiency(),
                part.confidence(),
                part.conflicts(),
                part.outcomes(),
                days(),
                new NotScoredMetrics(
                        part.notScored().results(),
                        pool(part.notScored().byReason(), notScored, Math::addExact),
                        pool(part.notScored().byTier(), tiersNotScored, Math::addExact),
                        part.notScored().byDay()));
    }

    private Intake intake() {
        Intake intake = part.intake();
        SortedMap<Rejection, Tally> ignored = new TreeMap<>(intake.ignored());
        ignore(
                LabelKind.CATEGORY,
                values(part.categories(), categories, c -> c.scores().count()),
                ignored);
        ignore(LabelKind.FLAG_TYPE, values(part.flags().types(), types, FlagTypeMetrics::flags), ignored);
        long flags = part.flags().types().values().stream()
                .mapToLong(type -> values(type.byCategory(), flagCategories, Long::longValue))
                .sum();
        ignore(LabelKind.FLAG_CATEGORY, flags, ignored);
        ignore(LabelKind.TIER, values(part.tiers(), tiers, Counts::total), ignored);
        ignore(LabelKind.ESCALATION, values(part.escalations().byReason(), reasons, Long::longValue), ignored);
        ignore(LabelKind.NOT_SCORED, values(part.notScored().byReason(), notScored, Long::longValue), ignored);
        ignore(LabelKind.TIER, values(part.notScored().byTier(), tiersNotScored, Long::longValue), ignored);
        return new Intake(
                intake.accepted(),
                intake.rejected(),
                ignored,
                pool(intake.otherVersions(), versions, Math::addExact),
                intake.outsideWindow());
    }

    private static void ignore(LabelKind kind, long values, SortedMap<Rejection, Tally> ignored) {
        if (values > 0) {
            ignored.merge(kind.tooMany(), new Tally(values, 0), Tally::plus);
        }
    }

    private static <V> long values(Map<String, V> map, Set<String> surplus, ToLongFunction<V> values) {
        return surplus.stream()
                .filter(map::containsKey)
                .mapToLong(label -> values.applyAsLong(map.get(label)))
                .sum();
    }

    private static <V> SortedMap<String, V> pool(
            SortedMap<String, V> map, Set<String> surplus, BinaryOperator<V> plus) {
        SortedMap<String, V> pooled = new TreeMap<>();
        map.forEach((label, value) -> pooled.merge(surplus.contains(label) ? Labels.OTHER : label, value, plus));
        return pooled;
    }

    private List<CategoryPair> pairs() {
        return part.categoryPairs().stream()
                .filter(pair -> !categories.contains(pair.first()) && !categories.contains(pair.second()))
                .toList();
    }

    private FlagMetrics flags() {
        SortedMap<String, FlagTypeMetrics> byType = new TreeMap<>();
        pool(part.flags().types(), types, FlagTypeMetrics::plus)
                .forEach((label, type) -> byType.put(
                        label,
                        new FlagTypeMetrics(
                                type.results(),
                                type.bySeverity(),
                                pool(type.byCategory(), flagCategories, Math::addExact),
                                type.occurrences())));
        return new FlagMetrics(part.flags().results(), byType, part.flags().occurrences());
    }

    private SortedMap<LocalDate, DayCounts> days() {
        SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
        part.days()
                .forEach((date, day) -> days.put(
                        date,
                        new DayCounts(
                                day.results(),
                                day.byClass(),
                                day.flagged(),
                                day.escalated(),
                                day.insufficient(),
                                day.withOutcome(),
                                pool(day.byFlagType(), types, Math::addExact))));
        return days;
    }
}
