package io.calibration.benchmarks;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one writes at first: one stream a question, groups in maps, percentiles by sorting. It answers nearly all that a snapshot
 * answers.
 */
final class Streams {

    private final List<ScanResult> results;
    private int groups;

    private Streams(List<ScanResult> results) {
        this.results = results;
    }

    /** Answers all questions; gives the number of groups. */
    static int aggregate(List<ScanResult> results) {
        Streams streams = new Streams(results);
        streams.scores();
        streams.decisions();
        streams.days();
        streams.flags();
        streams.counts();
        streams.confidence();
        streams.outcomes();
        return streams.groups;
    }

    private void scores() {
        groups += percentiles(results.stream().map(ScanForms::score)).size();
        Map<String, List<Double>> byClass =
                results.stream().collect(groupingBy(ScanResult::classification, mapping(ScanForms::score, toList())));
        Map<String, List<Double>> byCategory = results.stream()
                .flatMap(result -> result.categoryScores().entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        for (Map<String, List<Double>> scores : List.of(byClass, byCategory)) {
            scores.values()
                    .forEach(values -> groups += percentiles(values.stream()).size());
        }
        groups += results.stream()
                .flatMap(result -> result.categoryScores().keySet().stream()
                        .map(category -> List.of(category, result.classification())))
                .collect(groupingBy(pair -> pair, counting()))
                .size();
        count(result -> result.categoryScores().keySet());
    }

    private record Decision(
            int score,
            int confidence,
            Map<String, Long> severities,
            String classification,
            String outcome,
            boolean even) {}

    private void decisions() {
        count(result -> new Decision(
                ScanForms.score(result).intValue(),
                twentieth(result.confidence()),
                result.flags().stream().collect(groupingBy(Flag::severity, counting())),
                String.valueOf(result.classification()),
                String.valueOf(result.outcome()),
                day(result).toEpochDay() % 2 == 0));
    }

    private void days() {
        List<Predicate<ScanResult>> conditions = List.of(
                result -> true,
                result -> !result.flags().isEmpty(),
                result -> !result.escalations().isEmpty(),
                result -> Boolean.FALSE.equals(result.dataSufficient()),
                result -> result.outcome() != null);
        for (Predicate<ScanResult> condition : conditions) {
            groups += results.stream()
                    .filter(condition)
                    .collect(groupingBy(Streams::day, counting()))
                    .size();
        }
        groups += results.stream()
                .collect(groupingBy(Streams::day, groupingBy(ScanResult::classification, counting())))
                .size();
        groups += results.stream()
                .collect(groupingBy(
                        Streams::day,
                        flatMapping(result -> types(result).stream(), groupingBy(type -> type, counting()))))
                .size();
    }

    private void flags() {
        countFlags(Flag::type, Flag::severity);
        countFlags(Flag::type, Flag::category);
        groups += results.stream()
                .flatMap(result ->
                        result.flags().stream().collect(groupingBy(Flag::type, counting())).entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, groupingBy(Map.Entry::getValue, counting())))
                .size();
        groups += results.stream()
                .flatMap(result ->
                        result.flags().stream().collect(groupingBy(Flag::severity, counting())).entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, groupingBy(Map.Entry::getValue, counting())))
                .size();
    }

    private void countFlags(Function<Flag, String> first, Function<Flag, String> second) {
        groups += results.stream()
                .flatMap(result -> result.flags().stream())
                .collect(groupingBy(first, groupingBy(second, counting())))
                .size();
    }

    private void counts() {
        groups += results.stream()
                .flatMap(result -> result.escalations().stream())
                .collect(groupingBy(reason -> reason, counting()))
                .size();
        count(result -> List.of(String.valueOf(result.tier()), result.classification()));
        count(result -> String.valueOf(result.dataSufficient()));
        count(result -> List.of(twentieth(result.confidence()), twentieth(result.conflictScore())));
    }

    private void confidence() {
        groups += results.stream()
                .filter(result -> result.confidence() != null)
                .collect(groupingBy(
                        ScanResult::classification,
                        averagingDouble(result -> Objects.requireNonNull(result.confidence()))))
                .size();
    }

    private void outcomes() {
        List<ScanResult> known =
                results.stream().filter(result -> result.outcome() != null).toList();
        for (Function<ScanResult, Object> bin :
                List.<Function<ScanResult, Object>>of(ScanForms::score, r -> twentieth(r.confidence()))) {
            groups += known.stream()
                    .collect(groupingBy(bin, averagingDouble(result -> yes(result))))
                    .size();
        }
        for (String first : GeneratedScan.CATEGORIES) {
            for (String second : GeneratedScan.CATEGORIES) {
                if (first.compareTo(second) <= 0) {
                    moments(known, first, second);
                }
            }
        }
    }

    /** The products alone; what else a snapshot knows of the pair is left out. */
    private void moments(List<ScanResult> known, String first, String second) {
        groups += known.stream()
                                .filter(result -> result.categoryScores().containsKey(first)
                                        && result.categoryScores().containsKey(second))
                                .mapToDouble(result -> score(result, first) * score(result, second))
                                .sum()
                        > 0
                ? 1
                : 0;
    }

    private void count(Function<ScanResult, Object> key) {
        groups += results.stream().collect(groupingBy(key, counting())).size();
    }

    private static Set<String> types(ScanResult result) {
        Set<String> types = new TreeSet<>();
        result.flags().forEach(flag -> types.add(flag.type()));
        return types;
    }

    private static LocalDate day(ScanResult result) {
        return LocalDate.ofInstant(result.observedAt(), ZoneOffset.UTC);
    }

    private static double score(ScanResult result, String category) {
        return result.categoryScores().getOrDefault(category, 0.0);
    }

    private static int yes(ScanResult result) {
        return Boolean.TRUE.equals(result.outcome()) ? 1 : 0;
    }

    private static int twentieth(@Nullable Double share) {
        return share == null ? -1 : (int) (share * 20);
    }

    private static List<Double> percentiles(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return Stream.of(0.05, 0.25, 0.5, 0.75, 0.95)
                .map(share -> sorted.get((int) (share * (sorted.size() - 1))))
                .toList();
    }
}
