package io.calibration.disclosure;

import io.calibration.config.Labels;
import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Applies a policy to an exact snapshot: the same snapshot as a coarser recorder would have made it, in which no figure rests on fewer
 * results than the policy's minimum cell. Classes, days and bins that are too small are counted with a neighbour, labels as
 * {@code other}; between two thresholds, what is still too small is withheld. See {@link Pooling}.
 *
 * <p>What it does not do: hide how many results lack something (a flag type, a category) from somebody who subtracts.
 */
public final class Protection {

    private final PrivacyPolicy policy;
    private final long least;
    private final Pooling<Long> counts;
    private final MetricsPart part;
    private final SnapshotLayout layout;
    private final long results;
    private final int[] classes;
    private final Counts byClass;

    private Protection(MetricsSnapshot snapshot, PrivacyPolicy policy) {
        this.policy = policy;
        least = policy.minimumCell();
        counts = new Pooling<>(Math::addExact, this::fits, Long::longValue, least);
        part = snapshot.metrics();
        layout = snapshot.layout();
        results = fits(part.results()) ? part.results() : 0;
        classes = counts.places(part.byClass().toList(), Protection::oneRegion);
        byClass = pooledClasses(part.byClass());
    }

    /** The snapshot as it may be written; unchanged when nothing is to be hidden that was not hidden before. */
    public static MetricsSnapshot apply(PrivacyPolicy policy, MetricsSnapshot snapshot) {
        return snapshot.privacy().minimumCell() >= policy.minimumCell()
                ? snapshot
                : new Protection(snapshot, policy).apply(snapshot);
    }

    private MetricsSnapshot apply(MetricsSnapshot snapshot) {
        SortedMap<String, CategoryMetrics.Category> categories = categories();
        FlagMetrics flags = flags(part.flags());
        SortedMap<String, Counts> tiers = tiers();
        DimensionProtection byValue = new DimensionProtection(this, part);
        SortedMap<String, SortedMap<String, Slice>> dimensions = byValue.dimensions(tiers);
        return new MetricsSnapshot(
                snapshot.window(),
                new MetricsPart(
                        layout,
                        intake(part.intake(), byValue.untold(dimensions.keySet())),
                        new DecisionProtection(this, classes).decisions(part.decisions()),
                        distribution(part.scores()),
                        new CategoryMetrics(
                                categories,
                                pairs(categories),
                                missing(part.categories().missing()),
                                CompleteCases.NONE), // less those of a neighbouring sum, they would be of few
                        flags,
                        escalations(part.escalations()),
                        tiers,
                        sufficiency(part.sufficiency()),
                        new ConfidenceMetrics(
                                confidence(), conflicts(part.confidence().conflicts())),
                        outcomes(part.outcomes()),
                        new DayProtection(this, part, flags.types().keySet()).days(),
                        new NotScoredProtection(this, part.notScored()).notScored(),
                        PeopleProtection.of(part, least),
                        dimensions),
                policy);
    }

    /** Whether a count may be seen: none, or enough. */
    public boolean fits(long count) {
        return count == 0 || count >= least;
    }

    /** Whether a count may be seen beside its total. */
    public boolean fits(long count, long total) {
        return fits(count) && fits(total - count);
    }

    /** A count out of a total; when one side is too small, the other side stands for both. */
    public long shown(long count, long total) {
        return !fits(count) ? 0 : fits(total - count) || count > total ? count : total;
    }

    public long shown(long count) {
        return shown(count, results);
    }

    public Pooling<Long> counts() {
        return counts;
    }

    public long least() {
        return least;
    }

    public Counts pooledClasses(Counts counts) {
        return Counts.of(longs(this.counts.gather(counts.toList(), classes, 0L)));
    }

    private static int oneRegion(int place) {
        return 0;
    }

    private Counts pooled(Counts cells, IntUnaryOperator region) {
        return Counts.of(longs(counts.neighbours(cells.toList(), region, 0L)));
    }

    private Intake intake(Intake intake, Set<String> untold) {
        SortedMap<Rejection, Intake.Tally> ignored = large(intake.ignored());
        ignored.keySet().removeIf(rejection -> untold.contains(rejection.field()));
        return new Intake(
                results,
                large(intake.rejected()),
                ignored,
                counts.labels(intake.otherVersions()),
                fits(intake.outsideWindow()) ? intake.outsideWindow() : 0);
    }

    private SortedMap<Rejection, Intake.Tally> large(SortedMap<Rejection, Intake.Tally> tallies) {
        SortedMap<Rejection, Intake.Tally> large = new TreeMap<>(tallies);
        large.values().removeIf(tally -> !fits(tally.count()));
        return large;
    }

    /** The region between two score thresholds that a score bin lies in. */
    public int scoreRegion(int bin) {
        return layout.scoreRegions().indexOf(layout.scoreBins().lower(bin));
    }

    /** The region between two confidence thresholds that a confidence bin lies in; an absent confidence is a region of its own. */
    public int confidenceRegion(int bin) {
        Bins regions = layout.confidenceRegions();
        return bin == layout.absentConfidenceBin()
                ? regions.count()
                : regions.indexOf(layout.confidenceBins().lower(bin));
    }

    /** Where bins are withheld, the sums are taken down to the scores that are left, so that the mean stays that of all. */
    private ScoreDistribution distribution(ScoreDistribution scores) {
        Counts bins = pooled(scores.bins(), this::scoreRegion);
        double kept = scores.count() == 0 ? 0 : (double) bins.total() / scores.count();
        return new ScoreDistribution(
                bins,
                kept == 1 ? scores.sum() : Math.round(scores.sum() * kept),
                kept == 1 ? scores.sumOfSquares() : Math.round(scores.sumOfSquares() * kept),
                end(scores.min(), scores.bins()),
                end(scores.max(), scores.bins()));
    }

    /** The least or greatest score, where enough results share its bin. */
    private double end(double score, Counts bins) {
        boolean shared = !Double.isNaN(score) && bins.get(layout.scoreBins().indexOf(score)) >= least;
        return shared ? score : Double.NaN;
    }

    private SortedMap<String, CategoryMetrics.Category> categories() {
        Pooling<CategoryMetrics.Category> pooling = new Pooling<>(
                CategoryMetrics.Category::plus,
                category -> category.scores().count() >= least,
                category -> category.scores().count(),
                least);
        SortedMap<String, CategoryMetrics.Category> categories =
                pooling.labels(part.categories().byLabel());
        categories.replaceAll((label, category) ->
                new CategoryMetrics.Category(distribution(category.scores()), present(category.presentByClass())));
        return categories;
    }

    private Counts present(Counts present) {
        Counts pooled = pooledClasses(present);
        return Counts.of(IntStream.range(0, pooled.size())
                .mapToLong(i -> shown(pooled.get(i), byClass.get(i)))
                .toArray());
    }

    private List<CategoryMetrics.Pair> pairs(SortedMap<String, CategoryMetrics.Category> categories) {
        return part.categories().pairs().stream()
                .filter(pair -> pair.n() >= least && fits(pair.yes(), pair.n()))
                .filter(pair -> categories.containsKey(pair.first()) && categories.containsKey(pair.second()))
                .filter(pair ->
                        !pair.first().equals(Labels.OTHER) && !pair.second().equals(Labels.OTHER))
                .toList();
    }

    private MissingPatterns missing(MissingPatterns patterns) {
        SortedMap<String, Long> byName = new TreeMap<>();
        patterns.byPattern().forEach((pattern, n) -> byName.put(pattern.toString(), n));
        if (patterns.other() > 0) {
            byName.put(Labels.OTHER, patterns.other());
        }
        SortedMap<String, Long> pooled = counts.labels(byName);
        Long other = pooled.remove(Labels.OTHER);
        SortedMap<Integer, Long> byPattern = new TreeMap<>();
        pooled.forEach((pattern, n) -> byPattern.put(Integer.valueOf(pattern), n));
        return new MissingPatterns(byPattern, other == null ? 0 : other);
    }

    private FlagMetrics flags(FlagMetrics flags) {
        long flagged = shown(flags.results());
        Pooling<FlagMetrics.Type> pooling = new Pooling<>(
                FlagMetrics.Type::plus, type -> type.results() >= least, FlagMetrics.Type::results, least);
        SortedMap<String, FlagMetrics.Type> types = flagged == 0 ? new TreeMap<>() : pooling.labels(flags.types());
        types.replaceAll((label, type) -> {
            Pooling<Long> ofFlags = ofFlags(type);
            return new FlagMetrics.Type(
                    type.results(),
                    Counts.of(longs(ofFlags.neighbours(type.bySeverity().toList(), Protection::oneRegion, 0L))),
                    ofFlags.labels(type.byCategory()),
                    pooled(type.occurrences(), Protection::oneRegion));
        });
        return new FlagMetrics(
                flagged,
                types,
                flags.occurrences().stream()
                        .map(severity -> pooled(severity, Protection::oneRegion))
                        .toList());
    }

    /** Flags of a type, of which one result may bear several: so many may be seen that, however they are spread, enough results bear them. */
    private Pooling<Long> ofFlags(FlagMetrics.Type type) {
        int most = FlagMetrics.MAX_OCCURRENCES;
        while (most > 1 && type.occurrences().get(most - 1) == 0) {
            most--;
        }
        long fewest = most == FlagMetrics.MAX_OCCURRENCES ? Long.MAX_VALUE : most * least; // that many, or more
        return new Pooling<>(Math::addExact, flags -> flags == 0 || flags >= fewest, Long::longValue, fewest);
    }

    private MetricsPart.Escalations escalations(MetricsPart.Escalations escalations) {
        long escalated = shown(escalations.results());
        return new MetricsPart.Escalations(
                escalated, escalated == 0 ? new TreeMap<>() : counts.labels(escalations.byReason()));
    }

    private SortedMap<String, Counts> tiers() {
        SortedMap<String, Counts> tiers = new TreeMap<>(part.tiers());
        tiers.replaceAll((label, tier) -> pooledClasses(tier));
        return rows().labels(tiers);
    }

    /** Rows of counts, of which each must be fit to be seen, and the row not empty. */
    public Pooling<Counts> rows() {
        return new Pooling<>(
                Counts::plus,
                row -> row.total() > 0 && row.toList().stream().allMatch(this::fits),
                Counts::total,
                least);
    }

    private MetricsPart.Sufficiency sufficiency(MetricsPart.Sufficiency sufficiency) {
        Counts pooled = pooled(
                Counts.of(sufficiency.sufficient(), sufficiency.insufficient(), sufficiency.unknown()),
                Protection::oneRegion);
        return new MetricsPart.Sufficiency(pooled.get(0), pooled.get(1), pooled.get(2));
    }

    private List<ConfidenceMetrics.Sums> confidence() {
        Pooling<ConfidenceMetrics.Sums> pooling =
                new Pooling<>(ConfidenceMetrics.Sums::plus, sums -> fits(sums.n()), ConfidenceMetrics.Sums::n, least);
        return pooling.gather(part.confidence().byClass(), classes, ConfidenceMetrics.Sums.ZERO).stream()
                .map(sums -> fits(sums.n()) ? sums : ConfidenceMetrics.Sums.ZERO)
                .toList();
    }

    private List<Counts> conflicts(List<Counts> conflicts) {
        Pooling<Counts> pooling = new Pooling<>(Counts::plus, row -> fits(row.total()), Counts::total, least);
        return pooling
                .neighbours(conflicts, this::confidenceRegion, Counts.zeros(ConfidenceMetrics.CONFLICT_BINS))
                .stream()
                .map(row -> pooled(row, Protection::oneRegion))
                .toList();
    }

    private OutcomeMetrics outcomes(OutcomeMetrics outcomes) {
        Pooling<OutcomeMetrics.Sums> pooling = new Pooling<>(
                OutcomeMetrics.Sums::plus,
                sums -> fits(sums.n()) && fits(sums.yes(), sums.n()),
                OutcomeMetrics.Sums::n,
                least);
        return new OutcomeMetrics(
                pooling.neighbours(outcomes.byConfidence(), this::confidenceRegion, OutcomeMetrics.Sums.ZERO),
                pooling.neighbours(outcomes.byScore(), this::scoreRegion, OutcomeMetrics.Sums.ZERO),
                new TreeMap<>()); // how old outcomes are stays with the exact counts
    }

    private static long[] longs(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
