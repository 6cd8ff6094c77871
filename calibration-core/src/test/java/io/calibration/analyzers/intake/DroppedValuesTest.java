package io.calibration.analyzers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Numbers;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are dropped, that count as other, or that do not come any more, where they are most of their kind. */
class DroppedValuesTest {

    private static final String SENTENCE = "She said that nobody had called her back";

    private static List<Finding> findings(World world) {
        return world.judge(BuiltIn.analyzer("intake")).findings(Severity.LOW);
    }

    private static ScanResult with(ScanResult r, Map<String, Double> categories, List<Flag> flags, String tier) {
        return new ScanResult(
                r.observedAt(),
                r.logicVersion(),
                r.overallScore(),
                r.classification(),
                categories,
                r.confidence(),
                flags,
                flags.isEmpty() ? List.of() : List.of(tier),
                tier,
                r.dataSufficient(),
                r.conflictScore(),
                r.outcome());
    }

    private static UnaryOperator<ScanResult> oneIn(int nth, UnaryOperator<ScanResult> change) {
        AtomicInteger seen = new AtomicInteger();
        return result -> seen.getAndIncrement() % nth == 0 ? change.apply(result) : result;
    }

    @Test
    void category_scores_that_are_left_out_are_a_finding_as_soon_as_they_are_many() {
        UnaryOperator<ScanResult> outside = r -> with(r, Map.of("values", 140.0), r.flags(), "free");
        UnaryOperator<ScanResult> twice = r -> with(r, Map.of("values", 40.0, " Values", 50.0), r.flags(), "free");
        for (UnaryOperator<ScanResult> lost : List.of(outside, twice)) {
            for (int nth : new int[] {1, 8}) {
                Finding finding =
                        findings(World.healthy().each(oneIn(nth, lost))).get(0);
                assertThat(finding.id()).isEqualTo("dropped_values:intake:dropped_category_scores");
                assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                assertThat(finding.description()).contains(Numbers.count(1_000 / nth) + " of ", "were left out");
            }
            assertThat(findings(World.healthy().each(oneIn(50, lost)))).isEmpty();
        }
    }

    @Test
    void keys_that_are_nearly_right_are_a_finding_where_they_stand_in_nearly_every_line(@TempDir Path folder)
            throws IOException {
        String good = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":70,"
                + "\"classification\":\"worth_exploring\",\"confidence\":0.9,\"outcomes_of_mine\":1}\n";
        String camel = good.replace(
                "}", ",\"categoryScores\":{\"values\":70},\"Tier\":\"free\",\"data-sufficient\":true,\"Flags\":null}");
        for (int share : new int[] {1, 2}) {
            Path file = Files.writeString(
                    folder.resolve("scans" + share + ".jsonl"), camel.repeat(200) + good.repeat(200 * (share - 1)));
            CalibrationReport report = Calibration.of(JsonLines.in(file), World.CONFIG)
                    .collect(DayWindow.ALL)
                    .analyze()
                    .report();
            List<String> subjects = report.findings(Severity.MEDIUM).stream()
                    .filter(finding -> finding.type().equals("misspelt_key"))
                    .map(Finding::subject)
                    .toList();
            assertThat(subjects)
                    .isEqualTo(
                            share == 1
                                    ? List.of(
                                            "intake:misspelt_category_scores",
                                            "intake:misspelt_data_sufficient",
                                            "intake:misspelt_tier")
                                    : List.of());
            assertThat(report.summarize()).contains("tier stands under a key of other case or dashes and is skipped");
        }
    }

    @Test
    void labels_that_count_as_other_are_a_finding_where_nearly_all_do() {
        List<Flag> flags = List.of(new Flag(SENTENCE, "low", SENTENCE));
        UnaryOperator<ScanResult> told = r -> with(r, Map.of(SENTENCE, 50.0), flags, SENTENCE);
        assertThat(findings(World.healthy().each(told)))
                .extracting(Finding::id)
                .containsExactly(
                        "unnamed_labels:intake:unnamed_category_scores",
                        "unnamed_labels:intake:unnamed_escalation",
                        "unnamed_labels:intake:unnamed_flags.category",
                        "unnamed_labels:intake:unnamed_flags.type",
                        "unnamed_labels:intake:unnamed_tier");
        assertThat(findings(World.healthy().noFlags().each(oneIn(2, told))))
                .extracting(Finding::subject)
                .doesNotContain("intake:unnamed_tier", "intake:unnamed_category_scores");
    }

    @Test
    void where_the_config_wants_it_so_labels_that_count_as_other_are_none() {
        for (String tiers : new String[] {"", "\"tiers\": [\"gold\"], "}) {
            ScoringConfig config = ConfigJson.read(World.CONFIG
                    .document()
                    .replaceFirst("\\{", "{\"known_labels\": {" + tiers + "\"undeclared\": \"other\"},")
                    .getBytes(StandardCharsets.UTF_8));
            CalibrationReport report = Calibration.of(
                            ScanResults.of(World.healthy().draw()), config)
                    .collect(DayWindow.ALL)
                    .analyze()
                    .report();
            assertThat(report.findings(Severity.MEDIUM))
                    .extracting(Finding::subject)
                    .isEqualTo(tiers.isEmpty() ? List.of() : List.of("intake:unnamed_tier"));
        }
    }

    @Test
    void values_of_a_dimension_that_nearly_all_count_as_other_are_a_finding_and_one_that_no_result_has_is_told() {
        ScoringConfig config = ConfigJson.read(World.CONFIG
                .document()
                .replaceFirst(
                        "\\{", "{\"known_labels\": {\"dimensions\": {\"segment\": [\"private\"], \"region\": []}},")
                .getBytes(StandardCharsets.UTF_8));
        for (int nth : new int[] {1, 2}) {
            AtomicInteger seen = new AtomicInteger();
            List<ScanResult> results = World.healthy().draw().stream()
                    .map(r -> dimension(r, "segment", seen.getAndIncrement() % nth == 0 ? "retail" : "private"))
                    .toList();
            CalibrationReport report = Calibration.of(ScanResults.of(results), config)
                    .collect(DayWindow.ALL)
                    .analyze()
                    .report();
            assertThat(report.findings(Severity.LOW))
                    .filteredOn(finding -> finding.type().equals("unnamed_labels"))
                    .extracting(Finding::subject)
                    .isEqualTo(nth == 1 ? List.of("intake:unnamed_dimensions.segment") : List.of());
            assertThat(report.notJudged())
                    .extracting(NotJudged::question)
                    .contains("what config or policy say of region, for no result has a value of them");
        }
    }

    private static ScanResult dimension(ScanResult r, String name, String value) {
        return new ScanResult(
                r.observedAt(),
                r.logicVersion(),
                r.overallScore(),
                r.classification(),
                r.categoryScores(),
                r.confidence(),
                r.flags(),
                r.escalations(),
                r.tier(),
                r.dataSufficient(),
                r.conflictScore(),
                r.outcome(),
                r.notScored(),
                r.outcomeAt(),
                r.group(),
                Map.of(name, value));
    }

    @Test
    void what_the_baseline_had_and_the_window_lacks_is_a_finding() {
        UnaryOperator<ScanResult> bare = r -> Scans.of(new ScanResult(
                        r.observedAt(),
                        r.logicVersion(),
                        r.overallScore(),
                        r.classification(),
                        Map.of(),
                        null,
                        r.flags(),
                        r.escalations(),
                        null,
                        r.dataSufficient(),
                        null,
                        r.outcome()))
                .result();
        List<Finding> findings = findings(World.healthy().each(bare).against(World.earlier(2_000)));
        assertThat(findings)
                .extracting(Finding::id)
                .containsExactly(
                        "values_missing:intake:missing_category_scores",
                        "values_missing:intake:missing_confidence",
                        "values_missing:intake:missing_conflict_score",
                        "values_missing:intake:missing_tier");
        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.MEDIUM);
        assertThat(findings.get(0).description())
                .hasToString(
                        "Of the baseline's results 100.0 % have category_scores, of the window's 0.0 % (0 of 1,000).");
        assertThat(findings(World.healthy().each(oneIn(2, bare)).against(World.earlier(2_000))))
                .isEmpty();
        assertThat(findings(World.healthy().results(20).each(bare).against(World.earlier(2_000))))
                .isEmpty();
        assertThat(findings(
                        World.healthy().each(bare).against(World.earlier(2_000).each(bare))))
                .isEmpty();
    }
}
