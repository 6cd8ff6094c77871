package io.calibration.benchmarks.truth;

import io.calibration.analysis.Finding;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The finding that a fault should lead to.
 *
 * @param types the types that say it; empty for any
 * @param right whether a finding of these types also names the right place
 * @param knowing a detector that knows the fault and the variances, to compare with
 */
record Sought(Set<String> types, Predicate<Finding> right, Optional<KnowingDetector> knowing) {

    /** Any finding at all. */
    static final Sought ANYTHING = new Sought(Set.of(), finding -> true, Optional.empty());

    static Sought types(String... types) {
        return new Sought(Set.of(types), finding -> true, Optional.empty());
    }

    Sought about(String subject) {
        return new Sought(types, finding -> finding.subject().equals(subject), knowing);
    }

    /** The first and the last day named are at most two days off. */
    Sought onDays(LocalDate first, LocalDate last) {
        return new Sought(
                types, finding -> near(finding, "first_day", first) && near(finding, "last_day", last), knowing);
    }

    /** The same, to be compared with what this detector sees. */
    Sought beside(KnowingDetector detector) {
        return new Sought(types, right, Optional.of(detector));
    }

    /** Days stand in figures as 20260302. */
    private static boolean near(Finding finding, String figure, LocalDate day) {
        OptionalDouble number = finding.evidence().figure(figure);
        if (number.isEmpty()) {
            return false;
        }
        int digits = (int) number.getAsDouble();
        LocalDate named = LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
        return Math.abs(named.toEpochDay() - day.toEpochDay()) <= 2;
    }

    boolean isOfType(Finding finding) {
        return types.isEmpty() || types.contains(finding.type());
    }
}
