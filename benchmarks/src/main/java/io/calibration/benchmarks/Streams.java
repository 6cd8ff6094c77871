package io.calibration.benchmarks;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.calibration.metrics.Flag;
import io.calibration.metrics.ScanResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What one writes at first: one stream a question, groups in maps, percentiles by sorting. It answers a part of what a snapshot does. */
final class Streams {

    private Streams() {}

    /** Percentiles of all scores, by class and by category; counts by day, class, tier, reason and flag. The number of groups. */
    static int aggregate(List<ScanResult> results) {
        int groups = percentiles(results.stream().map(ScanResult::overallScore)).size();
        Map<String, List<Double>> byClass = results.stream()
                .collect(groupingBy(ScanResult::classification, mapping(ScanResult::overallScore, toList())));
        Map<String, List<Double>> byCategory = results.stream()
                .flatMap(result -> result.categoryScores().entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        for (Map<String, List<Double>> scores : List.of(byClass, byCategory)) {
            groups += scores.values().stream()
                    .mapToInt(values -> percentiles(values.stream()).size())
                    .sum();
        }
        return groups + counts(results) + averages(results);
    }

    private static int counts(List<ScanResult> results) {
        Map<LocalDate, Map<String, Long>> days = results.stream()
                .collect(groupingBy(
                        result -> LocalDate.ofInstant(result.observedAt(), ZoneOffset.UTC),
                        groupingBy(ScanResult::classification, counting())));
        Map<String, Long> tiers = results.stream()
                .filter(result -> result.tier() != null)
                .collect(groupingBy(result -> Objects.requireNonNull(result.tier()), counting()));
        Map<String, Long> reasons = results.stream()
                .flatMap(result -> result.escalations().stream())
                .collect(groupingBy(reason -> reason, counting()));
        Map<String, Map<String, Long>> flags = results.stream()
                .flatMap(result -> result.flags().stream())
                .collect(groupingBy(Flag::type, groupingBy(Flag::severity, counting())));
        return days.size() + tiers.size() + reasons.size() + flags.size();
    }

    private static int averages(List<ScanResult> results) {
        Map<String, Double> confidence = results.stream()
                .filter(result -> result.confidence() != null)
                .collect(groupingBy(
                        ScanResult::classification,
                        averagingDouble(result -> Objects.requireNonNull(result.confidence()))));
        Map<Boolean, Long> outcomes = results.stream()
                .filter(result -> result.outcome() != null)
                .collect(groupingBy(result -> Objects.requireNonNull(result.outcome()), counting()));
        return confidence.size() + outcomes.size();
    }

    private static List<Double> percentiles(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return Stream.of(0.05, 0.25, 0.5, 0.75, 0.95)
                .map(share -> sorted.get((int) (share * (sorted.size() - 1))))
                .toList();
    }
}
