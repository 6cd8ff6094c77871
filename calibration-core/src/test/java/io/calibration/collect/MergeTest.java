package io.calibration.collect;

import static io.calibration.collect.CollectFixtures.collect;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.json.PartFiles;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any order, split, merge order and way through bytes gives the same part, labels too many included. */
class MergeTest {

    @Property(tries = 60)
    void any_split_and_merge_order_gives_the_same_bytes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int labels,
            @ForAll @IntRange(min = 1, max = 9) int parts) {
        List<ScanResult> results = CollectFixtures.random(seed, 1200, labels);
        MetricsPart whole = collect(ScanResults.stream(results::stream));

        List<ScanResult> shuffled = new ArrayList<>(results);
        Collections.shuffle(shuffled, new Random(seed));
        List<MetricsPart> pieces = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            List<ScanResult> piece = shuffled.subList(1200 * i / parts, 1200 * (i + 1) / parts);
            pieces.add(PartFiles.fromBytes(PartFiles.toBytes(collect(ScanResults.stream(piece::stream)))));
        }
        Collections.shuffle(pieces, new Random(seed + 1));
        while (pieces.size() > 1) {
            MetricsPart left = pieces.remove(0);
            MetricsPart right = pieces.remove(pieces.size() / 2);
            pieces.add(left.plus(right));
        }
        assertThat(pieces.get(0)).isEqualTo(whole);
        assertThat(PartFiles.toBytes(pieces.get(0))).isEqualTo(PartFiles.toBytes(whole));
    }

    @Property(tries = 40)
    void threads_do_not_matter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int labels) {
        List<ScanResult> results = CollectFixtures.random(seed, 1200, labels);
        assertThat(collect(ScanResults.stream(() -> results.parallelStream().unordered())))
                .isEqualTo(collect(ScanResults.stream(results::stream)));
    }
}
