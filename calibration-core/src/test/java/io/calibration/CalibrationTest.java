package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.ReportJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.Guardrails;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import io.calibration.strategies.ThresholdStrategy;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

    private static final List<ScanResult> RESULTS =
            World.healthy().results(2_000).draw();
    private static final MetricSource SOURCE = ScanResults.of(RESULTS);

    /** The day after the last result. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private static CalibrationBuilder calibration() {
        return Calibration.builder()
                .source(SOURCE)
                .config(World.CONFIG)
                .clock(CLOCK)
                .privacy(PrivacyPolicy.exact());
    }

    private static Registry registry() {
        return Registry.builder()
                .store(new InMemoryRegistryStore("test"))
                .scope(new ScopeId("test"))
                .clock(CLOCK)
                .build();
    }

    @Test
    void healthy_results_end_in_no_change_and_its_reason() {
        Proposed proposed = Calibration.of(SOURCE, World.CONFIG)
                .collect(DayWindow.ALL)
                .analyze()
                .propose();
        assertThat(proposed.analyzed().report().findings(Severity.MEDIUM)).isEmpty();
        assertThat(proposed.proposal().isEmpty()).isTrue();
        assertThat(proposed.proposal().reason()).isNotBlank();
    }

    @Test
    void a_window_without_results_is_not_called_healthy() {
        Proposed proposed = Calibration.of(ScanResults.of(List.of()), World.CONFIG)
                .collect(DayWindow.lastDays(30, CLOCK))
                .analyze()
                .propose();
        assertThat(proposed.proposal().isEmpty()).isTrue();
        assertThat(proposed.proposal().reason()).contains("No result could be judged", "nothing is known");
    }

    @Test
    void thirty_complete_days_are_collected_unless_told_otherwise() {
        assertThat(calibration().build().collect().snapshot().window())
                .isEqualTo(DayWindow.lastDays(30, CLOCK))
                .hasToString("2026-03-02 to 2026-03-31");
    }

    @Test
    void each_stage_can_be_entered_again_from_its_file() throws IOException {
        Calibration calibration = calibration().build();
        Analyzed analyzed = calibration.collect().analyze();
        MetricsSnapshot snapshot =
                SnapshotJson.read(Files.readAllBytes(analyzed.collected().saveTo(folder)));
        CalibrationReport report = ReportJson.read(Files.readAllBytes(analyzed.saveTo(folder)));
        assertThat(snapshot).isEqualTo(analyzed.collected().snapshot());
        assertThat(calibration.analyze(snapshot).toJson()).isEqualTo(analyzed.toJson());
        assertThat(calibration.propose(report, snapshot).toJson())
                .isEqualTo(analyzed.propose().toJson());
    }

    @Test
    void the_four_files_bear_their_names() throws IOException {
        Analyzed analyzed = calibration().build().collect().analyze();
        assertThat(analyzed.collected().saveTo(folder)).hasFileName("metrics_snapshot_20260401_080000.json");
        assertThat(analyzed.saveTo(folder)).hasFileName("calibration_report_20260401_080000.json");
        assertThat(analyzed.propose().saveTo(folder)).containsExactly(folder.resolve("no_change_20260401_080000.json"));
    }

    @Property(tries = 10)
    void the_order_of_the_results_does_not_change_a_byte(@ForAll Random random) {
        List<ScanResult> shuffled = new ArrayList<>(RESULTS);
        Collections.shuffle(shuffled, random);
        Analyzed one = calibration().build().collect().analyze();
        Analyzed other =
                calibration().source(ScanResults.of(shuffled)).build().collect().analyze();
        assertThat(other.collected().toJson()).isEqualTo(one.collected().toJson());
        assertThat(other.toJson()).isEqualTo(one.toJson());
    }

    @Test
    void an_empty_registry_asks_for_a_bootstrap() {
        Calibration calibration =
                Calibration.builder().source(SOURCE).registry(registry()).build();
        assertThatThrownBy(calibration::collect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No active version; bootstrap one");
    }

    @Test
    void nothing_to_change_is_a_refusal_and_a_good_end() {
        Registry registry = registry();
        registry.execute(new Command.Bootstrap(
                Actor.human("ada"), World.CONFIG.logicVersion(), Content.utf8(World.CONFIG.document()), "In use."));
        Calibration calibration = Calibration.builder()
                .source(SOURCE)
                .registry(registry)
                .clock(CLOCK)
                .build();
        CommandResult answer = calibration.collect().analyze().propose().submit(Actor.service("job"));
        assertThat(answer.refusals()).extracting(Refusal::code).containsExactly(RefusalCode.NOTHING_TO_CHANGE);
    }

    @Test
    void exactly_one_of_config_and_registry_must_be_named() {
        assertThatThrownBy(() -> Calibration.builder().source(SOURCE).build()).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> calibration().registry(registry()).build()).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> Calibration.builder().config(World.CONFIG).build())
                .hasMessageContaining("source");
    }

    @Test
    void without_a_registry_nothing_can_be_submitted() {
        Proposed proposed = calibration().build().collect().analyze().propose();
        assertThatThrownBy(() -> proposed.submit(Actor.service("job"))).hasMessageContaining("with a registry");
    }

    @Test
    void a_source_that_fails_midway_leaves_no_snapshot() {
        MetricSource broken = (request, recorder) -> {
            recorder.record(RESULTS.get(0));
            throw new CollectionException("The connection was lost after 1 result.", null);
        };
        Calibration calibration = calibration().source(broken).build();
        assertThatThrownBy(calibration::collect).hasMessage("The connection was lost after 1 result.");
    }

    @Test
    void an_analyzer_that_throws_is_a_line_in_the_report_and_the_others_go_on() {
        Analyzer broken = new Analyzer() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                throw new IllegalStateException("a text that nobody must see");
            }
        };
        CalibrationReport report =
                calibration().analyzer(broken).build().collect().analyze().report();
        assertThat(report.failures())
                .containsExactly(new AnalyzerFailure(
                        "broken", "java.lang.IllegalStateException", "a text that nobody must see"));
        assertThat(report.analyzers()).contains("boundary", "flag_rate");
    }

    private static Analyzer analyzer(String id) {
        return new Analyzer() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                return List.of();
            }
        };
    }

    @Test
    void what_is_switched_off_and_handed_over_runs_and_the_report_says_whose_it_is() {
        CalibrationReport report = calibration()
                .policy(CalibrationPolicy.standard().toBuilder()
                        .disabledAnalyzers(Set.of("flag_rate", "tier_mix"))
                        .build())
                .analyzer(analyzer("flag_rate"))
                .build()
                .collect()
                .analyze()
                .report();
        assertThat(report.analyzers()).contains("flag_rate").doesNotContain("tier_mix");
        assertThat(report.plugIns()).containsExactly(new PlugIn("flag_rate", null));
        assertThat(report.switchedOff()).containsExactly("flag_rate", "tier_mix");
        assertThat(report.summarize())
                .endsWith("\nPlug-ins: flag_rate (handed over by the host).\nSwitched off: flag_rate, tier_mix.");
    }

    @Test
    void two_analyzers_or_strategies_of_one_id_are_refused_when_the_calibration_is_built() {
        assertThatThrownBy(() -> calibration().analyzer(analyzer("flag_rate")).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "the one that is built in", "(handed over by the host)", "disabled_analyzers", "another id");
        assertThatThrownBy(() -> calibration()
                        .analyzer(analyzer("mine"))
                        .analyzer(analyzer("mine"))
                        .build())
                .hasMessageContaining("\"mine\"");
        assertThatThrownBy(() -> calibration().strategy(new ThresholdStrategy()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("\"thresholds\"", "the one that is built in", "(handed over by the host)")
                .hasMessageNotContaining("disabled_analyzers");
    }

    @Test
    void a_misspelt_name_to_switch_off_is_refused_when_the_calibration_is_built() {
        CalibrationPolicy policy = CalibrationPolicy.standard().toBuilder()
                .disabledAnalyzers(Set.of("flag_rat"))
                .build();
        assertThatThrownBy(() -> calibration().policy(policy).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"flag_rat\"", "Maybe flag_rate?");
    }

    @Test
    void the_library_brings_37_analyzers_and_3_strategies() {
        Analyzed analyzed = calibration().build().collect().analyze();
        assertThat(analyzed.report().analyzers()).hasSize(37).isSorted().doesNotHaveDuplicates();
        assertThat(analyzed.propose().proposal().strategies()).containsExactly("flags", "thresholds", "weights");
    }

    @Test
    void a_stored_report_that_lacks_built_in_analyzers_is_no_ground_for_a_proposal() {
        Calibration calibration = calibration().build();
        Analyzed analyzed = calibration.collect().analyze();
        CalibrationReport whole = analyzed.report();
        CalibrationReport lacking = new CalibrationReport(
                whole.logicVersion(),
                whole.window(),
                whole.results(),
                List.of(),
                whole.analyzers().subList(2, whole.analyzers().size()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        MetricsSnapshot snapshot = analyzed.collected().snapshot();
        assertThatThrownBy(() -> calibration.propose(lacking, snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("baseline, boundary.", "Analyze the snapshot again", "disabled_analyzers");
        CalibrationPolicy without = CalibrationPolicy.standard().toBuilder()
                .disabledAnalyzers(Set.of("baseline", "boundary"))
                .build();
        Calibration fewer = calibration().policy(without).build();
        assertThat(fewer.propose(lacking, snapshot).proposal().isEmpty()).isTrue();
        CalibrationReport open = ReportJson.read(fewer.collect().analyze().toJson());
        assertThat(calibration.propose(open, snapshot).proposal().isEmpty()).isTrue();
    }

    @Test
    void a_failure_is_told_to_who_runs_the_analysis_and_only_its_class_is_published() {
        Analyzer broken = new Analyzer() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                throw new IllegalStateException("the rows of mary", new IOException("at church lane"));
            }
        };
        Analyzed analyzed = calibration().analyzer(broken).build().collect().analyze();
        assertThat(analyzed.report().summarize())
                .contains("Analyzer broken failed (java.lang.IllegalStateException: the rows of mary; "
                        + "caused by java.io.IOException: at church lane); the others went on.");
        assertThat(new String(analyzed.toJson(), StandardCharsets.UTF_8))
                .contains("\"broken\"", "java.lang.IllegalStateException")
                .doesNotContain("the rows of", "church", "java.io.IOException");
        assertThat(analyzed.propose().proposal().reason())
                .endsWith("What these analyzers would have found is not known, for they failed: broken.");
    }

    @Test
    void a_policy_that_names_a_class_the_config_lacks_is_refused() {
        CalibrationPolicy wrong = CalibrationPolicy.builder()
                .classShares(Map.of("excellent", new Interval(0, 0.5)))
                .outcomes(KnownOutcomes.UNSAID.of(new TreeSet<>(Set.of("approved"))))
                .build();
        assertThatThrownBy(() -> calibration().policy(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The policy's class_shares name the class excellent, which the config 1.0.0 does not have. Known are high_potential, worth_exploring, mixed_signals, caution, high_risk.")
                .hasMessageContaining("\nThe policy's outcomes.classes name the class approved, which the config");
    }

    @Test
    void a_protected_path_that_leads_to_nothing_is_refused_all_at_once_and_one_that_may_come_is_not() {
        Guardrails wrong = Guardrails.standard()
                .protecting(Set.of(
                        "/compatibility_threshold",
                        "/compatibility_thresholds/High_Potential/min_score",
                        "/category_weights/Values",
                        "/category_weights"));
        String mistakes =
                "The guardrails' protected_paths name /category_weights/Values, which the config 1.0.0 does not have."
                        + " Maybe /category_weights/values?\n"
                        + "The guardrails' protected_paths name /compatibility_threshold, which the config 1.0.0 does not"
                        + " have. Maybe /compatibility_thresholds?\n"
                        + "The guardrails' protected_paths name /compatibility_thresholds/High_Potential/min_score, which"
                        + " the config 1.0.0 does not have. Maybe /compatibility_thresholds/high_potential/min_score?";
        assertThatThrownBy(() -> calibration().guardrails(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(mistakes);
        Registry registry = registry();
        registry.execute(new Command.Bootstrap(
                Actor.human("ada"),
                World.CONFIG.logicVersion(),
                Content.utf8(World.CONFIG.document()),
                "In use today."));
        Calibration registered = Calibration.builder()
                .source(SOURCE)
                .registry(registry)
                .guardrails(wrong)
                .build();
        assertThatThrownBy(registered::collect).hasMessage(mistakes);
        Guardrails right = Guardrails.standard()
                .protecting(Set.of(
                        "/known_labels",
                        "/compatibility_thresholds/high_risk/min_confidence",
                        "/compatibility_thresholds/high_risk/max_red_flags_low",
                        "/red_flag_severity_thresholds/low/min_occurrences"));
        assertThat(calibration().guardrails(right).build()).isNotNull();
    }

    @Test
    void a_baseline_of_another_scale_or_direction_is_refused() {
        for (String scale : List.of("\"max\": 1000", "\"min\": -1", "\"direction\": \"lower_is_better\"")) {
            ScoringConfig other = ConfigJson.read(World.CONFIG
                    .document()
                    .replace("\"category_weights\"", "\"score_scale\": {" + scale + "}, \"category_weights\"")
                    .getBytes(StandardCharsets.UTF_8));
            MetricsSnapshot before = Calibration.of(SOURCE, other)
                    .collect(new DayWindow(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-10")))
                    .snapshot();
            Collected collected = calibration()
                    .baseline(before)
                    .build()
                    .collect(new DayWindow(LocalDate.parse("2026-03-11"), LocalDate.parse("2026-03-31")));
            assertThatThrownBy(collected::analyze)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(
                            "another scale", "0 to 100, higher_is_better)", "Collect the baseline again");
        }
    }

    @Test
    void the_analyzed_days_never_count_into_their_own_baseline() {
        MetricsSnapshot snapshot = calibration().build().collect().snapshot();
        Collected collected = calibration().baseline(snapshot).build().collect();
        assertThatThrownBy(collected::analyze).hasMessageContaining("overlap");
    }

    @Test
    void results_without_any_content_of_interest_are_no_problem() {
        Calibration calibration =
                calibration().source(ScanResults.of(List.of())).build();
        Proposed proposed = calibration.collect().analyze().propose();
        assertThat(proposed.proposal().isEmpty()).isTrue();
        assertThat(proposed.analyzed().report().findings(Severity.LOW))
                .extracting(Finding::type)
                .containsExactly("no_results");
        assertThat(proposed.analyzed().report().notJudged()).isEmpty();
    }

    @Test
    void results_without_any_score_are_a_grave_report_and_no_proposal() throws IOException {
        List<ScanResult> results = World.healthy().draw().stream()
                .map(r -> Scans.of(r).notScored("timed_out").result())
                .toList();
        Proposed proposed = calibration()
                .source(ScanResults.of(results))
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .propose();
        assertThat(proposed.proposal().isEmpty()).isTrue();
        CalibrationReport report = proposed.analyzed().report();
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.findings().get(0).description())
                .contains("1,000 records are without a score, most often timed_out");
        assertThat(report.failures()).isEmpty();
        assertThat(proposed.proposal().summarize()).endsWith("No result could be judged, so nothing is known.");
        assertThat(SnapshotJson.read(proposed.analyzed().collected().toJson())
                        .metrics()
                        .notScored()
                        .results())
                .isEqualTo(1_000);
        assertThat(new String(proposed.analyzed().toJson(), StandardCharsets.UTF_8))
                .contains("no_results", "most often timed_out");
    }

    @Test
    void results_outside_the_window_are_the_first_finding_with_the_days_asked_for() {
        CalibrationReport report = calibration()
                .build()
                .collect(new DayWindow(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31)))
                .analyze()
                .report();
        Finding first = report.findings().get(0);
        assertThat(first.type()).isEqualTo("no_results");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.description()).contains("outside the window (2020-01-01 to 2020-01-31)");
        assertThat(first.recommendation()).contains("Choose a window");
    }

    @Test
    void the_ranges_of_the_system_that_came_before_are_for_its_classes_alone() {
        ScoringConfig other = ConfigJson.read("""
            {"logic_version": "1.0.0", "compatibility_thresholds": {"pass": {"min_score": 50}, "fail": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));
        CalibrationBuilder original =
                Calibration.builder().source(SOURCE).config(other).policy(CalibrationPolicy.original());
        assertThatThrownBy(original::build).hasMessageContainingAll("class_shares", "high_potential", "Known are");
    }
}
