package io.calibration.internal.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.json.ConfigJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much less results of people who come back are worth. */
class PeopleTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "class_thresholds": {"good": {"min_score": 50}, "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void people_who_never_come_back_are_worth_their_number() {
        assertThat(mean(300, 1, People::classes)).isCloseTo(1, within(0.2));
        assertThat(mean(300, 1, People::events)).isCloseTo(1, within(0.2));
    }

    @Test
    void people_who_come_five_times_and_are_always_alike_are_worth_a_fifth_of_their_results() {
        assertThat(mean(300, 5, People::classes)).isCloseTo(5, within(0.5));
        assertThat(mean(300, 5, People::events)).isCloseTo(5, within(0.5));
        assertThat(mean(300, 5, people -> people.of(group -> group.counts().escalated())))
                .isCloseTo(5, within(0.5));
        assertThat(mean(300, 5, people -> people.outcomes(Group::byClass))).isCloseTo(5, within(0.6));
    }

    @Test
    void outcomes_that_follow_the_class_alone_are_independent_however_alike_classes_are() {
        List<ScanResult> results = new ArrayList<>();
        for (int person = 0; person < 400; person++) {
            int score = random.nextInt(100);
            for (int i = 0; i < 5; i++) {
                results.add(result("p" + person, score, false, random.nextInt(100) < (score < 50 ? 30 : 70)));
            }
        }
        assertThat(People.of(part(results)).orElseThrow().outcomes(Group::byClass))
                .isCloseTo(1, within(0.35));
    }

    @Test
    void where_one_customer_bears_much_few_degrees_of_freedom_are_left() {
        List<ScanResult> results = results(1_000, 1);
        IntStream.range(0, 300).forEach(i -> results.add(result("many", 70, true, true)));
        assertThat(People.of(part(results)).orElseThrow().degrees()).isLessThan(3);
        assertThat(People.of(part(results(1_000, 1))).orElseThrow().degrees()).isGreaterThan(40);
    }

    @Test
    void nothing_is_known_of_people_where_too_few_results_say_whose_they_are() {
        List<ScanResult> results = results(80, 1);
        IntStream.range(0, 20).forEach(i -> results.add(result(null, 70, false, true)));
        assertThat(People.of(part(results))).isEmpty();
        assertThat(People.of(part(List.of()))).isEmpty();
        assertThat(People.of(part(results(80, 1)))).isPresent();
    }

    @Test
    void people_who_are_in_the_baseline_as_often_make_no_difference_to_it_and_others_do() {
        List<ScanResult> now = results(300, 5);
        People people = People.of(part(now)).orElseThrow();
        List<ScanResult> others = now.stream()
                .map(result -> result(result.group() + "b", 70, false, true))
                .toList();
        List<ScanResult> newSecret = now.stream()
                .map(result -> result("2027:" + result.group(), 70, false, true))
                .toList();
        assertThat(people.against(people, group -> group.counts().results())).isLessThan(1.1);
        assertThat(people.against(
                        People.of(part(others)).orElseThrow(),
                        group -> group.counts().results()))
                .isBetween(3.0, 8.0);
        assertThat(people.against(
                        People.of(part(newSecret)).orElseThrow(),
                        group -> group.counts().escalated()))
                .isEqualTo(people.of(group -> group.counts().escalated()));
    }

    @Test
    void where_the_same_people_come_again_shares_change_by_less_than_by_chance_and_where_others_come_by_more() {
        List<ScanResult> now = results(300, 5);
        People people = People.of(part(now)).orElseThrow();
        List<ScanResult> others = results(300, 5).stream()
                .map(result -> result("another " + result.group(), random.nextInt(100), false, true))
                .toList();
        double few = Normal.few(people.degrees());
        assertThat(people.classesSince(people)).isCloseTo(0.5 * few * few, within(1e-12));
        assertThat(people.classesSince(People.of(part(others)).orElseThrow())).isGreaterThan(2);
    }

    @Test
    void that_a_change_varies_less_is_believed_as_far_as_it_is_sure() {
        assertThat(People.ofSamePeople(1, 63)).isEqualTo(1);
        assertThat(People.ofSamePeople(0.85, 63)).isEqualTo(1);
        assertThat(People.ofSamePeople(0.6, 63)).isCloseTo(1 - 0.4 * (1 - 2 / (63 * 0.16)), within(1e-12));
        assertThat(People.ofSamePeople(0.6, 8)).isEqualTo(1);
        assertThat(People.ofSamePeople(0, 63)).isEqualTo(0.5);
    }

    @Test
    void a_figure_that_adds_up_has_the_design_effect_of_a_rate_where_it_is_one() {
        MetricsPart part = part(results(300, 5));
        People people = People.of(part).orElseThrow();
        double n = 1_500;
        double rate = part.escalations().results() / n;
        List<Group> groups = part.groups().all();
        double squares = groups.stream()
                .mapToDouble(group -> Math.pow((double) group.counts().results(), 2))
                .sum();
        double chance = rate * (1 - rate) * (n * n - squares) / (n - 1) * groups.size() / (groups.size() - 1);
        assertThat(people.of(
                        group -> group.counts().escalated()
                                - rate * group.counts().results(),
                        chance))
                .isCloseTo(people.of(group -> group.counts().escalated()), within(1e-9))
                .isGreaterThan(3);
    }

    @Test
    void variances_of_days_and_people_add_up() {
        MetricsPart part = part(results(300, 5));
        People people = People.of(part).orElseThrow();
        Estimate days = new Estimate(2, 0, 30, 1, 0);
        Clustering alone = new Clustering(days, days, 30, List.of(), new TreeMap<>());
        Clustering both = new Clustering(days, days, 30, List.of(people), new TreeMap<>());
        assertThat(both.classes()).isEqualTo(alone.classes() + people.classes() - 1);
        assertThat(both.events()).isEqualTo(alone.events() + people.events() - 1);
    }

    @Test
    void what_a_file_says_of_people_stands_for_them() {
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(CONFIG), Progress.NONE);
        MetricsSnapshot exact = SnapshotCollector.collect(ScanResults.of(results(300, 5)), request);
        MetricsSnapshot read = SnapshotJson.read(SnapshotJson.write(exact, PrivacyPolicy.standard()));
        Clustering told = Clustering.of(exact, Optional.empty(), CalibrationPolicy.standard());
        Clustering published = Clustering.of(read, Optional.empty(), CalibrationPolicy.standard());
        assertThat(published.people()).isEmpty();
        assertThat(published.classesOfPeople())
                .isCloseTo(told.classesOfPeople(), withinPercentage(5))
                .isGreaterThan(3);
        assertThat(published.eventsOfPeople()).isCloseTo(told.eventsOfPeople(), withinPercentage(5));
    }

    /** Over many worlds, for one of them is uncertain, and without the allowance for that. */
    private double mean(int people, int times, ToDoubleFunction<People> effect) {
        return IntStream.range(0, 40)
                .mapToObj(world -> People.of(part(results(people, times))).orElseThrow())
                .mapToDouble(found -> effect.applyAsDouble(found) / Math.pow(Normal.few(found.degrees()), 2))
                .average()
                .orElseThrow();
    }

    private List<ScanResult> results(int people, int times) {
        List<ScanResult> results = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int score = random.nextInt(100);
            boolean escalated = random.nextInt(4) == 0;
            boolean good = random.nextBoolean();
            for (int i = 0; i < times; i++) {
                results.add(result("p" + person, score, escalated, good));
            }
        }
        return results;
    }

    private ScanResult result(String person, int score, boolean escalated, boolean good) {
        ScanResult.Builder result = ScanResult.builder()
                .observedAt(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(86_400L * random.nextInt(30)))
                .logicVersion("1.0.0")
                .overallScore(score)
                .classification(score < 50 ? "bad" : "good")
                .group(person)
                .outcome(good);
        return (escalated ? result.escalation("pattern") : result).build();
    }

    private static MetricsPart part(List<ScanResult> results) {
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(CONFIG), Progress.NONE);
        return SnapshotCollector.collect(ScanResults.of(results), request).metrics();
    }
}
