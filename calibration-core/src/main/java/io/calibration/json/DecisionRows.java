package io.calibration.json;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DecisionCell;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The decision table as rows of numbers. Columns: bin of the confidence, flags of each severity that the layout counts, place of the
 * class, outcome (0 no, 1 yes, 2 absent), and the results: exact on even and on odd epoch days, otherwise all of them.
 */
final class DecisionRows {

    private static final List<Outcome> OUTCOMES = Arrays.stream(Outcome.values())
            .sorted(Comparator.comparingInt(Outcome::index))
            .toList();

    private DecisionRows() {}

    static SnapshotFile.Decisions write(DecisionTable table, SnapshotLayout layout, boolean exact) {
        Map<String, List<List<Long>>> byScore = new LinkedHashMap<>();
        for (DecisionCell cell : table.cells()) {
            byScore.computeIfAbsent(score(cell.scoreBin(), layout), score -> new ArrayList<>())
                    .add(row(cell, layout, exact));
        }
        return new SnapshotFile.Decisions(columns(layout, exact), byScore);
    }

    private static List<Long> row(DecisionCell cell, SnapshotLayout layout, boolean exact) {
        List<Long> row = new ArrayList<>();
        row.add((long) cell.confidenceBin());
        counted(layout).forEach(severity -> row.add((long) cell.occurrences().get(severity.index())));
        row.add((long) cell.classIndex());
        row.add((long) cell.outcome().index());
        row.addAll(exact ? List.of(cell.even(), cell.odd()) : List.of(cell.count()));
        return row;
    }

    static DecisionTable read(SnapshotFile.Decisions decisions, SnapshotLayout layout, boolean exact) {
        Map<String, Integer> bins = new HashMap<>();
        IntStream.range(0, layout.scoreBins().count()).forEach(bin -> bins.put(score(bin, layout), bin));
        List<DecisionCell> cells = new ArrayList<>();
        decisions.byScore().forEach((score, rows) -> {
            int bin = bin(score, bins);
            String pointer = "/decision_table/by_score/" + score;
            for (int i = 0; i < rows.size(); i++) {
                cells.add(cell(bin, rows.get(i), layout, exact, pointer + "/" + i));
            }
        });
        return DecisionTable.of(cells);
    }

    private static DecisionCell cell(int bin, List<Long> row, SnapshotLayout layout, boolean exact, String pointer) {
        List<FlagSeverity> counted = counted(layout);
        int columns = columns(layout, exact).size();
        if (row.size() != columns) {
            throw Mistakes.only(pointer, "must have as many numbers as there are columns: " + columns);
        }
        Integer[] occurrences = new Integer[FlagSeverity.COUNT];
        Arrays.fill(occurrences, 0);
        for (int i = 0; i < counted.size(); i++) {
            int severity = counted.get(i).index();
            occurrences[severity] = place(row, i + 1, layout.occurrenceCaps().get(severity) + 1, pointer);
        }
        int next = counted.size() + 1;
        return new DecisionCell(
                bin,
                place(row, 0, layout.absentConfidenceBin() + 1, pointer),
                List.of(occurrences),
                place(row, next, layout.classes().size(), pointer),
                OUTCOMES.get(place(row, next + 1, Outcome.COUNT, pointer)),
                row.get(next + 2),
                exact ? row.get(next + 3) : 0);
    }

    private static int place(List<Long> row, int column, int places, String pointer) {
        if (row.get(column) >= places) {
            throw Mistakes.only(pointer + "/" + column, "must be less than " + places);
        }
        return row.get(column).intValue();
    }

    private static int bin(String score, Map<String, Integer> bins) {
        Integer bin = bins.get(score);
        if (bin == null) {
            throw Mistakes.only("/decision_table/by_score", "holds a score at which no bin of the layout begins");
        }
        return bin;
    }

    private static String score(int bin, SnapshotLayout layout) {
        return layout.scoreBins().edges().get(bin).toPlainString();
    }

    private static List<String> columns(SnapshotLayout layout, boolean exact) {
        List<String> columns = new ArrayList<>(List.of("confidence_bin"));
        counted(layout).forEach(severity -> columns.add(severity.label()));
        columns.addAll(List.of("class", "outcome"));
        columns.addAll(exact ? List.of("even_days", "odd_days") : List.of("results"));
        return columns;
    }

    private static List<FlagSeverity> counted(SnapshotLayout layout) {
        return Arrays.stream(FlagSeverity.values())
                .filter(severity -> layout.occurrenceCaps().get(severity.index()) > 0)
                .toList();
    }
}
