package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.json.RandomSnapshots;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Intake.Tally;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What somebody finds out who adds and subtracts whatever is published about a dimension. */
class DimensionProtectionTest {

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.dimensioned(900);
    }

    @Provide
    Arbitrary<PrivacyPolicy> policies() {
        return Arbitraries.integers().between(5, 40).withoutEdgeCases().map(PrivacyPolicy::new);
    }

    @Property(tries = 150)
    void no_row_and_no_difference_tells_of_few(
            @ForAll("snapshots") MetricsSnapshot exact, @ForAll("policies") PrivacyPolicy policy) {
        MetricsPart published = Protection.apply(policy, exact).metrics();
        Counts byClass = published.byClass();
        published.dimensions().forEach((name, slices) -> {
            assertTallies(name, slices, published, policy);
            if (name.equals("tier")) {
                return; // below
            }
            Counts sum = sum(slices);
            for (int i = 0; i < byClass.size(); i++) {
                int place = i;
                slices.values().forEach(slice -> fits(slice.byClass().get(place), policy));
                fits(byClass.get(i) - sum.get(i), policy);
            }
            slices.values().forEach(slice -> fits(slice.results(), policy));
        });
        exact.layout().dimensions().stream()
                .filter(name -> !published.dimensions().containsKey(name))
                .forEach(name -> assertThat(told(name, published)).as(name).isZero());
    }

    private static void assertTallies(
            String name, SortedMap<String, Slice> slices, MetricsPart published, PrivacyPolicy policy) {
        long told = told(name, published);
        long other = slices.getOrDefault("other", Slice.NONE).results();
        if (name.equals("tier")) {
            assertThat(told).isZero();
        } else if (told > 0) {
            fits(Math.max(0, other - told), policy);
        }
    }

    private static long told(String name, MetricsPart published) {
        return published.intake().ignored().entrySet().stream()
                .filter(e -> e.getKey().field().equals(LabelKind.dimension(name)))
                .map(Map.Entry::getValue)
                .mapToLong(Tally::count)
                .sum();
    }

    @Property(tries = 100)
    void results_by_tier_are_sums_of_the_tiers_that_are_published(
            @ForAll("snapshots") MetricsSnapshot exact, @ForAll("policies") PrivacyPolicy policy) {
        MetricsPart published = Protection.apply(policy, exact).metrics();
        SortedMap<String, Slice> slices = published.dimensions().get("tier");
        if (slices == null) {
            return;
        }
        slices.forEach((value, slice) -> {
            if (!value.equals("other")) {
                assertThat(slice.byClass()).isEqualTo(published.tiers().get(value));
            }
        });
        assertThat(sum(slices)).isEqualTo(published.tiers().values().stream().reduce(Counts.zeros(0), Counts::plus));
    }

    @Test
    void values_and_results_without_one_that_are_too_few_count_as_other() {
        assertThat(published(40, 30, 6, 5)).isEqualTo(Map.of("a", 40L, "b", 30L, "other", 11L));
        assertThat(published(40, 30, 4, 2)).isEqualTo(Map.of("a", 40L, "other", 36L));
        assertThat(published(40, 30, 0, 0)).isEqualTo(Map.of("a", 40L, "b", 30L));
        assertThat(published(40, 30, 0, 12)).isEqualTo(Map.of("a", 40L, "b", 30L));
        assertThat(published(40, 0, 3, 12)).isEqualTo(Map.of("a", 40L, "other", 15L));
        assertThat(published(2, 0, 0, 5)).isEmpty();
    }

    private static Map<String, Long> published(int a, int b, int c, int without) {
        Map<String, Integer> sizes = Map.of("a", a, "b", b, "c", c, "", without);
        SortedMap<String, Slice> slices = Protection.apply(PrivacyPolicy.standard(), RandomSnapshots.segments(sizes))
                .metrics()
                .dimensions()
                .getOrDefault("segment", new TreeMap<>());
        Map<String, Long> results = new TreeMap<>();
        slices.forEach((value, slice) -> results.put(value, slice.results()));
        return results;
    }

    private static Counts sum(SortedMap<String, Slice> slices) {
        return slices.values().stream().map(Slice::byClass).reduce(Counts.zeros(0), Counts::plus);
    }

    private static void fits(long count, PrivacyPolicy policy) {
        assertThat(count == 0 || count >= policy.minimumCell())
                .as("%d of least %d", count, policy.minimumCell())
                .isTrue();
    }
}
