package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the results of people who come back by random groups of people. A key is kept no longer than its result is read: its hash names
 * the group. What stands before the first colon of a key is the id of the secret that it was made with.
 */
public final class GroupCounts {

    /** The group of a result without a key. */
    static final int NONE = -1;

    private static final Pattern SECRET = Pattern.compile("([a-z0-9_.-]{1,32}):.*", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[a-z0-9_.-]{0,32}");

    private final int classes;
    private final int scoreBins;
    private final int confidenceBins;
    private final DaySeries series;
    private final TreeSet<String> secrets = new TreeSet<>();
    private final @Nullable Sums[] groups = new @Nullable Sums[GroupMetrics.GROUPS];

    GroupCounts(SnapshotLayout layout) {
        classes = layout.classes().size();
        scoreBins = layout.scoreBins().count();
        confidenceBins = layout.absentConfidenceBin() + 1;
        series = DaySeries.byAge(classes);
    }

    /** Whether a text may be the id of a secret; the empty one is that of keys that name none. */
    public static boolean isSecret(String id) {
        return ID.matcher(id).matches();
    }

    /** By outcome, and then by bin. */
    private final class Sums {

        private final long[][] byClass = new long[Outcome.COUNT][classes];
        private final long[][] byScore = new long[Outcome.COUNT][scoreBins];
        private final long[][] byConfidence = new long[Outcome.COUNT][confidenceBins];
    }

    /** The group of the result that is being read. */
    int groupOf(@Nullable CharSequence key) {
        if (key == null || LabelIndex.isBlank(key)) {
            return NONE;
        }
        if (secrets.size() <= 1) {
            Matcher secret = SECRET.matcher(key);
            secrets.add(secret.matches() ? secret.group(1) : "");
        }
        return (int) (hash(key) >>> (Long.SIZE - 6)); // 64 groups
    }

    /** FNV-1a (Fowler, Noll and Vo 1991), mixed once more as MurmurHash3 does (Appleby 2011), so that alike keys lie apart. */
    private static long hash(CharSequence key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** Counts the result that was read last as {@link DaySeries#count} does. */
    void count(CheckedResults results, boolean escalated, boolean insufficient) {
        int group = results.group[results.size];
        if (group == NONE) {
            return;
        }
        series.count(group, results, escalated, insufficient);
        Sums sums = groups[group];
        if (sums == null) {
            sums = new Sums();
            groups[group] = sums;
        }
        int i = results.size;
        int outcome = results.outcome[i];
        sums.byClass[outcome][results.classIndex[i]]++;
        sums.byScore[outcome][results.scoreBin[i]]++;
        sums.byConfidence[outcome][results.confidenceBin[i]]++;
    }

    void countFlagType(int group, int type) {
        if (group != NONE) {
            series.countFlagType(group, type, 1);
        }
    }

    void moveFlagType(int from, int to) {
        series.moveFlagType(from, to);
    }

    GroupMetrics toMetrics(LabelTable flagTypes) {
        SortedMap<Integer, Group> byGroup = new TreeMap<>();
        series.toDays(flagTypes).forEach((day, counts) -> {
            int group = (int) day.toEpochDay();
            Sums sums = groups[group];
            if (sums != null) {
                byGroup.put(
                        group,
                        new Group(counts, counts(sums.byClass), counts(sums.byScore), counts(sums.byConfidence)));
            }
        });
        return new GroupMetrics(secrets, byGroup);
    }

    private static List<Counts> counts(long[][] byOutcome) {
        return Stream.of(byOutcome)
                .map(counts -> Counts.of(Arrays.copyOf(counts, counts.length)))
                .toList();
    }
}
