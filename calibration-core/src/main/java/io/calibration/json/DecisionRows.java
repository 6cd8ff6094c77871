package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.FlagSeverity;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The decision table as rows of numbers, one for what the class rule can tell apart. Columns: bin of the confidence, flags of each severity
 * that the layout counts, place of the class; then the results of each outcome: exact on even and on odd epoch days, otherwise all of
 * them.
 */
final class DecisionRows {

    private static final List<Outcome> OUTCOMES = Arrays.stream(Outcome.values())
            .sorted(Comparator.comparingInt(Outcome::index))
            .toList();

    private final SnapshotLayout layout;
    private final List<FlagSeverity> counted;
    private final int counts; // columns of counts an outcome: results, or those of even and of odd days
    private final List<String> columns;

    /** @param exact whether results are told apart by the parity of their day */
    DecisionRows(SnapshotLayout layout, boolean exact) {
        this.layout = layout;
        counted = Arrays.stream(FlagSeverity.values())
                .filter(severity -> layout.occurrenceCaps().get(severity.index()) > 0)
                .toList();
        counts = exact ? 2 : 1;
        columns = new ArrayList<>(List.of("confidence_bin"));
        counted.forEach(severity -> columns.add(severity.label()));
        columns.add("class");
        for (Outcome outcome : OUTCOMES) {
            String name = outcome.name().toLowerCase(Locale.ROOT);
            columns.addAll(exact ? List.of(name + "_even_days", name + "_odd_days") : List.of(name));
        }
    }

    ObjectNode write(DecisionTable table) {
        Map<String, Map<List<Long>, long[]>> byScore = new LinkedHashMap<>();
        for (DecisionTable.Cell cell : table.cells()) {
            long[] results = byScore.computeIfAbsent(score(cell.scoreBin()), score -> new LinkedHashMap<>())
                    .computeIfAbsent(key(cell), key -> new long[counts * Outcome.COUNT]);
            int at = counts * cell.outcome().index();
            results[at] = counts == 2 ? cell.even() : cell.count();
            if (counts == 2) {
                results[at + 1] = cell.odd();
            }
        }
        Map<String, List<List<Long>>> rows = new LinkedHashMap<>();
        byScore.forEach((score, results) -> rows.put(
                score,
                results.entrySet().stream()
                        .map(row -> LongStream.concat(
                                        row.getKey().stream().mapToLong(number -> number),
                                        Arrays.stream(row.getValue()))
                                .boxed()
                                .toList())
                        .toList()));
        return JsonNodeFactory.instance.objectNode().putPOJO("columns", columns).putPOJO("by_score", rows);
    }

    private List<Long> key(DecisionTable.Cell cell) {
        List<Long> key = new ArrayList<>();
        key.add((long) cell.confidenceBin());
        counted.forEach(severity -> key.add((long) cell.occurrences().get(severity.index())));
        key.add((long) cell.classIndex());
        return key;
    }

    DecisionTable read(ArtifactValue table) {
        Map<String, Integer> bins = new HashMap<>();
        IntStream.range(0, layout.scoreBins().count()).forEach(bin -> bins.put(score(bin), bin));
        ArtifactValue byScore = table.at("by_score");
        List<DecisionTable.Cell> cells = new ArrayList<>();
        byScore.json().fieldNames().forEachRemaining(score -> {
            Integer bin = bins.get(score);
            if (bin == null) {
                throw byScore.refused("holds a score at which no bin of the layout begins");
            }
            byScore.below(score).list(row -> cells.addAll(cells(bin, row)));
        });
        return DecisionTable.of(cells);
    }

    private List<DecisionTable.Cell> cells(int bin, ArtifactValue written) {
        List<Long> row = written.list(ArtifactValue::count);
        if (row.size() != columns.size()) {
            throw written.refused("must have as many numbers as there are columns: " + columns.size());
        }
        Integer[] occurrences = new Integer[FlagSeverity.COUNT];
        Arrays.fill(occurrences, 0);
        for (int i = 0; i < counted.size(); i++) {
            int severity = counted.get(i).index();
            occurrences[severity] = place(row, i + 1, layout.occurrenceCaps().get(severity) + 1, written);
        }
        int confidenceBin = place(row, 0, layout.absentConfidenceBin() + 1, written);
        int classIndex = place(row, counted.size() + 1, layout.classes().size(), written);
        return OUTCOMES.stream()
                .map(outcome -> {
                    int at = counted.size() + 2 + counts * outcome.index();
                    long odd = counts == 2 ? row.get(at + 1) : 0;
                    return new DecisionTable.Cell(
                            bin, confidenceBin, List.of(occurrences), classIndex, outcome, row.get(at), odd);
                })
                .toList();
    }

    private static int place(List<Long> row, int column, int places, ArtifactValue written) {
        if (row.get(column) >= places) {
            throw Mistakes.only(written.pointer() + "/" + column, "must be less than " + places);
        }
        return row.get(column).intValue();
    }

    private String score(int bin) {
        return layout.scoreBins().edges().get(bin).toPlainString();
    }
}
