package io.calibration.jdbc.duckdb;

import io.calibration.collect.counts.GroupedResults;
import io.calibration.config.ScoreScale;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.SnapshotLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has the scores of each category counted, which ones are there together, and the moments of results that have all that are weighed. */
final class PushedCategories {

    private static final int SUMS = 3; // the place of the first: after outcome and count

    private final PushedRows rows;
    private final ScoreScale scale;
    private final List<String> names; // in alphabetical order
    private final List<String> weighed;
    private final GroupedResults groups;

    PushedCategories(PushedRows rows, SnapshotLayout layout, List<String> names, GroupedResults groups) {
        this.rows = rows;
        scale = layout.scale();
        weighed = CompleteCases.categories(layout);
        this.names = names;
        this.groups = groups;
    }

    void count() throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String score = PushedRows.category(i);
            rows.each(
                    "SELECT " + score + ", count(*) FROM " + rows.plainRows() + " AND " + score
                            + " IS NOT NULL GROUP BY ALL",
                    found -> groups.addCategoryScores(name, found.getDouble(1), found.getLong(2)));
        }
        rows.each(
                "SELECT " + pattern() + ", classification, count(*) FROM " + rows.plainRows() + " GROUP BY ALL",
                found -> groups.addPatterns(names(present(found.getInt(1))), found.getString(2), found.getLong(3)));
        if (!weighed.isEmpty() && names.containsAll(weighed)) {
            countMoments();
        }
    }

    /** A bit for each category that has a score, in SQL. */
    private String pattern() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> " + " + (1 << i) + " * (" + PushedRows.category(i) + " IS NOT NULL)::INTEGER")
                .collect(Collectors.joining("", "(0", ")"));
    }

    private List<Integer> present(int pattern) {
        return IntStream.range(0, names.size())
                .filter(i -> ((pattern >> i) & 1) == 1)
                .boxed()
                .toList();
    }

    private List<String> names(List<Integer> present) {
        return present.stream().map(names::get).toList();
    }

    private void countMoments() throws SQLException {
        String least = PushedRows.number(scale.min().doubleValue());
        String span = PushedRows.number(scale.span());
        List<String> values = new ArrayList<>(weighed.stream()
                .map(name -> PushedRows.category(names.indexOf(name)))
                .toList());
        values.add("overall_score");
        List<String> positions = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        List<String> products = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            positions.add("(" + values.get(i) + " - " + least + ") / " + span + " AS p" + i);
            sums.add("sum(CAST(p" + i + " * 1e9 AS BIGINT))::BIGINT");
            for (int j = 0; j <= i; j++) {
                products.add("sum(CAST(p" + i + " * p" + j + " * 1e9 AS BIGINT))::BIGINT");
            }
        }
        sums.addAll(products);
        rows.each(
                "SELECT outcome, count(*), " + String.join(", ", sums) + " FROM (SELECT outcome, "
                        + String.join(", ", positions) + " FROM " + rows.plainRows() + " AND outcome IS NOT NULL AND "
                        + String.join(" IS NOT NULL AND ", values) + " IS NOT NULL) GROUP BY ALL",
                found -> addMoments(found, values.size(), products.size()));
    }

    /** Outcome, count, the sum of each, and of each product of two. */
    private void addMoments(ResultSet found, int values, int products) throws SQLException {
        groups.addComplete(
                found.getBoolean(1),
                found.getLong(2),
                longs(found, SUMS, values),
                longs(found, SUMS + values, products));
    }

    private static long[] longs(ResultSet found, int first, int count) throws SQLException {
        long[] longs = new long[count];
        for (int i = 0; i < count; i++) {
            longs[i] = found.getLong(first + i);
        }
        return longs;
    }
}
