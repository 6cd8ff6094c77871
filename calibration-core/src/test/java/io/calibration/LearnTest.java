package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Learned;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.collect.ScanResults;
import io.calibration.json.PolicyJson;
import io.calibration.json.ReportJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearnTest {

    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor OWNER = Actor.human("ada");
    private static final List<ScanResult> RESULTS =
            World.healthy().results(2_000).draw();
    private static final int RUNS = 20;

    /** Standard deviation of the logarithm of a day's rate. */
    private static final double SPREAD = 0.2;

    /** Without those that simulate and know no range. */
    private static final CalibrationPolicy QUICK = CalibrationPolicy.standard().toBuilder()
            .disabledAnalyzers(Set.of("daily_rate", "boundary"))
            .build();

    private static CalibrationBuilder calibration(List<ScanResult> results) {
        return Calibration.builder()
                .source(ScanResults.of(results))
                .config(World.CONFIG)
                .clock(CLOCK)
                .privacy(PrivacyPolicy.exact());
    }

    private static CalibrationPolicy learn(List<ScanResult> results) {
        return calibration(results).policy(QUICK).build().collect().learn(OWNER);
    }

    private static CalibrationReport judge(CalibrationPolicy policy, List<ScanResult> results) {
        return calibration(results)
                .policy(policy)
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .report();
    }

    private static List<String> leftOut(CalibrationPolicy policy) {
        return Objects.requireNonNull(policy.learned()).leftOut();
    }

    @Test
    void whatever_a_healthy_window_shows_is_expected_of_later_ones() {
        CalibrationPolicy policy = learn(RESULTS);
        assertThat(keysThatLack(CalibrationPolicy.standard())).hasSizeGreaterThan(6);
        assertThat(keysThatLack(policy)).isEmpty();
        assertThat(policy.expectedOutcomes().rate()).isNotNull();
        assertThat(policy.expectedOutcomes().scoreAuc()).isNotNull();
        assertThat(policy.expectedOutcomes().classRates()).hasSize(5);
        assertThat(leftOut(policy)).isEmpty();
    }

    private static List<String> keysThatLack(CalibrationPolicy policy) {
        return judge(policy, RESULTS).notJudged().stream()
                .map(NotJudged::takes)
                .filter(takes -> takes.endsWith("or a baseline") || takes.endsWith("in the policy"))
                .toList();
    }

    @Test
    void a_range_allows_for_the_chance_of_both_windows() {
        MetricsSnapshot window = calibration(RESULTS).build().collect().snapshot();
        double share = window.metrics().escalations().results() / 2_000.0;
        double alone = 1.96 * Math.sqrt(share * (1 - share) / 2_000);
        Interval range = Objects.requireNonNull(learn(RESULTS).escalationRate());
        assertThat(share - range.lower()).isBetween(1.41 * alone, 2 * alone);
        assertThat(range.upper() - share).isBetween(1.41 * alone, 2 * alone);
    }

    @Test
    void a_policy_says_from_which_window_it_is_and_on_whose_word() {
        Collected window = calibration(RESULTS).build().collect();
        assertThat(window.learn(OWNER).learned())
                .isEqualTo(new Learned(
                        window.snapshot().window(), Digest.of(window.toJson()).hex(), "human:ada", NOW, List.of()));
    }

    @Test
    void a_program_cannot_call_a_window_healthy() {
        Collected window = calibration(RESULTS).build().collect();
        assertThatThrownBy(() -> window.learn(Actor.service("nightly")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("service:nightly", "Actor.human(id)");
    }

    @Test
    void a_window_of_few_days_is_refused_with_what_it_takes() {
        assertThatThrownBy(() -> learn(World.healthy().days(4).draw()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("2026-03-02 to 2026-03-31", "results on 4 days within 4", "at least 5 days");
        assertThatThrownBy(() -> learn(World.healthy().days(6).draw())).hasMessageContaining("within at least 7");
        assertThatThrownBy(() -> learn(List.of())).hasMessageContaining("results on 0 days");
        assertThat(learn(World.healthy().days(7).draw()).flagRate()).isNotNull();
    }

    @Test
    void published_aggregates_do_not_tell_how_days_differ_and_are_refused() {
        Collected window =
                calibration(RESULTS).privacy(PrivacyPolicy.standard()).build().collect();
        MetricsSnapshot stored = SnapshotJson.read(window.toJson());
        Collected again = calibration(RESULTS).build().analyze(stored).collected();
        assertThatThrownBy(() -> again.learn(OWNER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Collect the window itself");
    }

    @Test
    void what_is_no_range_stays_and_former_ranges_do_not() {
        CalibrationPolicy before = CalibrationPolicy.original().toBuilder()
                .classShare("caution", new Interval(0.9, 1))
                .margins(new Margins(0.01, 0.2, 1.5, 0.2, 0.05))
                .seed(7)
                .expectedOutcomes(World.RIGHT)
                .build();
        CalibrationPolicy policy =
                calibration(RESULTS).policy(before).build().collect().learn(OWNER);
        assertThat(policy.margins()).isEqualTo(before.margins());
        assertThat(policy.seed()).isEqualTo(7);
        assertThat(policy.expectedOutcomes().byClass()).isEqualTo(World.RIGHT.byClass());
        assertThat(policy.classShares()).isEqualTo(learn(RESULTS).classShares());
    }

    @Test
    void days_that_differ_widen_a_range() {
        double alike = width(learn(drawn(1, 0.06)).flagTypeRate("late_reply").orElseThrow());
        double unlike = width(
                learn(unlikeDays(1, 1, 3 * SPREAD)).flagTypeRate("late_reply").orElseThrow());
        assertThat(unlike).isGreaterThan(1.2 * alike);
    }

    @Test
    void people_who_come_back_widen_a_range() {
        UnaryOperator<ScanResult> keyed = result -> {
            int person = (int) (result.overallScore() / 2);
            return withGroup(result, "person" + person);
        };
        List<ScanResult> people = World.healthy().results(2_000).each(keyed).draw();
        assertThat(width(learn(people).classShares().get("caution")))
                .isGreaterThan(2 * width(learn(RESULTS).classShares().get("caution")));
    }

    @Test
    void a_later_window_of_the_same_truth_passes_and_a_doubled_flag_is_found() {
        int alarms = 0;
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            for (boolean tidy : new boolean[] {true, false}) {
                CalibrationPolicy policy = learn(tidy ? drawn(2 * run, 0.06) : unlikeDays(2 * run, 1, SPREAD));
                List<ScanResult> later = tidy ? drawn(2 * run + 1, 0.06) : unlikeDays(2 * run + 1, 1, SPREAD);
                List<ScanResult> doubled = tidy ? drawn(2 * run + 1, 0.12) : unlikeDays(2 * run + 1, 2, SPREAD);
                alarms += judge(policy, later).findings(Severity.MEDIUM).isEmpty() ? 0 : 1;
                found += judge(policy, doubled).findings(Severity.MEDIUM).stream()
                                .map(Finding::subject)
                                .anyMatch("flag_type:late_reply"::equals)
                        ? 1
                        : 0;
            }
        }
        assertThat(alarms).isLessThanOrEqualTo(2 * RUNS / 20);
        assertThat(found).isGreaterThanOrEqualTo(2 * RUNS * 9 / 10);
    }

    private static List<ScanResult> drawn(int seed, double lateReplies) {
        return World.healthy()
                .results(4_000)
                .seed(1_000 + seed)
                .flag("late_reply", "low", lateReplies)
                .draw();
    }

    /** Late replies come more often on some days than on others, and so many times as often as at first. */
    private static List<ScanResult> unlikeDays(int seed, double times, double spread) {
        SplittableRandom random = new SplittableRandom(9_000 + seed);
        double[] logarithms = new double[31];
        double now = random.nextGaussian(0, spread);
        for (int day = 0; day < logarithms.length; day++) {
            logarithms[day] = now;
            now = 0.5 * now + random.nextGaussian(0, spread * Math.sqrt(0.75));
        }
        return World.healthy()
                .results(4_000)
                .seed(1_000 + seed)
                .flag("late_reply", "low", 0.25)
                .each(result -> {
                    int day = (int) ((result.observedAt().getEpochSecond()
                                    - Instant.parse("2026-03-02T00:00:00Z").getEpochSecond())
                            / 86_400);
                    boolean kept = random.nextDouble() < 0.24 * times * Math.exp(logarithms[day]);
                    return kept
                            ? result
                            : Scans.of(result)
                                    .flags(result.flags().stream()
                                            .filter(flag -> !flag.type().equals("late_reply"))
                                            .toList())
                                    .result();
                })
                .draw();
    }

    private static double width(Interval range) {
        return range.upper() - range.lower();
    }

    private static ScanResult withGroup(ScanResult result, String group) {
        return ScanResult.builder()
                .observedAt(result.observedAt())
                .logicVersion(result.logicVersion())
                .overallScore(result.overallScore())
                .classification(result.classification())
                .categoryScores(result.categoryScores())
                .confidence(result.confidence())
                .flags(result.flags())
                .escalations(result.escalations())
                .tier(result.tier())
                .dataSufficient(result.dataSufficient())
                .conflictScore(result.conflictScore())
                .outcome(result.outcome())
                .group(group)
                .build();
    }

    @Test
    void too_few_results_get_no_range_and_that_is_said() {
        CalibrationPolicy policy = learn(World.healthy().results(60).draw());
        assertThat(policy.classShares()).isNotEmpty();
        assertThat(policy.criticalFlagShare()).isNull();
        assertThat(leftOut(policy))
                .anySatisfy(why -> assertThat(why).startsWith("critical_flag_share: there are fewer than 30 flags"))
                .anySatisfy(why -> assertThat(why).startsWith("mean_confidence of high_risk: fewer than 20 results"))
                .anySatisfy(why -> assertThat(why).startsWith("score_auc: the results are worth fewer than 30"));
        assertThat(learn(World.healthy().results(25).draw()).flagRate()).isNull();
    }

    @Test
    void where_many_results_do_not_say_whether_data_sufficed_no_range_is_held_against_them() {
        CalibrationPolicy policy = learn(World.healthy()
                .results(2_000)
                .each(result -> Scans.of(result)
                        .sufficient(result.overallScore() > 50 ? null : result.dataSufficient())
                        .result())
                .draw());
        assertThat(policy.sufficiencyRate()).isNull();
        assertThat(leftOut(policy)).anyMatch(why -> why.startsWith("sufficiency_rate: so many results do not say"));
    }

    @Test
    void what_few_results_bear_is_told_neither_by_its_name_nor_by_a_number() {
        CalibrationPolicy three = published(3, 2);
        CalibrationPolicy eight = published(8, 7);
        assertThat(three.flagTypeRates()).doesNotContainKey("secret").isEqualTo(eight.flagTypeRates());
        assertThat(three.escalationRate())
                .isEqualTo(eight.escalationRate())
                .extracting(range -> Objects.requireNonNull(range).lower())
                .isEqualTo(0.0);
        assertThat(leftOut(three)).anyMatch(why -> why.startsWith("flag_type_rates of others: their names"));
        assertThat(new String(PolicyJson.write(three), StandardCharsets.UTF_8)).doesNotContain("secret");
    }

    /** With so many escalations, and so many flags of a type that nobody declared. */
    private static CalibrationPolicy published(int escalated, int secrets) {
        List<ScanResult> results = new ArrayList<>();
        for (ScanResult result : World.healthy().results(1_000).draw()) {
            List<Flag> flags = new ArrayList<>(result.flags());
            if (results.size() % 100 == 0 && results.size() / 100 < secrets) {
                flags.add(new Flag("secret", "low"));
            }
            results.add(new ScanResult(
                    result.observedAt(),
                    result.logicVersion(),
                    result.overallScore(),
                    result.classification(),
                    result.categoryScores(),
                    result.confidence(),
                    flags,
                    results.size() % 100 == 1 && results.size() / 100 < escalated ? List.of("pattern") : List.of(),
                    result.tier(),
                    result.dataSufficient(),
                    result.conflictScore(),
                    result.outcome()));
        }
        return calibration(results)
                .privacy(PrivacyPolicy.standard())
                .build()
                .collect()
                .learn(OWNER);
    }

    @Test
    void a_class_that_is_published_with_a_neighbour_gets_no_range() {
        List<ScanResult> results = World.healthy()
                .results(1_000)
                .shares(0.002, 0.298, 0.3, 0.3, 0.1)
                .draw();
        CalibrationPolicy policy = calibration(results)
                .privacy(PrivacyPolicy.standard())
                .build()
                .collect()
                .learn(OWNER);
        assertThat(policy.classShares())
                .doesNotContainKeys("high_potential", "worth_exploring")
                .containsKey("caution");
        assertThat(leftOut(policy)).anyMatch(why -> why.startsWith("class_shares of worth_exploring: it would tell"));
        assertThat(learn(results).classShares()).hasSize(5);
    }

    @Test
    void a_report_names_the_policy_that_it_was_judged_by_and_an_edited_one_is_another() {
        CalibrationPolicy policy = learn(RESULTS);
        CalibrationPolicy edited = PolicyJson.read(PolicyJson.write(policy)).toBuilder()
                .escalationRate(new Interval(0, 0.09))
                .build();
        assertThat(edited.learned()).isEqualTo(policy.learned());
        assertThat(digest(judge(policy, RESULTS)))
                .isEqualTo(Digest.of(PolicyJson.write(policy)).hex())
                .isNotEqualTo(digest(judge(edited, RESULTS)));
        Analyzed analyzed = calibration(RESULTS)
                .policy(policy)
                .privacy(PrivacyPolicy.standard())
                .build()
                .collect()
                .analyze();
        assertThat(new String(analyzed.toJson(), StandardCharsets.UTF_8))
                .contains("\"policy_digest\": \"" + digest(analyzed.report()) + "\"");
        assertThat(digest(ReportJson.read(analyzed.toJson()))).isEqualTo(digest(analyzed.report()));
    }

    private static @Nullable String digest(CalibrationReport report) {
        return report.policyDigest();
    }

    @Property(tries = 20)
    void a_learned_policy_is_read_back_as_it_was(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 1_500) int results) {
        CalibrationPolicy policy =
                learn(World.healthy().seed(seed).results(results).draw());
        assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
    }

    @Property(tries = 5)
    void the_same_window_gives_the_same_bytes_whatever_the_order_and_the_locale(@ForAll Random random) {
        byte[] first = PolicyJson.write(learn(RESULTS));
        List<ScanResult> shuffled = new ArrayList<>(RESULTS);
        Collections.shuffle(shuffled, random);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(PolicyJson.write(learn(shuffled))).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ends_lie_on_four_decimals_outside_of_what_was_found() {
        assertThat(learn(RESULTS).classShares().values()).allSatisfy(range -> {
            assertThat(10_000 * range.lower()).isCloseTo(Math.rint(10_000 * range.lower()), within(1e-9));
            assertThat(10_000 * range.upper()).isCloseTo(Math.rint(10_000 * range.upper()), within(1e-9));
        });
    }
}
