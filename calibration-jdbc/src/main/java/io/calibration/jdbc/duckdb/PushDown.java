package io.calibration.jdbc.duckdb;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.FlagSeverity;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final int CONFIDENCE_STEPS = 20; // as every layout has
    private static final double[] CONFLICT_EDGES = IntStream.range(0, ConfidenceMetrics.CONFLICT_BINS)
            .mapToDouble(bin -> bin / (double) ConfidenceMetrics.CONFLICT_BINS)
            .toArray();

    private final PushedColumns columns;
    private final SnapshotLayout layout;
    private final PushedRows rows;
    private final PushedPart part;
    private final PushedFlags flags;
    private final PushedPairs pairs;
    private final String confidenceBin;
    private long leftOut; // rows about which something is odd

    public PushDown(ScanSession session, ScanQuery query, PushedColumns columns, CollectionRequest request) {
        this.columns = columns;
        layout = request.layout();
        rows = new PushedRows(session, query, columns, request.window(), layout);
        List<String> categories = List.copyOf(columns.categories().keySet());
        part = new PushedPart(layout, categories);
        flags = new PushedFlags(rows);
        pairs = new PushedPairs(rows, layout.scale(), categories);
        double[] edges = IntStream.range(0, layout.confidenceBins().count())
                .mapToDouble(layout.confidenceBins()::lower)
                .toArray();
        confidenceBin = "coalesce(" + PushedRows.bin("confidence", CONFIDENCE_STEPS, edges) + ", "
                + layout.absentConfidenceBin() + ")";
    }

    /** The aggregates of the plain rows; empty when the values are too many to be grouped, so that rows must be streamed. */
    public Optional<MetricsPart> aggregate() throws SQLException {
        if (tooFine() || (rows.hasFlags() && !flags.areKnown()) || !countsDays()) {
            return Optional.empty();
        }
        leftOut = countAll() - part.results();
        if (leftOut == 0) {
            rows.requireNothing();
        }
        countDecisions();
        countConflicts();
        if (!columns.categories().isEmpty()) {
            countCategories();
            pairs.count(missing());
        }
        if (rows.hasFlags()) {
            flags.count();
        }
        return Optional.of(part.toPart(flags, pairs));
    }

    private long countAll() throws SQLException {
        long[] all = new long[1];
        rows.each("SELECT count(*) FROM " + rows.all(), row -> all[0] = row.getLong(1));
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

    /** Counts by day and by all labels but those of flags, and requires these labels from now on. */
    private boolean countsDays() throws SQLException {
        List<PushedPart.Day> groups = new ArrayList<>();
        String flagged = rows.hasFlags() ? "coalesce(len(flags), 0) > 0" : "FALSE";
        rows.each(
                "SELECT observed_at // 86400000, classification, tier, escalation, data_sufficient, outcome IS NOT NULL, "
                        + flagged + ", count(*) FROM " + rows.plainRows() + " GROUP BY ALL LIMIT " + (MOST_GROUPS + 1),
                row -> groups.add(new PushedPart.Day(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        (Boolean) row.getObject(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getLong(8))));
        Set<String> classes = texts(groups, PushedPart.Day::classification, text -> part.classIndex(text) >= 0);
        Set<String> tiers = texts(groups, PushedPart.Day::tier, text -> rows.isLabel(LabelKind.TIER, text));
        Set<String> escalations =
                texts(groups, PushedPart.Day::escalation, text -> rows.isLabel(LabelKind.ESCALATION, text));
        boolean few = (groups.size() <= MOST_GROUPS)
                && Stream.of(classes, tiers, escalations).allMatch(texts -> texts.size() <= MOST_LABELS)
                && rows.areKept(LabelKind.TIER, tiers)
                && rows.areKept(LabelKind.ESCALATION, escalations);
        if (few) {
            rows.requireOneOf("classification", classes, false);
            rows.requireOneOf("tier", tiers, true);
            rows.requireOneOf("escalation", escalations, true);
            groups.stream()
                    .filter(day -> classes.contains(day.classification())
                            && isNoneOr(tiers, day.tier())
                            && isNoneOr(escalations, day.escalation()))
                    .forEach(part::add);
        }
        return few;
    }

    private interface Text {
        @Nullable
        String of(PushedPart.Day day);
    }

    private static Set<String> texts(List<PushedPart.Day> groups, Text text, Predicate<String> isGood) {
        return groups.stream()
                .flatMap(day -> Stream.ofNullable(text.of(day)))
                .distinct()
                .filter(isGood)
                .collect(Collectors.toSet());
    }

    private static boolean isNoneOr(Set<String> texts, @Nullable String text) {
        return (text == null) || texts.contains(text);
    }

    private void countDecisions() throws SQLException {
        String occurrences = Stream.of(FlagSeverity.values())
                .map(severity ->
                        flags.occurrences(severity, layout.occurrenceCaps().get(severity.index())))
                .collect(Collectors.joining(", "));
        rows.each(
                "SELECT overall_score, " + confidenceBin + ", " + occurrences
                        + ", classification, outcome, (observed_at // 86400000) % 2, count(*),"
                        + " sum(CAST(confidence * 1e9 AS BIGINT))::BIGINT,"
                        + " sum(CAST(confidence * confidence * 1e9 AS BIGINT))::BIGINT FROM " + rows.plainRows()
                        + " GROUP BY ALL",
                part::addDecision);
    }

    private void countConflicts() throws SQLException {
        if (columns.values().containsKey(ScanField.CONFLICT_SCORE)) {
            rows.each(
                    "SELECT " + confidenceBin + ", "
                            + PushedRows.bin("conflict_score", ConfidenceMetrics.CONFLICT_BINS, CONFLICT_EDGES)
                            + ", count(*) FROM " + rows.plainRows() + " AND conflict_score IS NOT NULL GROUP BY ALL",
                    row -> part.addConflict(row.getInt(1), row.getInt(2), row.getLong(3)));
        }
    }

    private void countCategories() throws SQLException {
        for (int i = 0; i < columns.categories().size(); i++) {
            int category = i;
            String score = PushedRows.category(i);
            rows.each(
                    "SELECT " + score + ", classification, count(*) FROM " + rows.plainRows() + " AND " + score
                            + " IS NOT NULL GROUP BY ALL",
                    row -> part.addCategory(category, row.getDouble(1), row.getString(2), row.getLong(3)));
        }
        rows.each(
                "SELECT " + missing() + ", count(*) FROM " + rows.plainRows() + " GROUP BY ALL",
                row -> part.addMissing(row.getInt(1), row.getLong(2)));
    }

    private String missing() {
        return IntStream.range(0, columns.categories().size())
                .mapToObj(i -> (1 << i) + " * (" + PushedRows.category(i) + " IS NULL)::INTEGER")
                .collect(Collectors.joining(" + ", "(", ")"));
    }
}
