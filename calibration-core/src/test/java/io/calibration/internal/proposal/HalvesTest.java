package io.calibration.internal.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Impact.Basis.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On what a change is searched for, and on what it is judged. */
class HalvesTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "class_thresholds": {"good": {"min_score": 50}, "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    private static final Instant START = Instant.parse("2026-10-05T12:00:00Z");

    /** Each person has a score of his own, so that a cell of the decision table is a person. */
    @Property(tries = 30)
    void no_person_who_is_searched_on_is_judged_on(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int days) {
        Halves halves = Halves.of(snapshot(people(new SplittableRandom(seed), days)), 7);
        assertThat(halves.ofOtherPeople()).isTrue();
        assertThat(halves.search().total()).isPositive();
        assertThat(halves.heldOut().total()).isPositive();
        for (int person = 0; person < halves.search().size(); person++) {
            assertThat(Math.min(halves.search().get(person), halves.heldOut().get(person)))
                    .isZero();
        }
    }

    /** Each day has a score of its own, so that a cell of the decision table is a day. */
    @Property(tries = 30)
    void no_day_that_is_searched_on_is_judged_on(@ForAll long seed, @ForAll boolean keyed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int day = random.nextInt(14 + random.nextInt(10));
            results.add(result(keyed ? "p" + random.nextInt(500) : null, day, day));
        }
        Halves halves = Halves.of(snapshot(results), 7);
        assertThat(halves.heldOutSample()).isEqualTo(keyed ? Sample.HELD_OUT_DAYS_AND_PEOPLE : Sample.HELD_OUT_DAYS);
        for (int day = 0; day < halves.search().size(); day++) {
            assertThat(Math.min(halves.search().get(day), halves.heldOut().get(day)))
                    .isZero();
        }
    }

    @Test
    void without_keys_every_result_is_in_one_half_or_the_other() {
        MetricsSnapshot snapshot = snapshot(withoutKeys(people(new SplittableRandom(1), 20)));
        Halves halves = Halves.of(snapshot, 7);
        assertThat(halves.searchSample()).isEqualTo(Sample.SEARCH_DAYS);
        assertThat(halves.search().total() + halves.heldOut().total()).isEqualTo(snapshot.results());
    }

    @Test
    void with_keys_each_half_is_about_a_quarter_of_the_results() {
        MetricsSnapshot snapshot = snapshot(people(new SplittableRandom(1), 20));
        Halves halves = Halves.of(snapshot, 7);
        assertThat(halves.searchSample()).isEqualTo(Sample.SEARCH_DAYS_AND_PEOPLE);
        assertThat((double) halves.search().total() / snapshot.results()).isBetween(0.2, 0.3);
        assertThat((double) halves.heldOut().total() / snapshot.results()).isBetween(0.2, 0.3);
    }

    @Test
    void below_fourteen_days_people_alone_are_halved() {
        MetricsSnapshot snapshot = snapshot(people(new SplittableRandom(1), 13));
        Halves halves = Halves.of(snapshot, 7);
        assertThat(halves.searchSample()).isEqualTo(Sample.SEARCH_PEOPLE);
        assertThat(halves.heldOutSample()).isEqualTo(Sample.HELD_OUT_PEOPLE);
        assertThat(halves.search().total() + halves.heldOut().total()).isEqualTo(snapshot.results());
    }

    @Test
    void keys_on_fewer_than_nine_of_ten_results_do_not_speak_for_all() {
        List<ScanResult> results = people(new SplittableRandom(1), 20);
        List<ScanResult> some = new ArrayList<>(results.subList(0, 8 * results.size() / 10));
        some.addAll(withoutKeys(results.subList(8 * results.size() / 10, results.size())));
        assertThat(Halves.of(snapshot(some), 7).heldOutSample()).isEqualTo(Sample.HELD_OUT_DAYS);
        assertThat(Halves.of(snapshot(results), 7).heldOutSample()).isEqualTo(Sample.HELD_OUT_DAYS_AND_PEOPLE);
    }

    @Test
    void a_customer_with_most_of_the_results_cannot_be_halved_so_that_days_alone_are() {
        List<ScanResult> results = people(new SplittableRandom(1), 20);
        for (int i = 0; i < 3_000; i++) {
            results.add(result("most", i % 20, 70));
        }
        assertThat(Halves.of(snapshot(results), 7).heldOutSample()).isEqualTo(Sample.HELD_OUT_DAYS);
    }

    @Test
    void what_some_people_do_stands_for_others_by_their_number_though_the_same_come_again() {
        List<ScanResult> results = people(new SplittableRandom(1), 20);
        MetricsSnapshot window = snapshot(results);
        MetricsSnapshot before = snapshot(results.stream()
                .map(result -> result(
                        result.group(), day(result) - 20, result.overallScore().intValue()))
                .toList());
        NextWindow next = NextWindow.after(window, Optional.of(before), 0);
        ReplayGround ground = new ReplayGround(CONFIG, window, Halves.of(window, 7), 3, next);
        ReplayGround ofDays = new ReplayGround(CONFIG, window, Halves.of(snapshot(withoutKeys(results)), 7), 3, next);
        assertThat(ofDays.designEffect()).isLessThan(2);
        assertThat(ground.designEffect()).isGreaterThan(4);
        assertThat(ground.nextResults()).isBetween(500L, 600L);
        assertThat(ofDays.nextResults()).isEqualTo(1_000);
        assertThat(ground.effectiveResults()).isEqualTo(ofDays.effectiveResults());
    }

    @Test
    void keys_of_two_secrets_tell_nobody_apart() {
        List<ScanResult> results = new ArrayList<>(people(new SplittableRandom(1), 20));
        results.add(result("2027:p1", 1, 1));
        assertThat(Halves.of(snapshot(results), 7).heldOutSample()).isEqualTo(Sample.HELD_OUT_DAYS);
    }

    /** 100 people, one for each score, of whom each comes ten times or so. */
    private static List<ScanResult> people(SplittableRandom random, int days) {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int person = random.nextInt(100);
            results.add(result("p" + person, random.nextInt(days), person));
        }
        return results;
    }

    private static List<ScanResult> withoutKeys(List<ScanResult> results) {
        return results.stream()
                .map(result -> result(null, day(result), result.overallScore().intValue()))
                .toList();
    }

    private static int day(ScanResult result) {
        return (int) Duration.between(START, result.observedAt()).toDays();
    }

    private static ScanResult result(@Nullable String person, int day, int score) {
        return ScanResult.builder()
                .observedAt(START.plusSeconds(86_400L * day))
                .logicVersion("1.0.0")
                .overallScore(score)
                .classification(score < 50 ? "bad" : "good")
                .group(person)
                .build();
    }

    private static MetricsSnapshot snapshot(List<ScanResult> results) {
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(CONFIG), Progress.NONE);
        return SnapshotCollector.collect(ScanResults.of(results), request);
    }
}
