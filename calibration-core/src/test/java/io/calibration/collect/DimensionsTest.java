package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.KnownLabels;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DimensionsTest {

    private static SnapshotLayout layout(Map<String, List<String>> dimensions) {
        SortedMap<String, SortedSet<String>> declared = new TreeMap<>();
        dimensions.forEach((name, values) -> declared.put(name, new TreeSet<>(values)));
        return CollectFixtures.LAYOUT.withKnownLabels(KnownLabels.none().withDimensions(declared));
    }

    private static MetricsPart collect(SnapshotLayout layout, List<ScanResult> results) {
        return results.stream().collect(SnapshotCollector.toPart(DayWindow.ALL, layout));
    }

    private static CollectFixtures.Draft draft(String name, String value) {
        CollectFixtures.Draft draft = new CollectFixtures.Draft();
        draft.dimensions.put(name, value);
        return draft;
    }

    private static List<ScanResult> results(int size, int values) {
        Random random = new Random(7);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    CollectFixtures.Draft draft = draft("segment", "s" + random.nextInt(values));
                    draft.observedAt = Instant.parse("2026-03-05T10:00:00Z").plusSeconds(3_600L * random.nextInt(100));
                    draft.outcome = random.nextInt(3) == 0 ? null : random.nextBoolean();
                    draft.score = (double) random.nextInt(101);
                    draft.classification = CollectFixtures.LAYOUT.classes().get(random.nextInt(3));
                    draft.tier = random.nextInt(4) == 0 ? null : "t" + random.nextInt(3);
                    if (random.nextInt(3) == 0) {
                        draft.flags.add(new ScanResult.Flag("type_" + random.nextInt(300), "high"));
                    }
                    return draft.build();
                })
                .toList();
    }

    @Test
    void a_slice_counts_what_a_snapshot_of_its_results_alone_counts() {
        SnapshotLayout layout = layout(Map.of("segment", List.of(), "tier", List.of(), "hour_of_day", List.of()));
        List<ScanResult> results = results(3_000, 5);
        MetricsPart all = collect(layout, results);
        assertThat(all.dimensions()).containsOnlyKeys("segment", "tier", "hour_of_day");
        Map<String, Function<ScanResult, String>> valueOf = Map.of(
                "segment", result -> result.dimensions().get("segment"),
                "tier", ScanResult::tier,
                "hour_of_day", result -> "h" + result.observedAt().toString().substring(11, 13));
        valueOf.forEach(
                (name, value) -> assertThat(all.dimensions().get(name)).isEqualTo(alone(layout, results, value, all)));
    }

    private static SortedMap<String, Slice> alone(
            SnapshotLayout layout, List<ScanResult> results, Function<ScanResult, String> value, MetricsPart all) {
        SortedMap<String, Slice> slices = new TreeMap<>();
        results.stream()
                .filter(result -> value.apply(result) != null)
                .collect(Collectors.groupingBy(value))
                .forEach((label, ofLabel) -> slices.put(label, slice(collect(layout, ofLabel), ofLabel, all)));
        return slices;
    }

    private static Slice slice(MetricsPart part, List<ScanResult> results, MetricsPart all) {
        List<Cell> cells = part.decisions().cells().stream()
                .map(cell -> new Cell(
                        cell.scoreBin(),
                        cell.confidenceBin(),
                        cell.occurrences(),
                        cell.classIndex(),
                        Outcome.ABSENT,
                        cell.even(),
                        cell.odd()))
                .toList();
        TreeMap<LocalDate, OutcomesByClass> outcomes = new TreeMap<>();
        List<String> classes = part.layout().classes();
        for (ScanResult result : results) {
            if (result.outcome() != null) {
                long[] one = new long[classes.size()];
                one[classes.indexOf(result.classification())] = 1;
                Counts of = Counts.of(one);
                Counts none = Counts.zeros(one.length);
                outcomes.merge(
                        LocalDate.ofInstant(result.observedAt(), ZoneOffset.UTC),
                        result.outcome() ? new OutcomesByClass(none, of) : new OutcomesByClass(of, none),
                        OutcomesByClass::plus);
            }
        }
        TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
        part.days().forEach((day, counts) -> {
            TreeMap<String, Long> types = new TreeMap<>();
            counts.byFlagType()
                    .forEach((type, n) ->
                            types.merge(all.flags().types().containsKey(type) ? type : "other", n, Long::sum));
            days.put(day, counts.withFlagTypes(types));
        });
        return new Slice(part.byClass(), DecisionTable.of(cells), days, outcomes);
    }

    @Test
    void parts_add_up_to_the_part_of_all_in_any_order_though_values_are_too_many() {
        SnapshotLayout layout = layout(Map.of("segment", List.of("s77", "s99")));
        SnapshotLayout open = layout(Map.of("segment", List.of()));
        List<ScanResult> results = new ArrayList<>(results(2_000, 100));
        for (SnapshotLayout each : List.of(layout, open)) {
            MetricsPart all = collect(each, results);
            MetricsPart first = collect(each, results.subList(0, 900));
            MetricsPart second = collect(each, results.subList(900, 2_000));
            assertThat(first.plus(second)).isEqualTo(second.plus(first));
            assertThat(first.plus(second).dimensions()).isEqualTo(all.dimensions());
            Collections.shuffle(results, new Random(1));
            assertThat(collect(each, results).dimensions()).isEqualTo(all.dimensions());
            assertThat(all.dimensions().get("segment").values().stream()
                            .mapToLong(Slice::results)
                            .sum())
                    .isEqualTo(2_000);
        }
        assertThat(collect(layout, results).dimensions().get("segment")).containsOnlyKeys("other", "s77", "s99");
        assertThat(collect(open, results).dimensions().get("segment"))
                .hasSize(33)
                .containsKey("s0");
    }

    @Test
    void lines_of_json_count_as_results_in_memory_do(@TempDir Path folder) throws IOException {
        SnapshotLayout layout =
                layout(Map.of("segment", List.of("Retail Banking"), "channel", List.of(), "tier", List.of()));
        Path file = Files.writeString(
                folder.resolve("results.jsonl"),
                Stream.of(
                                "\"dimensions\":{\"Segment\":\"retail banking\",\"channel\":12}",
                                "\"dimensions\":{\"segment\":null,\"channel\":\"web\",\"country\":\"de\"}",
                                "\"dimensions\":null",
                                "\"Dimensions\":{\"segment\":\"retail\"}",
                                "\"dimensions\":{\"segment\":\"a\",\"SEGMENT\":\"b\"}",
                                "\"dimensions\":{\"segment\":true}",
                                "\"dimensions\":\"retail\"")
                        .map(given ->
                                "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\",\"overall_score\":70,"
                                        + "\"classification\":\"worth_exploring\",\"tier\":\"free\"," + given + "}\n")
                        .collect(Collectors.joining()));
        MetricsPart part = SnapshotCollector.collect(
                        JsonLines.in(file),
                        new MetricSource.CollectionRequest(DayWindow.ALL, layout, MetricSource.Progress.NONE))
                .metrics();
        List<ScanResult> inMemory = Stream.of(
                        Map.of("segment", "Retail Banking", "channel", "12"),
                        Map.of("channel", "web", "country", "DE"),
                        Map.<String, String>of(),
                        Map.<String, String>of())
                .map(values -> ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                        .logicVersion("1.2.0")
                        .overallScore(70)
                        .classification("worth_exploring")
                        .tier("free")
                        .dimensions(values)
                        .build())
                .toList();
        assertThat(part.dimensions()).isEqualTo(collect(layout, inMemory).dimensions());
        assertThat(part.dimensions().get("channel")).containsOnlyKeys("12", "web");
        assertThat(part.intake().rejected())
                .containsOnly(
                        Map.entry(new Rejection(RejectionReason.DUPLICATE_KEY, "dimensions"), new Intake.Tally(1, 5)),
                        Map.entry(new Rejection(RejectionReason.WRONG_TYPE, "dimensions"), new Intake.Tally(2, 6)));
        assertThat(part.intake().ignored())
                .containsOnly(
                        Map.entry(new Rejection(RejectionReason.NOT_DECLARED, "dimensions"), new Intake.Tally(1, 2)),
                        Map.entry(new Rejection(RejectionReason.MISSPELT_KEY, "dimensions"), new Intake.Tally(1, 4)));
    }

    @Test
    void values_that_do_not_count_as_themselves_are_told() {
        SnapshotLayout layout = layout(Map.of("segment", List.of("Retail Banking", "corporate"), "channel", List.of()));
        List<ScanResult> results = List.of(
                draft("Segment", "retail-banking").build(),
                draft("segment", "somewhere else").build(),
                draft("segment", " ").build(),
                draft("channel", "He told me that this is his best friend").build(),
                draft("country", "de").build(),
                draft("tier", "gold").build());
        MetricsPart part = collect(layout, results);
        assertThat(part.dimensions().get("segment")).containsOnlyKeys("retail_banking", "other");
        assertThat(part.dimensions().get("channel")).containsOnlyKeys("other");
        Map<Rejection, Long> ignored = new LinkedHashMap<>();
        part.intake().ignored().forEach((why, tally) -> ignored.put(why, tally.count()));
        assertThat(ignored)
                .containsOnly(
                        Map.entry(new Rejection(RejectionReason.NOT_A_LABEL, "dimensions.segment"), 1L),
                        Map.entry(new Rejection(RejectionReason.NOT_A_LABEL, "dimensions.channel"), 1L),
                        Map.entry(new Rejection(RejectionReason.NOT_DECLARED, "dimensions"), 2L));
        assertThat(part.intake().ignored().keySet().stream().map(why -> why.sentence(layout)))
                .containsExactlyInAnyOrder(
                        "dimensions.segment is not declared, so it counts as other",
                        "dimensions.channel is not declared and looks like no code, so it counts as other",
                        "dimensions is not among known_labels.dimensions of the config, or is tier or hour_of_day, which come from"
                                + " elsewhere, and is skipped");
    }
}
