package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.BuiltIn;
import io.calibration.json.ReportJson;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.registry.Digest;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportProtectionTest {

    private static final PrivacyPolicy POLICY = PrivacyPolicy.standard();

    @Test
    void a_decision_that_the_config_does_not_give_to_one_person_is_not_told() {
        CalibrationReport report = Scans.judge(
                results(
                        400,
                        i -> Scans.at(i % 10).score(50, i < 30 ? "caution" : i == 30 ? "high_risk" : "mixed_signals")),
                BuiltIn.analyzer("decision_mismatch"));
        assertThat(report.findings().get(0).evidence().figures())
                .containsEntry("high_risk_instead_of_mixed_signals", Figure.results(1));
        assertWithheld(report);
    }

    @Test
    void a_figure_that_tells_of_few_is_left_out_and_the_others_stay_unless_what_is_left_of_a_whole_tells_it() {
        Evidence.Builder parts = Evidence.builder(1000)
                .observed(Figure.share(500, 1000))
                .figure("many", Figure.results(480))
                .figure("few", Figure.results(9));
        Sentence words = Sentence.of("Many.");
        Evidence enough = parts.figure("others", Figure.results(8)).build();
        assertThat(published(World.healthy().judge(saying(words, enough)))
                        .findings()
                        .get(0)
                        .evidence())
                .isEqualTo(World.healthy()
                        .judge(saying(words, enough))
                        .findings()
                        .get(0)
                        .evidence()
                        .withFigures(Map.of("many", Figure.results(480))));
        assertWithheld(World.healthy()
                .judge(saying(
                        words, enough.withFigures(Map.of("many", Figure.results(480), "few", Figure.results(9))))));
    }

    @Test
    void a_version_that_few_results_carry_is_not_named() {
        CalibrationReport report = Scans.judge(
                results(60, i -> version(i < 9 ? "0.9.0" : i < 18 ? "0.8.0" : "1.0.0")), BuiltIn.analyzer("intake"));
        assertThat(only(report, "several_logic_versions").description()).contains("18 results", "0.9.0");
        assertThat(only(published(report), "several_logic_versions").description())
                .hasToString(ReportProtection.WITHHELD);
    }

    @Test
    void flags_that_one_person_carries_are_not_told_however_many_they_are() {
        CalibrationPolicy policy = CalibrationPolicy.builder()
                .criticalFlagShare(new Interval(0, 0.1))
                .build();
        List<Flag> thirteen = Collections.nCopies(13, flag("critical"));
        CalibrationReport report = World.of(results(
                        400,
                        i -> Scans.at(i % 10).flags(i == 0 ? thirteen : i < 40 ? List.of(flag("low")) : List.of())))
                .policy(policy)
                .judge(BuiltIn.analyzer("critical_flag_share"));
        assertThat(report.findings().get(0).description()).contains("25.0 % of 52 flags are critical");
        assertWithheld(report);
        NotJudged share = World.of(results(
                        400,
                        i -> Scans.at(i % 10).flags(i == 0 ? thirteen : i < 40 ? List.of(flag("low")) : List.of())))
                .policy(CalibrationPolicy.standard())
                .judge(BuiltIn.analyzer("critical_flag_share"))
                .notJudged()
                .stream()
                .filter(question -> question.question().contains("critical"))
                .findFirst()
                .orElseThrow();
        assertThat(share.observed()).isPresent();
        assertThat(ReportProtection.apply(POLICY, withNotJudged(report, share)).notJudged())
                .singleElement()
                .satisfies(question -> assertThat(question.observed()).isEmpty());
    }

    @Test
    void a_few_values_that_were_left_out_are_not_told() {
        CalibrationReport report = Scans.judge(
                results(400, i -> Scans.at(i % 10).confidence(i == 0 ? 1.5 : 0.55)), BuiltIn.analyzer("intake"));
        assertWithheld(report);
    }

    @Test
    void a_number_a_share_or_a_label_in_a_sentence_is_held_to_the_same_law_as_a_figure() {
        Evidence evidence =
                Evidence.builder(1000).observed(Figure.share(500, 1000)).build();
        for (Sentence sentence : List.of(
                Sentence.of("{} of them.", Figure.results(3)),
                Sentence.of("All but {}.", Figure.share(997, 1000)),
                Sentence.of("A mean of {}.", Figure.measure(0.7, 9)),
                Sentence.of("{} of them.", Figure.things(13, 1)),
                Sentence.of("Most often {}.", Sentence.seen("a reason", 4)),
                Sentence.of(
                        "So {}.",
                        Sentence.of("{} in a sentence", Figure.results(1).with("result", "results"))))) {
            assertWithheld(World.healthy().judge(saying(sentence, evidence)));
        }
        Sentence enough = Sentence.of(
                "{} of {}, {}, {}.",
                Figure.share(10, 1000),
                Figure.results(0),
                Figure.things(4, 10),
                Sentence.seen("a reason", 10));
        CalibrationReport report = World.healthy().judge(saying(enough, evidence));
        assertThat(published(report).findings()).isEqualTo(report.findings());
    }

    @Test
    void what_an_exact_file_says_is_not_published_and_what_a_protected_one_says_is() {
        CalibrationReport report = World.healthy()
                .judge(saying(
                        Sentence.of("{} of them.", Figure.results(500)),
                        Evidence.builder(1000)
                                .figure("some", Figure.results(500))
                                .build()));
        Digest digest = Digest.of(new byte[0]);
        assertWithheld(ReportJson.read(ReportJson.write(report, digest, PrivacyPolicy.exact())));
        byte[] shown = ReportJson.write(report, digest, POLICY);
        assertThat(ReportJson.write(ReportJson.read(shown), digest, POLICY)).isEqualTo(shown);
    }

    private static void assertWithheld(CalibrationReport report) {
        assertThat(published(report).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.description()).hasToString(ReportProtection.WITHHELD);
            assertThat(finding.evidence()).isEqualTo(Evidence.builder(0).build());
        });
    }

    private static CalibrationReport published(CalibrationReport report) {
        return ReportProtection.apply(POLICY, report);
    }

    private static Finding only(CalibrationReport report, String type) {
        return report.findings().stream()
                .filter(finding -> finding.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<ScanResult> results(int n, IntFunction<Scans> each) {
        return IntStream.range(0, n).mapToObj(each).map(Scans::result).toList();
    }

    private static Flag flag(String severity) {
        return new Flag("some_flag", severity, "values");
    }

    private static Scans version(String version) {
        ScanResult result = Scans.at(1).result();
        return Scans.of(new ScanResult(
                result.observedAt(),
                version,
                result.overallScore(),
                result.classification(),
                result.categoryScores(),
                result.confidence(),
                result.flags(),
                result.escalations(),
                result.tier(),
                result.dataSufficient(),
                result.conflictScore(),
                result.outcome()));
    }

    private static CalibrationReport withNotJudged(CalibrationReport report, NotJudged question) {
        return new CalibrationReport(
                report.logicVersion(),
                report.window(),
                report.results(),
                List.of(),
                report.analyzers(),
                List.of(),
                List.of(),
                List.of(),
                List.of(question));
    }

    private static Analyzer saying(Sentence sentence, Evidence evidence) {
        return new Analyzer() {
            @Override
            public String id() {
                return "own";
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                return List.of(Assessment.builder("own_note", "own:thing", sentence, evidence)
                        .build());
            }
        };
    }
}
