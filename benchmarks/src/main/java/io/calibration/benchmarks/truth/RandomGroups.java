package io.calibration.benchmarks.truth;

import io.calibration.internal.statistics.clustering.People;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Into how many random groups people are best thrown: 64, or 32 or 16 of neighbours put together. For people who are few or unlike in
 * how often they come it prints how often the 95 % interval of a rate misses the truth, and how wide it is beside one that knows how much
 * people are alike. The same table each time.
 */
public final class RandomGroups {

    private static final int RUNS = 4_000;
    private static final int RESULTS = 2_000;
    private static final double Z = 1.959963984540054;
    private static final MetricsPart NONE = MetricsPart.none(SnapshotLayout.of(World.CONFIG));

    private RandomGroups() {}

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.println("| people | rate | 64 groups: missed, width | 32 | 16 | degrees of freedom |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (double rate : new double[] {0.02, 0.2}) {
            for (int people : new int[] {20, 40, 100, 400, 1_600}) {
                print(people + ", about alike", people, rate, person -> 1);
            }
            print("400, Zipf", 400, rate, person -> 1.0 / (person + 4));
            print("2,000, one of them a tenth of all", 2_000, rate, person -> person == 0 ? 222 : 1);
        }
    }

    /** Each person has a lasting trait of so much, and comes as often as the weights say. */
    private static void print(String name, int people, double rate, IntToDoubleFunction often) {
        double[] until = new double[people];
        double sum = 0;
        for (int person = 0; person < people; person++) {
            sum += often.applyAsDouble(person);
            until[person] = sum;
        }
        double[] missed = new double[3];
        double[] width = new double[3];
        double[] degrees = new double[3];
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(1_000_003L * name.hashCode() + run);
            long[][] drawn = draw(until, rate, random);
            long events = Arrays.stream(drawn[1]).sum();
            double effect =
                    Arrays.stream(drawn[2]).mapToDouble(n -> (double) n * n).sum() / RESULTS;
            double found = (double) events / RESULTS;
            for (int level = 0; level < missed.length; level++) {
                People estimate = people(drawn, level);
                double allowed = estimate.of(group -> group.counts().escalated());
                double reach = Z * Math.sqrt(allowed * found * (1 - found) / RESULTS);
                missed[level] += Math.abs(found - rate) > reach ? 1.0 / RUNS : 0;
                width[level] += reach / (Z * Math.sqrt(effect * rate * (1 - rate) / RESULTS)) / RUNS;
                degrees[level] += estimate.degrees() / RUNS;
            }
        }
        System.out.printf(
                "| %s | %.2f | %.1f %%, %.2f | %.1f %%, %.2f | %.1f %%, %.2f | %.0f, %.0f, %.0f |%n",
                name,
                rate,
                100 * missed[0],
                width[0],
                100 * missed[1],
                width[1],
                100 * missed[2],
                width[2],
                degrees[0],
                degrees[1],
                degrees[2]);
    }

    /** Results of each group, events of each group, and results of each person. */
    private static long[][] draw(double[] until, double rate, SplittableRandom random) {
        int people = until.length;
        int[] group = random.ints(people, 0, GroupMetrics.GROUPS).toArray();
        boolean[] trait = new boolean[people];
        for (int person = 0; person < people; person++) {
            trait[person] = random.nextDouble() < rate;
        }
        long[][] drawn = {new long[GroupMetrics.GROUPS], new long[GroupMetrics.GROUPS], new long[people]};
        for (int i = 0; i < RESULTS; i++) {
            int found = Arrays.binarySearch(until, random.nextDouble(until[people - 1]));
            int person = found < 0 ? -found - 1 : found;
            drawn[0][group[person]]++;
            drawn[1][group[person]] += trait[person] ? 1 : 0;
            drawn[2][person]++;
        }
        return drawn;
    }

    /** Of 64 groups, or of so many times half as many: neighbours put together. */
    private static People people(long[][] drawn, int level) {
        TreeMap<Integer, Group> groups = new TreeMap<>();
        IntStream.range(0, GroupMetrics.GROUPS)
                .filter(group -> drawn[0][group] > 0)
                .forEach(group -> groups.merge(group >> level, group(drawn[0][group], drawn[1][group]), Group::plus));
        return People.of(new MetricsPart(
                        NONE.layout(),
                        NONE.intake(),
                        NONE.decisions(),
                        NONE.scores(),
                        NONE.categories(),
                        NONE.flags(),
                        NONE.escalations(),
                        NONE.tiers(),
                        NONE.sufficiency(),
                        NONE.confidence(),
                        NONE.outcomes(),
                        NONE.days(),
                        NONE.notScored(),
                        new GroupMetrics(new TreeSet<>(), groups),
                        NONE.dimensions()))
                .orElseThrow();
    }

    private static Group group(long results, long events) {
        DayCounts counts = new DayCounts(results, Counts.zeros(0), 0, events, 0, 0, new TreeMap<>());
        return new Group(counts, Group.NONE.byClass(), Group.NONE.byScore(), Group.NONE.byConfidence());
    }
}
