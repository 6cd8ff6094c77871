package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.ScoreScale;
import io.calibration.config.Version;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** More categories and more patterns than are told apart. */
class MissingPatternsTest {

    private static final List<String> CATEGORIES =
            IntStream.range(10, 30).mapToObj(i -> "category_" + i).toList();
    private static final SnapshotLayout LAYOUT = SnapshotLayout.of(
            new Version("1.2.0"),
            ScoreScale.standard(),
            List.of(BigDecimal.ZERO),
            List.of(),
            List.of("worth_exploring"),
            List.of(0, 0, 0, 0),
            new TreeSet<>(CATEGORIES));

    @Property(tries = 30)
    void the_patterns_with_the_fewest_missing_are_kept_in_any_order_and_split(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int parts) {
        List<ScanResult> results = new ArrayList<>(results(seed));
        MissingPatterns whole = collect(results);
        TreeMap<Integer, Long> all = new TreeMap<>();
        results.forEach(result -> all.merge(pattern(result), 1L, Long::sum));
        assertThat(all).hasSizeGreaterThan(MissingPatterns.MAX_PATTERNS);
        assertThat(whole).isEqualTo(new MissingPatterns(all, 0));
        assertThat(whole.byPattern()).hasSize(MissingPatterns.MAX_PATTERNS);
        assertThat(whole.total()).isEqualTo(results.size());
        int mostMissing = whole.byPattern().keySet().stream()
                .mapToInt(Integer::bitCount)
                .max()
                .orElseThrow();
        all.keySet().removeAll(whole.byPattern().keySet());
        assertThat(all.keySet()).allMatch(pattern -> Integer.bitCount(pattern) >= mostMissing);

        Collections.shuffle(results, new Random(seed));
        MissingPatterns sum = MissingPatterns.NONE;
        for (int i = 0; i < parts; i++) {
            int size = results.size();
            sum = collect(results.subList(size * i / parts, size * (i + 1) / parts))
                    .plus(sum);
        }
        assertThat(sum).isEqualTo(whole);
    }

    @Test
    void a_result_without_any_category_lacks_them_all() {
        MissingPatterns patterns = collect(
                List.of(CollectFixtures.draft().build(), CollectFixtures.draft().build()));
        assertThat(patterns.byPattern()).containsExactly(Map.entry(0xFFFF, 2L));
        assertThat(MissingPatterns.missing(0xFFFF, LAYOUT)).containsExactlyElementsOf(CATEGORIES.subList(0, 16));
    }

    private static List<ScanResult> results(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 3_000)
                .mapToObj(i -> {
                    CollectFixtures.Draft draft = CollectFixtures.draft();
                    for (String category : CATEGORIES) {
                        if (random.nextInt(3) > 0) {
                            draft.scores.put(category, (double) random.nextInt(101));
                        }
                    }
                    return draft.build();
                })
                .toList();
    }

    private static int pattern(ScanResult result) {
        return IntStream.range(0, MissingPatterns.MAX_CATEGORIES)
                .filter(i -> !result.categoryScores().containsKey(CATEGORIES.get(i)))
                .map(i -> 1 << i)
                .sum();
    }

    private static MissingPatterns collect(List<ScanResult> results) {
        MetricsPart part = SnapshotCollector.collect(
                        ScanResults.of(results), new CollectionRequest(DayWindow.ALL, LAYOUT, Progress.NONE))
                .metrics();
        return part.categories().missing();
    }
}
