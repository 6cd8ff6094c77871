package io.calibration.analyzers.dimensions;

import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.metrics.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Shares of a value and of the others, class by class.
 *
 * @param classes the classes
 * @param counts of a value: how many count in each class
 * @param all of a value: among how many in each class
 */
record SharesByValue(List<String> classes, Function<Value, Counts> counts, Function<Value, Counts> all) {

    /** How many results are in each class, among all. */
    static SharesByValue ofClasses(List<String> classes) {
        return new SharesByValue(classes, value -> value.now().byClass(), value -> {
            long[] all = new long[classes.size()];
            Arrays.fill(all, value.n());
            return Counts.of(all);
        });
    }

    /** How many outcomes of each class are good, of results of these days. */
    static SharesByValue ofOutcomes(List<String> classes, Set<LocalDate> days) {
        Function<Value, Outcomes> outcomes = value -> Outcomes.of(value.now(), days, classes.size());
        return new SharesByValue(classes, outcomes.andThen(Outcomes::good), outcomes.andThen(Outcomes::all));
    }

    /** Of each class with enough of both. */
    List<Disparity> disparities(Value value, List<Value> others, Limit limit, double designEffect) {
        Counts own = counts.apply(value);
        Counts ownAll = all.apply(value);
        Counts rest = others.stream().map(counts).reduce(Counts.zeros(classes.size()), Counts::plus);
        Counts restAll = others.stream().map(all).reduce(Counts.zeros(classes.size()), Counts::plus);
        List<Disparity> found = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            if (Math.min(ownAll.get(i), restAll.get(i)) >= Dimension.LEAST) {
                ShareDifference difference = new ShareDifference(
                        new Rate(own.get(i), ownAll.get(i), designEffect),
                        new Rate(rest.get(i), restAll.get(i), designEffect));
                found.add(new Disparity(value, classes.get(i), difference, limit, classes.size()));
            }
        }
        return found;
    }
}
