package io.calibration.jdbc.duckdb;

import io.calibration.collect.counts.GroupedResults;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets DuckDB add up the rows of a window about which nothing is odd: each question is one pass over a few columns. It groups by values as
 * they are, and by bins where values are too many; bins, labels and sums are then made by the rules of this library. Not
 * thread-safe.
 */
public final class PushDown {

    private static final int MOST_GROUPS = 1_000_000;
    static final int MOST_LABELS = 10_000;
    private static final int LOOKED_AT = 100_000;
    private static final int MOST_SCORES = LOOKED_AT / 10;
    private static final String LABELS =
            "observed_at // 86400000, classification, tier, escalation, data_sufficient, outcome";
    private static final int CONFIDENCE_STEPS = 20; // as every layout has
    private static final double[] CONFLICT_EDGES = IntStream.range(0, ConfidenceMetrics.CONFLICT_BINS)
            .mapToDouble(bin -> bin / (double) ConfidenceMetrics.CONFLICT_BINS)
            .toArray();

    private final PushedColumns columns;
    private final SnapshotLayout layout;
    private final PushedRows rows;
    private final GroupedResults groups;
    private final PushedFlags flags;
    private final PushedDimensions dimensions;
    private final String confidenceBin;
    private final ScanResultBuffer row = new ScanResultBuffer();
    private long leftOut; // rows about which something is odd

    public PushDown(ScanSession session, ScanQuery query, PushedColumns columns, CollectionRequest request) {
        this.columns = columns;
        layout = request.layout();
        rows = new PushedRows(session, query, columns, request.window(), layout);
        groups = new GroupedResults(layout);
        flags = new PushedFlags(rows, groups);
        dimensions = new PushedDimensions(rows, columns, layout, groups);
        double[] edges = IntStream.range(0, layout.confidenceBins().count())
                .mapToDouble(layout.confidenceBins()::lower)
                .toArray();
        confidenceBin = "coalesce(" + PushedRows.bin("confidence", CONFIDENCE_STEPS, edges) + ", "
                + layout.absentConfidenceBin() + ")";
    }

    /** The aggregates of the plain rows; empty when the values are too many to be grouped, so that rows must be streamed. */
    public Optional<MetricsPart> aggregate() throws SQLException {
        leftOut = countAll();
        if (hasUndeclared()
                || tooFine()
                || (rows.hasFlags() && !flags.areKnown())
                || !dimensions.areKnown()
                || !countsLabels()) {
            return Optional.empty();
        }
        if (leftOut == 0) {
            rows.requireNothing();
        }
        countDecisions();
        countSlices();
        countConflicts();
        List<String> categories = List.copyOf(columns.categories().keySet());
        new PushedCategories(rows, layout, categories, groups).count();
        if (rows.hasFlags()) {
            flags.count();
            dimensions.countFlags();
        }
        return Optional.of(groups.toPart());
    }

    /** What nobody declares is told row by row. */
    private boolean hasUndeclared() {
        return columns.dimensions().keySet().stream()
                .anyMatch(name -> !layout.dimensions().contains(name) || KnownLabels.isDerived(name));
    }

    private long countAll() throws SQLException {
        long[] all = new long[1];
        rows.each("SELECT count(*) FROM " + rows.all(), found -> all[0] = found.getLong(1));
        return all[0];
    }

    /** The query for the rows that were left out; empty when there are none. */
    public Optional<String> oddRows() {
        return leftOut == 0 ? Optional.empty() : Optional.of(rows.oddRows());
    }

    /** Looks at some rows alone: were there too many groups after all, they would take time but no memory of this process. */
    private boolean tooFine() throws SQLException {
        List<String> scores = new ArrayList<>(List.of("overall_score"));
        IntStream.range(0, columns.categories().size())
                .mapToObj(PushedRows::category)
                .forEach(scores::add);
        String counts =
                scores.stream().map(s -> "approx_count_distinct(" + s + ")").collect(Collectors.joining(", "));
        boolean[] fine = new boolean[1];
        rows.each("SELECT " + counts + " FROM (FROM " + rows.all() + " LIMIT " + LOOKED_AT + ")", row -> {
            for (int i = 1; i <= scores.size(); i++) {
                fine[0] |= row.getLong(i) > MOST_SCORES;
            }
        });
        return fine[0];
    }

    /** Results of one day that have these labels; null where they have none. */
    private record Labelled(
            long day,
            String classification,
            @Nullable String tier,
            @Nullable String escalation,
            @Nullable Boolean sufficient,
            @Nullable Boolean outcome,
            int flags,
            long times) {}

    /** Counts by day and by all labels but those of flags, and requires these labels from now on. */
    private boolean countsLabels() throws SQLException {
        List<Labelled> found = new ArrayList<>();
        rows.each(
                "SELECT " + LABELS + ", " + flagged() + ", count(*) FROM " + rows.plainRows() + " GROUP BY ALL LIMIT "
                        + (MOST_GROUPS + 1),
                group -> found.add(labelled(group)));
        Set<String> classes = texts(found, Labelled::classification, groups::isClass);
        Set<String> tiers = texts(found, Labelled::tier, text -> rows.isLabel(LabelKind.TIER, text));
        Set<String> escalations = texts(found, Labelled::escalation, text -> rows.isLabel(LabelKind.ESCALATION, text));
        boolean few = (found.size() <= MOST_GROUPS)
                && Stream.of(classes, tiers, escalations).allMatch(texts -> texts.size() <= MOST_LABELS)
                && rows.areKept(LabelKind.TIER, tiers)
                && rows.areKept(LabelKind.ESCALATION, escalations);
        if (few) {
            rows.requireOneOf("classification", classes, false);
            rows.requireOneOf("tier", tiers, true);
            rows.requireOneOf("escalation", escalations, true);
            found.stream()
                    .filter(group -> classes.contains(group.classification)
                            && isNoneOr(tiers, group.tier)
                            && isNoneOr(escalations, group.escalation))
                    .forEach(this::add);
        }
        return few;
    }

    private String flagged() {
        return rows.hasFlags() ? "(coalesce(len(flags), 0) > 0)::INTEGER" : "0";
    }

    private static Labelled labelled(ResultSet group) throws SQLException {
        return new Labelled(
                group.getLong(1),
                group.getString(2),
                group.getString(3),
                group.getString(4),
                (Boolean) group.getObject(5),
                (Boolean) group.getObject(6),
                group.getInt(7),
                group.getLong(8));
    }

    private static Set<String> texts(
            List<Labelled> groups, Function<Labelled, @Nullable String> text, Predicate<String> isGood) {
        return groups.stream()
                .flatMap(group -> Stream.ofNullable(text.apply(group)))
                .distinct()
                .filter(isGood)
                .collect(Collectors.toSet());
    }

    private static boolean isNoneOr(Set<String> texts, @Nullable String text) {
        return (text == null) || texts.contains(text);
    }

    private void add(Labelled group) {
        take(group);
        groups.addLabels(row, group.flags, group.times);
        leftOut -= group.times;
    }

    private void take(Labelled group) {
        row.clear();
        row.observedAt(group.day * ScanResultCursor.MILLIS_A_DAY);
        row.text(ScanField.CLASSIFICATION, group.classification);
        row.text(ScanField.TIER, group.tier);
        if (group.escalation != null) {
            row.addEscalation(group.escalation);
        }
        row.truth(ScanField.DATA_SUFFICIENT, group.sufficient);
        row.truth(ScanField.OUTCOME, group.outcome);
    }

    private String occurrences() {
        return Stream.of(FlagSeverity.values())
                .map(severity ->
                        flags.occurrences(severity, layout.occurrenceCaps().get(severity.index())))
                .collect(Collectors.joining(", "));
    }

    private void countDecisions() throws SQLException {
        String occurrences = occurrences();
        rows.each(
                "SELECT overall_score, " + confidenceBin + ", classification, outcome, (observed_at // 86400000) % 2,"
                        + " count(*), sum(CAST(confidence * 1e9 AS BIGINT))::BIGINT,"
                        + " sum(CAST(confidence * confidence * 1e9 AS BIGINT))::BIGINT, " + occurrences + " FROM "
                        + rows.plainRows() + " GROUP BY ALL",
                this::addDecision);
    }

    /** Counts days and decisions by the values of each dimension. */
    private void countSlices() throws SQLException {
        for (Map.Entry<String, String> field : dimensions.fields().entrySet()) {
            String name = field.getKey();
            String value = "(" + field.getValue() + ")::VARCHAR";
            String known = rows.plainRows() + " AND " + field.getValue() + " IS NOT NULL GROUP BY ALL";
            rows.each("SELECT " + LABELS + ", " + flagged() + ", count(*), " + value + " FROM " + known, group -> {
                Labelled labelled = labelled(group);
                take(labelled);
                String label = PushedDimensions.value(name, group.getString(9));
                groups.addSliceLabels(name, label, row, labelled.flags, labelled.times);
            });
            rows.each(
                    "SELECT overall_score, " + confidenceBin
                            + ", classification, outcome, (observed_at // 86400000) % 2, count(*), NULL, NULL, "
                            + occurrences() + ", " + value + " FROM " + known,
                    group -> {
                        takeDecision(group);
                        String label = PushedDimensions.value(name, group.getString(9 + FlagSeverity.COUNT));
                        groups.addSliceDecisions(name, label, row, group.getLong(6));
                    });
        }
    }

    private void addDecision(ResultSet group) throws SQLException {
        takeDecision(group);
        groups.addDecisions(row, group.getLong(6), group.getLong(7), group.getLong(8));
    }

    private void takeDecision(ResultSet group) throws SQLException {
        row.clear();
        row.number(ScanField.OVERALL_SCORE, group.getDouble(1));
        int bin = group.getInt(2);
        if (bin != layout.absentConfidenceBin()) {
            row.number(ScanField.CONFIDENCE, layout.confidenceBins().lower(bin));
        }
        row.text(ScanField.CLASSIFICATION, group.getString(3));
        row.truth(ScanField.OUTCOME, (Boolean) group.getObject(4));
        row.observedAt(group.getLong(5) * ScanResultCursor.MILLIS_A_DAY);
        for (FlagSeverity severity : FlagSeverity.values()) {
            for (int left = group.getInt(9 + severity.index()); left > 0; left--) {
                row.addFlag("", severity.label(), "");
            }
        }
    }

    private void countConflicts() throws SQLException {
        if (columns.values().containsKey(ScanField.CONFLICT_SCORE)) {
            rows.each(
                    "SELECT " + confidenceBin + ", "
                            + PushedRows.bin("conflict_score", ConfidenceMetrics.CONFLICT_BINS, CONFLICT_EDGES)
                            + ", count(*) FROM " + rows.plainRows() + " AND conflict_score IS NOT NULL GROUP BY ALL",
                    group -> groups.addConflicts(group.getInt(1), group.getInt(2), group.getLong(3)));
        }
    }
}
