package io.calibration.jdbc.duckdb;

import io.calibration.collect.counts.GroupedResults;
import io.calibration.config.ScoreScale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has the scores of each category counted, and the moments of every two by which are there together, so that each number serves all pairs. */
final class PushedCategories {

    private static final int SUMS = 4; // the place of the first: after pattern, outcome and count

    private final PushedRows rows;
    private final ScoreScale scale;
    private final List<String> names; // in alphabetical order
    private final GroupedResults groups;

    PushedCategories(PushedRows rows, ScoreScale scale, List<String> names, GroupedResults groups) {
        this.rows = rows;
        this.scale = scale;
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
        if (!names.isEmpty()) {
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
        List<String> positions = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        List<String> products = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            positions.add("(" + PushedRows.category(i) + " - " + least + ") / " + span + " AS p" + i);
            sums.add("sum(CAST(p" + i + " * 1e9 AS BIGINT))::BIGINT");
            for (int j = 0; j <= i; j++) {
                products.add("sum(CAST(p" + i + " * p" + j + " * 1e9 AS BIGINT))::BIGINT");
            }
        }
        sums.addAll(products);
        rows.each(
                "SELECT pattern, outcome, count(*), " + String.join(", ", sums) + " FROM (SELECT " + pattern()
                        + " AS pattern, outcome, " + String.join(", ", positions) + " FROM " + rows.plainRows()
                        + " AND outcome IS NOT NULL) GROUP BY ALL",
                this::addMoments);
    }

    /** Pattern, outcome, count, the sum of each category, and of each product of two. */
    private void addMoments(ResultSet found) throws SQLException {
        List<Integer> present = present(found.getInt(1));
        int size = present.size();
        long[] positions = new long[size];
        long[] products = new long[size * (size + 1) / 2];
        int next = 0;
        for (int place = 0; place < size; place++) {
            int i = present.get(place);
            positions[place] = found.getLong(SUMS + i);
            for (int j : present.subList(0, place + 1)) {
                products[next++] = found.getLong(SUMS + names.size() + i * (i + 1) / 2 + j);
            }
        }
        groups.addMoments(names(present), found.getBoolean(2), found.getLong(3), positions, products);
    }
}
