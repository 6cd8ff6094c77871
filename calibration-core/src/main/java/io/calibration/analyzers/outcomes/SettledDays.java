package io.calibration.analyzers.outcomes;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;

/**
 * The days whose outcomes are as complete as they will be: by the policy those that are old enough ({@link MatureDays}); where it does not say,
 * those before the days at the end of which outcomes are known of a smaller part of the results, cut off where a step down is most likely, and
 * again, until there is none.
 */
final class SettledDays {

    /** How much likelier a step must be than none, in logarithms, and how much smaller the part. */
    private static final double SURE = 8;

    private static final double SMALLER = 0.95;

    private SettledDays() {}

    /** How many of the days are settled, from the first. */
    static int among(MetricsSnapshot snapshot, KnownOutcomes said) {
        MatureDays mature = MatureDays.of(snapshot, said);
        return mature.isKnown()
                ? mature.days().size()
                : among(List.copyOf(snapshot.metrics().days().values()));
    }

    private static int among(List<DayCounts> days) {
        int end = days.size();
        for (int next = fall(days, end); next < end; next = fall(days, end)) {
            end = next;
        }
        return end;
    }

    /** From where to the end outcomes are known of a smaller part; the end itself where they are not. */
    private static int fall(List<DayCounts> days, int end) {
        long known = 0;
        long results = 0;
        for (DayCounts day : days.subList(0, end)) {
            known += day.withOutcome();
            results += day.results();
        }
        double sure = SURE;
        int fall = end;
        long first = 0;
        long of = 0;
        for (int at = 1; at < end; at++) {
            first += days.get(at - 1).withOutcome();
            of += days.get(at - 1).results();
            double gain = likelihood(first, of) + likelihood(known - first, results - of) - likelihood(known, results);
            boolean smaller = (double) (known - first) / (results - of) < SMALLER * first / of;
            if (smaller && gain > sure) {
                sure = gain;
                fall = at;
            }
        }
        return fall;
    }

    private static double likelihood(long yes, long n) {
        double share = (double) yes / n;
        return (yes == 0 ? 0 : yes * Math.log(share)) + (yes == n ? 0 : (n - yes) * Math.log(1 - share));
    }
}
