package io.calibration.disclosure;

import io.calibration.metrics.Counts;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.ValueImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What may be told of the values of a dimension in an impact. A value that is withheld follows from the others and the whole, so of a dimension all
 * values are told or none, and results that have no value count as one more; and none where a move of the whole is withheld, which would follow
 * from them. Where some moves from class to class are of too few, how many
 * results change class may be told all the same; where those are too few, nothing is.
 */
final class ImpactProtection {

    private final PrivacyPolicy policy;
    private final Impact impact;

    private ImpactProtection(PrivacyPolicy policy, Impact impact) {
        this.policy = policy;
        this.impact = impact;
    }

    static Impact apply(PrivacyPolicy policy, Impact impact) {
        return policy.isExact() ? impact : impact.withValues(new ImpactProtection(policy, impact).told());
    }

    private List<ValueImpact> told() {
        Map<String, List<ValueImpact>> byDimension = impact.values().stream()
                .collect(Collectors.groupingBy(ValueImpact::dimension, TreeMap::new, Collectors.toList()));
        return byDimension.values().stream()
                .flatMap(values -> told(values).stream())
                .toList();
    }

    private List<ValueImpact> told(List<ValueImpact> values) {
        List<ValueImpact> all = new ArrayList<>(values);
        all.add(without(values));
        if (!mayTellMoves(ValueImpact.of("", "", impact.moves()))
                || !all.stream().allMatch(this::mayTellChanged)) {
            return List.of();
        }
        return all.stream().allMatch(this::mayTellMoves)
                ? values
                : values.stream()
                        .map(value -> new ValueImpact(
                                value.dimension(), value.value(), value.results(), value.reclassified(), List.of()))
                        .toList();
    }

    /** The results without a value. */
    private ValueImpact without(List<ValueImpact> values) {
        int classes = impact.moves().size();
        List<Counts> left = IntStream.range(0, classes)
                .mapToObj(from -> Counts.of(IntStream.range(0, classes)
                        .mapToLong(to -> impact.moves().get(from).get(to)
                                - values.stream()
                                        .mapToLong(
                                                value -> value.moves().get(from).get(to))
                                        .sum())
                        .toArray()))
                .toList();
        return ValueImpact.of("", "", left);
    }

    private boolean mayTellChanged(ValueImpact value) {
        return fits(value.results()) && fits(value.reclassified()) && fits(value.results() - value.reclassified());
    }

    private boolean mayTellMoves(ValueImpact value) {
        return value.moves().stream()
                .allMatch(from -> IntStream.range(0, from.size()).allMatch(to -> fits(from.get(to))));
    }

    private boolean fits(long count) {
        return count == 0 || policy.allows(count);
    }
}
