package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.config.Version;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {

    private static final Digest SNAPSHOT = Digest.of(new byte[] {1});
    private static final NotJudged UNSAID = NotJudged.of("share of results with a flag", "None.", "flag_rate")
            .on(1000)
            .seeing(Figure.share(300, 1000));

    @Property(tries = 200)
    void a_report_read_back_is_the_one_written(@ForAll Random random) {
        CalibrationReport report = report(finding("flag_type:a", evidence(random)), finding("b", evidence(random)));
        byte[] bytes = ReportJson.write(report, SNAPSHOT, PrivacyPolicy.exact());
        assertThat(ReportJson.write(ReportJson.read(bytes), SNAPSHOT, PrivacyPolicy.exact()))
                .isEqualTo(bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
        ArtifactSchemas.assertMeets("calibration_report", bytes);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {4.435828093871556E-48, 1e-31, 2.7755575615628914E-17, Double.MIN_VALUE, Double.MIN_NORMAL, 0})
    void what_is_next_to_nothing_is_read_back_as_it_was_written(double p) {
        Evidence evidence = Evidence.builder(1000)
                .p(p)
                .adjustedP(p)
                .figure("tiny", Figure.measure(p))
                .build();
        CalibrationReport report = report(finding("class:low", evidence));
        byte[] bytes = ReportJson.write(report, SNAPSHOT, PrivacyPolicy.exact());
        assertThat(ReportJson.write(ReportJson.read(bytes), SNAPSHOT, PrivacyPolicy.exact()))
                .isEqualTo(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertRefused(text.replaceFirst("\"p\": [^,]*", "\"p\": 1e-400"), "out of bounds");
        assertRefused(text.replaceFirst("\"p\": [^,]*", "\"p\": 1e400"), "out of bounds");
    }

    @Test
    void a_finding_that_rests_on_few_results_tells_neither_its_figures_nor_its_label() {
        CalibrationReport report = report(
                finding("flag_type:secret", share(3, 1000)),
                finding("flag_type:hidden", share(997, 1000)),
                finding("class:high", share(4, 8)),
                finding("class:low", share(500, 1000)));
        byte[] bytes = ReportJson.write(report, SNAPSHOT, PrivacyPolicy.standard());
        ArtifactSchemas.assertMeets("calibration_report", bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .doesNotContain("secret", "hidden", "0.003", "0.997", "\"n\": 8")
                .contains("\"withheld_findings\": 3", "class:high", "\"mode\": \"protected\"");
        CalibrationReport read = ReportJson.read(bytes);
        assertThat(read.findings())
                .extracting(Finding::id)
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(read.findings().get(3).description()).hasToString("Seen.");
        assertThat(read.findings().get(3).evidence().observed().orElseThrow().value())
                .isEqualTo(0.5);
    }

    @Test
    void figures_that_count_few_results_withhold_the_finding() {
        Evidence evidence =
                Evidence.builder(1000).figure("seen", Figure.results(4)).build();
        byte[] bytes = ReportJson.write(report(finding("class:low", evidence)), SNAPSHOT, PrivacyPolicy.standard());
        assertThat(ReportJson.read(bytes).findings().get(0).evidence().figures())
                .isEmpty();
    }

    @Test
    void plug_ins_and_what_is_switched_off_are_told_and_a_file_of_before_is_read() {
        CalibrationReport plain = report(finding("class:low", share(50, 100)));
        CalibrationReport report = new CalibrationReport(
                plain.logicVersion(),
                plain.window(),
                plain.results(),
                plain.findings(),
                plain.analyzers(),
                List.of(new PlugIn("mine", null), new PlugIn("quiet_days", "custom-analyzer-1.0.jar")),
                List.of("tier_mix"),
                plain.failures(),
                plain.notJudged());
        byte[] bytes = ReportJson.write(report, SNAPSHOT, PrivacyPolicy.standard());
        ArtifactSchemas.assertMeets("calibration_report", bytes);
        assertThat(ReportJson.write(ReportJson.read(bytes), SNAPSHOT, PrivacyPolicy.standard()))
                .isEqualTo(bytes);
        String before = new String(ReportJson.write(plain, SNAPSHOT, PrivacyPolicy.standard()), StandardCharsets.UTF_8);
        assertThat(before).doesNotContain("plug_ins", "switched_off");
        CalibrationReport read = ReportJson.read(before.getBytes(StandardCharsets.UTF_8));
        assertThat(ReportJson.write(read, SNAPSHOT, PrivacyPolicy.standard()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(before);
        assertRefused(before.replace("\"ran\":", "\"plug_ins\": [], \"ran\":"), "/analyzers/plug_ins");
    }

    @Test
    void what_was_not_judged_is_written_and_tells_no_share_of_few_results() {
        CalibrationReport report = report();
        byte[] exact = ReportJson.write(report, SNAPSHOT, PrivacyPolicy.exact());
        byte[] shown = ReportJson.write(report, SNAPSHOT, new PrivacyPolicy(400));
        assertThat(new String(exact, StandardCharsets.UTF_8))
                .contains("\"observed\": 0.3,", "\"takes\": \"flag_rate\"");
        assertThat(ReportJson.read(exact).notJudged())
                .extracting(NotJudged::summarize)
                .containsExactlyElementsOf(
                        report.notJudged().stream().map(NotJudged::summarize).toList());
        assertThat(ReportJson.read(shown).notJudged().get(0)).isEqualTo(UNSAID.withoutFigures());
    }

    @Test
    void a_report_of_before_it_told_what_was_not_judged_is_read() {
        String text = new String(ReportJson.write(report(), SNAPSHOT, PrivacyPolicy.exact()), StandardCharsets.UTF_8);
        String older = text.replaceAll("(?s),\\s*\"not_judged\": \\[.*?\\]", "");
        assertThat(older).doesNotContain("not_judged").isNotEqualTo(text);
        CalibrationReport read = ReportJson.read(older.getBytes(StandardCharsets.UTF_8));
        assertThat(read.notJudged()).isEmpty();
        assertThat(read.failures()).hasSize(1);
    }

    @Test
    void a_report_that_was_changed_is_refused() {
        String text = new String(
                ReportJson.write(report(finding("class:low", share(50, 100))), SNAPSHOT, PrivacyPolicy.exact()),
                StandardCharsets.UTF_8);
        assertRefused(text.replace("\"high\": 1", "\"high\": 0"), "/summary/high");
        assertRefused(text.replace("\"schema_version\": 1", "\"schema_version\": 2"), "newer release");
        assertRefused(text.replace("\"severity\": \"high\"", "\"severity\": \"huge\""), "/findings/0/severity");
        assertRefused(text.replace("\"n\": 100", "\"n\": -1"), "/findings/0/evidence/n");
        assertRefused(text.replace("\"observed\": 0.5", "\"observed\": \"NaN\""), "/findings/0/evidence/observed");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ReportJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message);
    }

    private static CalibrationReport report(Finding... findings) {
        return new CalibrationReport(
                new Version("1.0.0"),
                RandomSnapshots.WINDOW,
                1000,
                List.of(findings),
                List.of("flag_rate", "boundary"),
                List.of(),
                List.of(),
                List.of(new AnalyzerFailure("own", "java.lang.IllegalStateException", "")),
                List.of(
                        UNSAID,
                        NotJudged.of("share of class low", "No range.", "class_shares")
                                .on(1000)));
    }

    private static Finding finding(String subject, Evidence evidence) {
        Assessment assessment = Assessment.builder("some_type", subject, Sentence.of("Seen."), evidence)
                .verdict(Verdict.VIOLATION)
                .recommendation("Look.")
                .components("/compatibility_thresholds/low", subject)
                .build();
        return Finding.of(assessment, Severity.HIGH, "own");
    }

    private static Evidence share(long part, long whole) {
        return Evidence.builder(whole).observed(Figure.share(part, whole)).build();
    }

    private static Evidence evidence(Random random) {
        Evidence.Builder evidence = Evidence.builder(random.nextInt(1000))
                .observed(Figure.measure(number(random)))
                .expected(new Interval(0, random.nextBoolean() ? 1 : Double.POSITIVE_INFINITY))
                .margin(number(random))
                .effectiveN(random.nextInt(1000))
                .test("Some test (Somebody 1999)")
                .alternatives("chance")
                .figure("distance", Figure.measure(random.nextDouble()));
        if (random.nextBoolean()) {
            evidence.interval(new Interval(Double.NEGATIVE_INFINITY, random.nextGaussian()))
                    .p(random.nextDouble())
                    .adjustedP(random.nextDouble())
                    .effect(Effect.unknown())
                    .requiredSampleSize(random.nextInt(1000));
        }
        return evidence.build();
    }

    private static double number(Random random) {
        return random.nextBoolean() ? Double.NaN : random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
    }
}
