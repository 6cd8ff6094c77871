package io.calibration.collect;

import static io.calibration.collect.CollectFixtures.collect;
import static io.calibration.collect.CollectFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many labels are told apart, and what becomes of the others. */
class LabelCapTest {

    private static String numbered(String stem, int number) {
        StringBuilder name = new StringBuilder(stem + "_");
        for (int place = 100_000; place > 0; place /= 10) {
            name.append((char) ('a' + number / place % 10)); // long numbers would be no codes
        }
        return name.toString();
    }

    @Test
    void one_result_may_have_more_categories_than_there_are_results_in_a_block() {
        CollectFixtures.Draft many = draft();
        many.scores.clear();
        for (int i = 0; i < 5_000; i++) {
            many.scores.put(numbered("cat", i), 50.0);
        }
        MetricsPart part = collect(List.of(draft().build(), many.build(), draft().build()));
        assertThat(part.results()).isEqualTo(3);
        assertThat(part.categories().byLabel().get(numbered("cat", 63)).scores().count())
                .isEqualTo(1);
        assertThat(part.categories().byLabel().get("other").scores().count()).isEqualTo(5_000 - 64);
        assertThat(part.categories().missing().total()).isEqualTo(3);
    }

    @Test
    void the_first_labels_in_alphabetical_order_are_kept_and_the_others_pooled() {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 999; i >= 0; i--) {
            CollectFixtures.Draft b = draft();
            b.tier = numbered("tier", i);
            b.flags.add(new Flag(numbered("type", i), "low", numbered("place", i)));
            b.escalations.add(numbered("why", i));
            b.scores.put(numbered("cat", i), 50.0);
            results.add(b.build());
        }
        MetricsPart part = collect(results);
        assertThat(part.tiers()).hasSize(65).containsKey(numbered("tier", 63)).doesNotContainKey(numbered("tier", 64));
        assertThat(part.tiers().get("other").total()).isEqualTo(936);
        assertThat(part.flags().types()).hasSize(257);
        assertThat(part.flags().types().get("other").results()).isEqualTo(744);
        assertThat(part.flags().types().get("other").byCategory()).isEqualTo(Map.of("other", 744L));
        assertThat(part.flags().types().get(numbered("type", 100)).byCategory()).isEqualTo(Map.of("other", 1L));
        assertThat(part.escalations().byReason()).hasSize(65).containsEntry("other", 936L);
        assertThat(part.categories().byLabel()).hasSize(65);
        assertThat(part.categories().byLabel().get("other").scores().count()).isEqualTo(936);
        assertThat(part.days().values().iterator().next().byFlagType())
                .hasSize(257)
                .containsEntry("other", 744L);
        assertThat(part.intake().ignored())
                .isEqualTo(Map.of(
                        tooMany(LabelKind.TIER), new Intake.Tally(936, 0),
                        tooMany(LabelKind.FLAG_TYPE), new Intake.Tally(744, 0),
                        tooMany(LabelKind.FLAG_CATEGORY), new Intake.Tally(936, 0),
                        tooMany(LabelKind.ESCALATION), new Intake.Tally(936, 0),
                        tooMany(LabelKind.CATEGORY), new Intake.Tally(936, 0)));
    }

    @Test
    void categories_that_the_config_weighs_are_kept_in_any_case() {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CollectFixtures.Draft b = draft();
            b.scores.put(numbered("a", i), 50.0);
            b.scores.put("FUN", 60.0);
            results.add(b.build());
        }
        MetricsPart part = collect(results);
        assertThat(part.categories().byLabel()).hasSize(66);
        assertThat(part.categories().byLabel().get("fun").scores().count()).isEqualTo(100);
    }

    @Test
    void a_million_different_labels_are_counted_in_bounded_memory() {
        Iterable<ScanResult> million = () -> IntStream.range(0, 1_000_000)
                .mapToObj(i -> {
                    CollectFixtures.Draft b = draft();
                    b.tier = numbered("tier", i * 7_919 % 1_000_000);
                    return b.build();
                })
                .iterator();
        MetricsPart part = collect(ScanResults.of(million));
        assertThat(part.tiers()).hasSize(65);
        assertThat(part.tiers().get("other").total()).isEqualTo(999_936);
    }

    @Test
    void different_labels_of_one_result_stay_different_where_they_are_pooled() {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            CollectFixtures.Draft b = draft();
            b.flags.add(new Flag(numbered("a", i), "low", "c"));
            results.add(b.build());
        }
        CollectFixtures.Draft late = draft();
        late.flags.addAll(List.of(new Flag("y", "low", "c"), new Flag("z", "low", "c"), new Flag("Z", "high", "c")));
        late.flags.addAll(List.of(new Flag("other", "low", "c"), new Flag("not a l@bel", "low", "c")));
        results.add(late.build());
        MetricsPart part = collect(ScanResults.stream(results::stream));
        assertThat(part.flags().types().get("other").results()).isEqualTo(44 + 3);
        Collections.reverse(results);
        assertThat(collect(ScanResults.stream(results::stream))).isEqualTo(part);
    }

    @Test
    void versions_beyond_the_cap_and_malformed_ones_are_other() {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CollectFixtures.Draft b = draft();
            b.version = i == 0 ? "v1" : "2.0." + (100 + i);
            results.add(b.build());
        }
        assertThat(collect(results).intake().otherVersions())
                .hasSize(65)
                .containsEntry("other", 36L)
                .containsEntry("2.0.164", 1L);
    }

    @Test
    void several_names_of_one_category_count_once_with_the_greatest_score() {
        CollectFixtures.Draft b = draft();
        b.scores.putAll(Map.of("fun", 10.0, "FUN", 30.0, " fun", 20.0));
        MetricsPart part = collect(List.of(b.build()));
        assertThat(part.categories().byLabel().get("fun").scores().max()).isEqualTo(30);
        assertThat(part.categories().byLabel().get("fun").scores().count()).isEqualTo(1);
        assertThat(part.intake().ignored())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.DUPLICATE_KEY, "category_scores"), new Intake.Tally(2, 1)));
    }

    @Test
    void categories_that_have_no_name_of_their_own_are_not_one_that_is_named_twice() {
        CollectFixtures.Draft b = draft();
        b.scores.putAll(Map.of("Mary Smith lives here now", 10.0, "12 High Street, third floor", 30.0, "other", 20.0));
        MetricsPart part = collect(List.of(b.build()));
        assertThat(part.categories().byLabel().get("other").scores().count()).isEqualTo(1);
        Rejection unnamed = new Rejection(RejectionReason.NOT_A_LABEL, "category_scores");
        assertThat(part.intake().ignored()).isEqualTo(Map.of(unnamed, new Intake.Tally(2, 1)));
        assertThat(unnamed.sentence(CollectFixtures.LAYOUT)).contains("looks like no code");
        KnownLabels none =
                new KnownLabels(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Undeclared.OTHER);
        assertThat(unnamed.sentence(CollectFixtures.LAYOUT.withKnownLabels(none)))
                .isEqualTo("category_scores is not declared, so it counts as other");
    }

    private static Rejection tooMany(LabelKind kind) {
        return new Rejection(RejectionReason.TOO_MANY_LABELS, kind.field());
    }
}
