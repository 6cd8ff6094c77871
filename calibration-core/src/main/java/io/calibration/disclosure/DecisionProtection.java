package io.calibration.disclosure;

import io.calibration.metrics.DecisionTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The decision table as it may be seen: cells are pooled where no threshold tells them apart, class by class. */
final class DecisionProtection {

    private final Protection protection;
    private final int[] classes;

    /** @param classes the place where each class is counted */
    DecisionProtection(Protection protection, int[] classes) {
        this.protection = protection;
        this.classes = classes;
    }

    DecisionTable decisions(DecisionTable table) {
        Map<Integer, List<DecisionTable.Cell>> byPlace = table.cells().stream()
                .filter(cell -> classes[cell.classIndex()] != Pooling.WITHHELD)
                .sorted(Comparator.comparing(this::region, Region.ORDER))
                .collect(Collectors.groupingBy(cell -> classes[cell.classIndex()], TreeMap::new, Collectors.toList()));
        return DecisionTable.of(byPlace.values().stream()
                .flatMap(cells -> decisions(cells).stream())
                .toList());
    }

    /** Cells of one class, those of a region together. */
    private List<DecisionTable.Cell> decisions(List<DecisionTable.Cell> cells) {
        int[] regions = new int[cells.size()];
        for (int i = 1; i < regions.length; i++) {
            boolean same = region(cells.get(i)).equals(region(cells.get(i - 1)));
            regions[i] = regions[i - 1] + (same ? 0 : 1);
        }
        List<Long> pooled = protection
                .counts()
                .neighbours(cells.stream().map(DecisionTable.Cell::count).toList(), i -> regions[i], 0L);
        return IntStream.range(0, regions.length)
                .mapToObj(i -> withCount(cells.get(i), pooled.get(i)))
                .toList();
    }

    private DecisionTable.Cell withCount(DecisionTable.Cell cell, long count) {
        return new DecisionTable.Cell(
                cell.scoreBin(),
                cell.confidenceBin(),
                cell.occurrences(),
                classes[cell.classIndex()],
                cell.outcome(),
                count,
                0);
    }

    private Region region(DecisionTable.Cell cell) {
        return new Region(
                protection.scoreRegion(cell.scoreBin()),
                protection.confidenceRegion(cell.confidenceBin()),
                cell.occurrences().toString(),
                cell.outcome().index());
    }

    /** Where no configured threshold tells results apart. */
    private record Region(int score, int confidence, String occurrences, int outcome) {

        static final Comparator<Region> ORDER = Comparator.comparingInt(Region::score)
                .thenComparingInt(Region::confidence)
                .thenComparing(Region::occurrences)
                .thenComparingInt(Region::outcome);
    }
}
