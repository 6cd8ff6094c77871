package io.calibration.jdbc.duckdb;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a part of what a database has counted. Every label is a plain one by now, and every number in its range. */
final class PushedPart {

    private static final String NOT_ESCALATED = "none";

    private final SnapshotLayout layout;
    private final List<String> categories;
    private final int classes;
    private final Map<String, Integer> classIndices = new HashMap<>();
    private final List<DecisionTable.Cell> decisions = new ArrayList<>();
    private final Scores scores;
    private final Scores scoresWithOutcome;
    private final long[] yesByScore;
    private final ConfidenceMetrics.Sums[] confidence;
    private final OutcomeMetrics.Sums[] byConfidence;
    private final long[][] conflicts;
    private final List<Scores> categoryScores;
    private final long[][] presentByClass;
    private final TreeMap<Integer, Long> missing = new TreeMap<>();
    private final TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
    private final TreeMap<String, Counts> tiers = new TreeMap<>();
    private final TreeMap<String, Long> reasons = new TreeMap<>();
    private final long[] sufficiency = new long[3]; // sufficient, insufficient, unknown
    private long results;

    PushedPart(SnapshotLayout layout, List<String> categories) {
        this.layout = layout;
        this.categories = categories;
        classes = layout.classes().size();
        scores = new Scores();
        scoresWithOutcome = new Scores();
        yesByScore = new long[layout.scoreBins().count()];
        confidence = new ConfidenceMetrics.Sums[classes];
        Arrays.fill(confidence, ConfidenceMetrics.Sums.ZERO);
        byConfidence = new OutcomeMetrics.Sums[layout.confidenceBins().count()];
        Arrays.fill(byConfidence, OutcomeMetrics.Sums.ZERO);
        conflicts = new long[layout.absentConfidenceBin() + 1][ConfidenceMetrics.CONFLICT_BINS];
        categoryScores = categories.stream().map(category -> new Scores()).toList();
        presentByClass = new long[categories.size()][classes];
    }

    /** Results of one day that have these labels; null where they have none. */
    record Day(
            long epochDay,
            String classification,
            @Nullable String tier,
            @Nullable String escalation,
            @Nullable Boolean sufficient,
            boolean withOutcome,
            boolean flagged,
            long count) {}

    /** Scores of one kind, each as often as it came. */
    private final class Scores {

        private final Bins bins = layout.scoreBins();
        private final long[] counts = new long[bins.count()];
        private final long[] sums = new long[bins.count()];
        private final long[] sumsOfSquares = new long[bins.count()];
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        int add(double score, long count) {
            int bin = bins.indexOf(score);
            double share = (score - layout.scale().min().doubleValue())
                    / layout.scale().span();
            counts[bin] += count;
            sums[bin] += count * Fixed.of(share);
            sumsOfSquares[bin] += count * Fixed.of(share * share);
            min = Math.min(min, score);
            max = Math.max(max, score);
            return bin;
        }

        ScoreDistribution toDistribution() {
            boolean none = min > max;
            return new ScoreDistribution(
                    Counts.of(counts),
                    Arrays.stream(sums).sum(),
                    Arrays.stream(sumsOfSquares).sum(),
                    none ? Double.NaN : min,
                    none ? Double.NaN : max);
        }
    }

    long results() {
        return results;
    }

    /** The place of a class by any spelling; -1 when it is none. */
    int classIndex(String text) {
        return classIndices.computeIfAbsent(
                text,
                name -> Labels.normalise(name).map(layout.classes()::indexOf).orElse(-1));
    }

    void add(Day day) {
        results += day.count;
        boolean escalated = (day.escalation != null) && !label(day.escalation).equals(NOT_ESCALATED);
        boolean insufficient = Boolean.FALSE.equals(day.sufficient);
        long[] byClass = new long[classes];
        byClass[classIndex(day.classification)] = day.count;
        DayCounts counts = new DayCounts(
                day.count,
                Counts.of(byClass),
                day.flagged ? day.count : 0,
                escalated ? day.count : 0,
                insufficient ? day.count : 0,
                day.withOutcome ? day.count : 0,
                new TreeMap<>());
        days.merge(LocalDate.ofEpochDay(day.epochDay), counts, DayCounts::plus);
        sufficiency[day.sufficient == null ? 2 : insufficient ? 1 : 0] += day.count;
        if (day.tier != null) {
            tiers.merge(label(day.tier), Counts.of(byClass), Counts::plus);
        }
        if (escalated && (day.escalation != null)) {
            reasons.merge(label(day.escalation), day.count, Math::addExact);
        }
    }

    /** Score, confidence bin, occurrences of each severity, class, outcome, odd day, count, sums of confidence and of its square. */
    void addDecision(ResultSet row) throws SQLException {
        int confidenceBin = row.getInt(2);
        Integer[] occurrences = new Integer[FlagSeverity.COUNT];
        for (int i = 0; i < occurrences.length; i++) {
            occurrences[i] = row.getInt(3 + i);
        }
        int next = 3 + FlagSeverity.COUNT;
        int classIndex = classIndex(row.getString(next));
        Boolean good = (Boolean) row.getObject(next + 1);
        boolean odd = row.getInt(next + 2) == 1;
        long count = row.getLong(next + 3);
        int scoreBin = scores.add(row.getDouble(1), count);
        Outcome outcome = good == null ? Outcome.ABSENT : good ? Outcome.YES : Outcome.NO;
        decisions.add(new DecisionTable.Cell(
                scoreBin, confidenceBin, List.of(occurrences), classIndex, outcome, odd ? 0 : count, odd ? count : 0));
        long yes = outcome == Outcome.YES ? count : 0;
        if (good != null) {
            yesByScore[scoresWithOutcome.add(row.getDouble(1), count)] += yes;
        }
        if (confidenceBin != layout.absentConfidenceBin()) {
            long sum = row.getLong(next + 4);
            long squares = row.getLong(next + 5);
            confidence[classIndex] = confidence[classIndex].plus(new ConfidenceMetrics.Sums(count, sum, squares));
            if (good != null) {
                byConfidence[confidenceBin] =
                        byConfidence[confidenceBin].plus(new OutcomeMetrics.Sums(count, yes, sum, squares));
            }
        }
    }

    void addConflict(int confidenceBin, int conflictBin, long count) {
        conflicts[confidenceBin][conflictBin] += count;
    }

    void addCategory(int category, double score, String classification, long count) {
        categoryScores.get(category).add(score, count);
        presentByClass[category][classIndex(classification)] += count;
    }

    /** Bit {@code i} is set where category {@code i} is missing. */
    void addMissing(int bits, long count) {
        List<String> named = MissingPatterns.categories(layout);
        int pattern = 0;
        for (int i = 0; i < named.size(); i++) {
            int category = categories.indexOf(named.get(i));
            boolean there = (category >= 0) && (((bits >> category) & 1) == 0);
            pattern |= there ? 0 : 1 << i;
        }
        missing.merge(pattern, count, Math::addExact);
    }

    private static String label(String text) {
        return Labels.normalise(text).orElseThrow();
    }

    MetricsPart toPart(PushedFlags flags, PushedPairs pairs) {
        flags.byDay()
                .forEach((day, types) -> days.computeIfPresent(
                        LocalDate.ofEpochDay(day),
                        (key, counts) -> counts.plus(new DayCounts(0, Counts.zeros(classes), 0, 0, 0, 0, types))));
        if (categories.isEmpty() && (results > 0)) {
            addMissing(0, results);
        }
        return new MetricsPart(
                layout,
                Intake.accepting(results),
                DecisionTable.of(decisions),
                scores.toDistribution(),
                new CategoryMetrics(categoryMetrics(), pairs.toPairs(), new MissingPatterns(missing, 0)),
                flags.toMetrics(),
                new MetricsPart.Escalations(reasons.values().stream().reduce(0L, Math::addExact), reasons),
                tiers,
                new MetricsPart.Sufficiency(sufficiency[0], sufficiency[1], sufficiency[2]),
                new ConfidenceMetrics(
                        List.of(confidence),
                        Stream.of(conflicts).map(Counts::of).toList()),
                outcomes(),
                days,
                NotScoredMetrics.NONE);
    }

    private SortedMap<String, CategoryMetrics.Category> categoryMetrics() {
        TreeMap<String, CategoryMetrics.Category> metrics = new TreeMap<>();
        for (int i = 0; i < categories.size(); i++) {
            Counts byClass = Counts.of(presentByClass[i]);
            if (byClass.total() > 0) {
                metrics.put(
                        categories.get(i),
                        new CategoryMetrics.Category(categoryScores.get(i).toDistribution(), byClass));
            }
        }
        return metrics;
    }

    private OutcomeMetrics outcomes() {
        List<OutcomeMetrics.Sums> byScore = new ArrayList<>();
        for (int bin = 0; bin < yesByScore.length; bin++) {
            byScore.add(new OutcomeMetrics.Sums(
                    scoresWithOutcome.counts[bin],
                    yesByScore[bin],
                    scoresWithOutcome.sums[bin],
                    scoresWithOutcome.sumsOfSquares[bin]));
        }
        return new OutcomeMetrics(List.of(byConfidence), byScore);
    }
}
