package io.calibration.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Plugins;
import io.calibration.internal.analysis.Judge;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Coverage, tiers, the baseline's size, and predictions. */
class CompositionAnalyzersTest {

    private static final Analyzer[] COMPOSITION = {
        BuiltIn.analyzer("coverage_by_class"),
        BuiltIn.analyzer("outcomes_by_class"),
        BuiltIn.analyzer("tier_mix"),
        BuiltIn.analyzer("category_coverage")
    };

    @Test
    void a_category_that_is_missing_where_scores_are_low_drives_the_score() {
        SplittableRandom random = new SplittableRandom(1);
        Finding finding = World.healthy()
                .each(r -> random.nextDouble() < (r.overallScore() < 45 ? 0.6 : 0.1) ? without(r) : r)
                .judge(BuiltIn.analyzer("coverage_by_class"))
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("score_driven_by_coverage:category:values");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.MEDIUM);
        assertThat(finding.description()).contains("it is missing in").contains("of caution");
    }

    @Test
    void a_category_that_is_missing_by_chance_drives_nothing() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(World.healthy()
                        .results(5_000)
                        .each(r -> random.nextDouble() < 0.3 ? without(r) : r)
                        .judge(COMPOSITION)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_category_that_the_policy_has_a_range_for_is_judged() {
        SplittableRandom random = new SplittableRandom(1);
        CalibrationReport report = World.healthy()
                .policy(CalibrationPolicy.builder()
                        .categoryCoverage("values", new Interval(0.9, 1))
                        .build())
                .each(r -> random.nextDouble() < 0.3 ? without(r) : r)
                .judge(BuiltIn.analyzer("category_coverage"));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("low_category_coverage:category:values");
        assertThat(report.findings(Severity.HIGH)).hasSize(1);
    }

    @Test
    void tiers_that_differ_in_their_classes_are_never_more_than_low() {
        CalibrationReport report = World.healthy()
                .results(5_000)
                .each(r -> tier(r, r.overallScore() > 60 ? "gold" : "free"))
                .judge(BuiltIn.analyzer("tier_mix"));
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.LOW);
        assertThat(report.findings().get(0).description()).contains("not a cause");
    }

    @Test
    void a_baseline_below_twice_the_window_is_noted() {
        assertThat(World.healthy()
                        .against(World.earlier(1_500))
                        .judge(BuiltIn.analyzer("baseline"))
                        .findings())
                .extracting(Finding::type)
                .containsExactly("small_baseline");
        assertThat(World.healthy()
                        .against(World.earlier(2_000))
                        .judge(BuiltIn.analyzer("baseline"))
                        .findings())
                .isEmpty();
    }

    @Test
    void a_published_baseline_is_noted_and_what_it_withholds_is_allowed_for() {
        World few = World.healthy().results(600).escalationRate(0.02);
        MetricsSnapshot before = World.earlier(600).escalationRate(0.008).snapshot();
        assertThat(before.metrics().escalations().results()).isBetween(2L, 9L);
        MetricsSnapshot published = SnapshotJson.read(SnapshotJson.write(before, PrivacyPolicy.standard()));
        assertThat(published.metrics().escalations().results()).isZero();
        CalibrationReport report = judge(few, Optional.of(published), Optional.empty());
        assertThat(report.failures()).isEmpty();
        assertThat(report.findings()).extracting(Finding::type).contains("published_baseline");
        assertThat(report.findings(Severity.LOW)).extracting(Finding::type).doesNotContain("escalation_rate_shift");
    }

    @Test
    void a_window_is_as_predicted_or_off_or_too_small_to_say() {
        MetricsSnapshot now = World.healthy().snapshot();
        Prediction right = prediction(now, 0, 1_000);
        assertThat(types(right)).containsExactly("prediction_held");
        assertThat(types(prediction(now, 0, 5_000))).containsExactly("prediction_open");
        CalibrationReport off = judge(World.healthy(), Optional.empty(), Optional.of(prediction(now, 0.1, 1_000)));
        assertThat(off.findings(Severity.MEDIUM))
                .extracting(Finding::id)
                .contains("prediction_missed:class:high_potential");
    }

    private static List<String> types(Prediction prediction) {
        return judge(World.healthy(), Optional.empty(), Optional.of(prediction)).findings().stream()
                .map(Finding::type)
                .toList();
    }

    /** Three points around what is there, shifted. */
    private static Prediction prediction(MetricsSnapshot now, double shift, long next) {
        Map<String, Interval> shares = new LinkedHashMap<>();
        List<String> classes = now.layout().classes();
        for (int i = 0; i < classes.size(); i++) {
            double share = (double) now.metrics().byClass().get(i) / now.results() + (i == 0 ? shift : 0);
            shares.put(classes.get(i), new Interval(share - 0.03, share + 0.03));
        }
        return new Prediction(1_000, next, shares);
    }

    private static CalibrationReport judge(
            World world, Optional<MetricsSnapshot> baseline, Optional<Prediction> prediction) {
        Analyzer[] analyzers = prediction.isPresent()
                ? new Analyzer[] {BuiltIn.analyzer("prediction")}
                : BuiltIn.analyzers(Set.of()).toArray(Analyzer[]::new);
        return Judge.judge(
                new Given(world.context(), baseline, prediction), Plugins.of(Analyzer::id, List.of(analyzers)));
    }

    private record Given(AnalysisContext context, Optional<MetricsSnapshot> baseline, Optional<Prediction> prediction)
            implements AnalysisContext {

        @Override
        public MetricsSnapshot snapshot() {
            return context.snapshot();
        }

        @Override
        public ScoringConfig config() {
            return context.config();
        }

        @Override
        public CalibrationPolicy policy() {
            return context.policy();
        }
    }

    private static ScanResult without(ScanResult r) {
        return with(r, Map.of(), r.tier());
    }

    private static ScanResult tier(ScanResult r, String tier) {
        return with(r, r.categoryScores(), tier);
    }

    private static ScanResult with(ScanResult r, Map<String, Double> categories, String tier) {
        return new ScanResult(
                r.observedAt(),
                r.logicVersion(),
                r.overallScore(),
                r.classification(),
                categories,
                r.confidence(),
                r.flags(),
                r.escalations(),
                tier,
                r.dataSufficient(),
                r.conflictScore(),
                r.outcome());
    }
}
