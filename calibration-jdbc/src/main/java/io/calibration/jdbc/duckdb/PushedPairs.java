package io.calibration.jdbc.duckdb;

import io.calibration.config.ScoreScale;
import io.calibration.metrics.CategoryMetrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Moments of every two categories, by which are missing together, so that each number serves all pairs that it is in. */
final class PushedPairs {

    private static final int SUMS = 4; // the place of the first: after pattern, outcome and count

    private final PushedRows rows;
    private final ScoreScale scale;
    private final List<String> categories; // in alphabetical order
    private final CategoryMetrics.Pair[][] pairs;

    PushedPairs(PushedRows rows, ScoreScale scale, List<String> categories) {
        this.rows = rows;
        this.scale = scale;
        this.categories = categories;
        pairs = new CategoryMetrics.Pair[categories.size()][categories.size()];
        for (int i = 0; i < categories.size(); i++) {
            for (int j = 0; j <= i; j++) {
                pairs[i][j] = new CategoryMetrics.Pair(categories.get(j), categories.get(i), 0, 0, 0, 0, 0, 0, 0);
            }
        }
    }

    /** @param missing the pattern of missing categories, in SQL */
    void count(String missing) throws SQLException {
        String least = PushedRows.number(scale.min().doubleValue());
        String span = PushedRows.number(scale.span());
        List<String> positions = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            positions.add("(" + PushedRows.category(i) + " - " + least + ") / " + span + " AS p" + i);
            sums.add("sum(CAST(p" + i + " * 1e9 AS BIGINT))::BIGINT");
        }
        for (int i = 0; i < categories.size(); i++) {
            for (int j = 0; j <= i; j++) {
                sums.add("sum(CAST(p" + i + " * p" + j + " * 1e9 AS BIGINT))::BIGINT");
            }
        }
        rows.each(
                "SELECT missing, outcome, count(*), " + String.join(", ", sums) + " FROM (SELECT " + missing
                        + " AS missing, outcome, " + String.join(", ", positions) + " FROM " + rows.plainRows()
                        + " AND outcome IS NOT NULL) GROUP BY ALL",
                this::add);
    }

    /** Pattern of missing categories, outcome, count, the sum of each category, and of each product of two. */
    private void add(ResultSet row) throws SQLException {
        int missing = row.getInt(1);
        boolean yes = row.getBoolean(2);
        long n = row.getLong(3);
        int product = SUMS + categories.size();
        for (int i = 0; i < categories.size(); i++) {
            for (int j = 0; j <= i; j++) {
                if (((missing >> i) & 1) + ((missing >> j) & 1) == 0) {
                    add(i, j, n, yes, row.getLong(SUMS + j), row.getLong(SUMS + i), row.getLong(product));
                }
                product++;
            }
        }
    }

    private void add(int i, int j, long n, boolean yes, long first, long second, long product) {
        CategoryMetrics.Pair old = pairs[i][j];
        pairs[i][j] = new CategoryMetrics.Pair(
                old.first(),
                old.second(),
                old.n() + n,
                old.sumFirst() + first,
                old.sumSecond() + second,
                old.sumProduct() + product,
                old.yes() + (yes ? n : 0),
                old.sumFirstYes() + (yes ? first : 0),
                old.sumSecondYes() + (yes ? second : 0));
    }

    /** Those of which there are any, in alphabetical order. */
    List<CategoryMetrics.Pair> toPairs() {
        List<CategoryMetrics.Pair> all = new ArrayList<>();
        for (int j = 0; j < categories.size(); j++) {
            for (int i = j; i < categories.size(); i++) {
                if (pairs[i][j].n() > 0) {
                    all.add(pairs[i][j]);
                }
            }
        }
        return all;
    }
}
