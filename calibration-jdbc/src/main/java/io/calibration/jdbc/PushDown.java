package io.calibration.jdbc;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
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
final class PushDown {

    private static final int MOST_GROUPS = 1_000_000;
    private static final int MOST_LABELS = 10_000;
    private static final int LOOKED_AT = 100_000;
    private static final int MOST_SCORES = LOOKED_AT / 10;
    private static final int CONFIDENCE_STEPS = 20; // as every layout has
    private static final double[] CONFLICT_EDGES = IntStream.range(0, ConfidenceMetrics.CONFLICT_BINS)
            .mapToDouble(bin -> bin / (double) ConfidenceMetrics.CONFLICT_BINS)
            .toArray();

    private final ScanSession session;
    private final PushedColumns columns;
    private final SnapshotLayout layout;
    private final PushedRows rows;
    private final PushedPart part;
    private final String confidenceBin;
    private final Set<String> severities = new HashSet<>(); // as they are spelled
    private long leftOut; // rows about which something is odd

    PushDown(ScanSession session, ScanQuery query, PushedColumns columns, CollectionRequest request) {
        this.session = session;
        this.columns = columns;
        layout = request.layout();
        rows = new PushedRows(query, columns, request.window(), layout);
        part = new PushedPart(layout, List.copyOf(columns.categories().keySet()));
        double[] edges = IntStream.range(0, layout.confidenceBins().count())
                .mapToDouble(layout.confidenceBins()::lower)
                .toArray();
        confidenceBin = "coalesce(" + PushedRows.bin("confidence", CONFIDENCE_STEPS, edges) + ", "
                + layout.absentConfidenceBin() + ")";
    }

    private interface Group {
        void take(ResultSet row) throws SQLException;
    }

    /** The aggregates of the plain rows; empty when the values are too many to be grouped, so that rows must be streamed. */
    Optional<MetricsPart> aggregate() throws SQLException {
        if (tooFine() || (rows.hasFlags() && !knowsFlags()) || !countsDays()) {
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
            countMoments();
        }
        if (rows.hasFlags()) {
            countFlags();
        }
        return Optional.of(part.toPart());
    }

    private long countAll() throws SQLException {
        long[] all = new long[1];
        each("SELECT count(*) FROM " + rows.all(), row -> all[0] = row.getLong(1));
        return all[0];
    }

    /** The query for the rows that were left out; empty when there are none. */
    Optional<String> oddRows() {
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
        each("SELECT " + counts + " FROM (FROM " + rows.all() + " LIMIT " + LOOKED_AT + ")", row -> {
            for (int i = 1; i <= scores.size(); i++) {
                fine[0] |= row.getLong(i) > MOST_SCORES;
            }
        });
        return fine[0];
    }

    /** Looks at all flags there are, and requires those that are well-formed. */
    private boolean knowsFlags() throws SQLException {
        List<Set<String>> good = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        boolean[] odd = new boolean[1];
        int[] seen = new int[1];
        each(
                "SELECT DISTINCT f.type, f.severity, f.category FROM (SELECT unnest(flags) AS f FROM " + rows.all()
                        + ") LIMIT " + (MOST_LABELS + 1),
                row -> {
                    seen[0]++;
                    for (int i = 0; i < good.size(); i++) {
                        String text = row.getString(i + 1);
                        boolean known = (i == 1)
                                ? severity(text) != null
                                : isPlain(i == 0 ? LabelKind.FLAG_TYPE : LabelKind.FLAG_CATEGORY, text);
                        odd[0] |= !known;
                        if (known) {
                            good.get(i).add(text);
                        }
                    }
                });
        severities.addAll(good.get(1));
        if (odd[0]) {
            rows.require("(flags IS NULL OR len(list_filter(flags, lambda f: NOT coalesce("
                    + PushedRows.among("f.type", good.get(0)) + " AND " + PushedRows.among("f.severity", good.get(1))
                    + " AND "
                    + PushedRows.among("f.category", good.get(2)) + ", FALSE))) = 0)");
        }
        return (seen[0] <= MOST_LABELS)
                && (labels(good.get(0)).size() == good.get(0).size()) // else a result may carry one type by two names
                && isKept(LabelKind.FLAG_TYPE, good.get(0))
                && isKept(LabelKind.FLAG_CATEGORY, good.get(2));
    }

    /** Counts by day and by all labels but those of flags, and requires these labels from now on. */
    private boolean countsDays() throws SQLException {
        List<PushedPart.Day> groups = new ArrayList<>();
        String flagged = rows.hasFlags() ? "coalesce(len(flags), 0) > 0" : "FALSE";
        each(
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
        Set<String> tiers = texts(groups, PushedPart.Day::tier, text -> isPlain(LabelKind.TIER, text));
        Set<String> escalations =
                texts(groups, PushedPart.Day::escalation, text -> isPlain(LabelKind.ESCALATION, text));
        boolean few = (groups.size() <= MOST_GROUPS)
                && Stream.of(classes, tiers, escalations).allMatch(texts -> texts.size() <= MOST_LABELS)
                && isKept(LabelKind.TIER, tiers)
                && isKept(LabelKind.ESCALATION, escalations);
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
        String occurrences =
                Stream.of(FlagSeverity.values()).map(this::occurrences).collect(Collectors.joining(", "));
        each(
                "SELECT overall_score, " + confidenceBin + ", " + occurrences
                        + ", classification, outcome, (observed_at // 86400000) % 2, count(*),"
                        + " sum(CAST(confidence * 1e9 AS BIGINT))::BIGINT,"
                        + " sum(CAST(confidence * confidence * 1e9 AS BIGINT))::BIGINT FROM " + rows.plainRows()
                        + " GROUP BY ALL",
                part::addDecision);
    }

    private String occurrences(FlagSeverity severity) {
        int cap = layout.occurrenceCaps().get(severity.index());
        Set<String> spellings =
                severities.stream().filter(text -> severity(text) == severity).collect(Collectors.toSet());
        return (cap == 0) || spellings.isEmpty()
                ? "0 AS n" + severity.index()
                : "CASE WHEN coalesce(len(flags), 0) = 0 THEN 0 ELSE least(" + cap
                        + ", len(list_filter(flags, lambda f: " + PushedRows.among("f.severity", spellings)
                        + "))) END AS n"
                        + severity.index();
    }

    private void countConflicts() throws SQLException {
        if (columns.values().containsKey(ScanColumn.CONFLICT_SCORE)) {
            each(
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
            each(
                    "SELECT " + score + ", classification, count(*) FROM " + rows.plainRows() + " AND " + score
                            + " IS NOT NULL GROUP BY ALL",
                    row -> part.addCategory(category, row.getDouble(1), row.getString(2), row.getLong(3)));
        }
        each(
                "SELECT " + missing() + ", count(*) FROM " + rows.plainRows() + " GROUP BY ALL",
                row -> part.addMissing(row.getInt(1), row.getLong(2)));
    }

    private String missing() {
        return IntStream.range(0, columns.categories().size())
                .mapToObj(i -> (1 << i) + " * (" + PushedRows.category(i) + " IS NULL)::INTEGER")
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    /** Moments of every two categories by which are missing together, so that each number serves all pairs that it is in. */
    private void countMoments() throws SQLException {
        int size = columns.categories().size();
        String least = PushedRows.number(layout.scale().min().doubleValue());
        String span = PushedRows.number(layout.scale().span());
        List<String> positions = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            positions.add("(" + PushedRows.category(i) + " - " + least + ") / " + span + " AS p" + i);
            sums.add("sum(CAST(p" + i + " * 1e9 AS BIGINT))::BIGINT");
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                sums.add("sum(CAST(p" + i + " * p" + j + " * 1e9 AS BIGINT))::BIGINT");
            }
        }
        each(
                "SELECT missing, outcome, count(*), " + String.join(", ", sums) + " FROM (SELECT " + missing()
                        + " AS missing, outcome, " + String.join(", ", positions) + " FROM " + rows.plainRows()
                        + " AND outcome IS NOT NULL) GROUP BY ALL",
                part::addMoments);
    }

    /** Results that carry no type twice are taken apart in SQL; of the others the different lists are. */
    private void countFlags() throws SQLException {
        String flagged = rows.plainRows() + " AND len(flags) > 0";
        String twice = "len(list_distinct(list_transform(flags, lambda f: f.type))) < len(flags)";
        each(
                "SELECT day, f.type, f.severity, f.category, count(*) FROM (SELECT observed_at // 86400000 AS day,"
                        + " unnest(flags) AS f FROM " + flagged + " AND NOT " + twice + ") GROUP BY ALL",
                row -> part.addFlag(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
        each(
                "SELECT observed_at // 86400000, array_to_string(list_transform(flags, lambda f: f.type || ',' ||"
                        + " f.severity || ',' || f.category), ';'), count(*) FROM " + flagged + " AND " + twice
                        + " GROUP BY ALL",
                row -> part.addFlags(row.getLong(1), row.getString(2), row.getLong(3)));
        each(
                "SELECT array_to_string(list_sort(list_transform(flags, lambda f: f.severity)), ','), count(*) FROM "
                        + flagged + " GROUP BY ALL",
                row -> part.addSeverities(row.getString(1), row.getLong(2)));
    }

    private void each(String sql, Group group) throws SQLException {
        try (Statement statement = session.statement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                group.take(found);
            }
        }
    }

    private boolean isPlain(LabelKind kind, @Nullable String text) {
        return (text != null) && isPlain(text) && layout.label(kind, text).isPresent();
    }

    /** Whether SQL may hold the text in quotation marks, and in lists of texts as they are made here. */
    private static boolean isPlain(@Nullable String text) {
        return (text != null) && text.chars().noneMatch(c -> c < ' ' || c == ',' || c == ';');
    }

    private static @Nullable FlagSeverity severity(@Nullable String text) {
        return isPlain(text) && (text != null) ? PushedPart.severity(text) : null;
    }

    private static Set<String> labels(Set<String> names) {
        return names.stream().flatMap(name -> Labels.normalise(name).stream()).collect(Collectors.toSet());
    }

    private boolean isKept(LabelKind kind, Set<String> names) {
        return kind.surplus(labels(names), layout.declared(kind)).isEmpty();
    }
}
