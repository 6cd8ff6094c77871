package io.calibration.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Tally;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.ProposalContext;
import io.calibration.testkit.GivenSnapshot;
import io.calibration.testkit.TestContext;
import io.calibration.testkit.TestSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/plug-ins.md work, and the page quotes them as they are. */
class PlugInsPageTest {

    private static final String GOOD = "/class_thresholds/good/min_score";
    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0", "class_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}},
             "x_untiered": {"max_share": 0.02}}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void an_analyzer_has_its_range_from_the_config_and_compares_with_a_baseline() {
        MetricsSnapshot before = TestSnapshot.of(CONFIG)
                .results(1000, r -> r.overallScore(70).tier("free"))
                .build();
        MetricsSnapshot snapshot = TestSnapshot.of(CONFIG)
                .firstDay(LocalDate.of(2026, 2, 1))
                .results(900, r -> r.overallScore(70).tier("free"))
                .results(100, r -> r.overallScore(70))
                .build();
        GivenSnapshot.of(CONFIG, snapshot, builder -> builder.baseline(before).analyzer(new UntieredAnalyzer()))
                .expectFinding("many_untiered", Severity.MEDIUM)
                .expectFinding("untiered_rose", Severity.MEDIUM);
    }

    @Test
    void a_strategy_answers_a_hump_and_nothing_else() {
        TestSnapshot scores = TestSnapshot.of(CONFIG);
        for (int score = 0; score < 100; score++) {
            int at = score;
            scores.results(score >= 50 && score < 54 ? 70 : 40, r -> r.overallScore(at));
        }
        MetricsSnapshot snapshot = scores.build();
        ProposalContext hump =
                TestContext.of(CONFIG, snapshot, crowding(BoundaryShape.HUMP)).build();
        Candidate.Move move =
                new CalmerThreshold().advise(hump).candidates().get(0).moves().get(0);
        assertThat(move.path()).isEqualTo(GOOD);
        assertThat(move.value()).isEqualByComparingTo("47");
        ProposalContext jump =
                TestContext.of(CONFIG, snapshot, crowding(BoundaryShape.JUMP)).build();
        assertThat(new CalmerThreshold().advise(jump)).isEqualTo(Advice.none());
    }

    private static Finding crowding(BoundaryShape shape) {
        return TestContext.finding("boundary_crowding", "score_threshold:good:50", Severity.HIGH, GOOD)
                .with(shape.addTo(Evidence.builder(1)).build());
    }

    @Test
    void a_source_counts_good_lines_and_tells_where_bad_ones_stand(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("results.csv"), """
                2026-10-05T12:00:00Z,1.0.0,70,good
                yesterday,1.0.0,70,good
                2026-10-05T12:00:00Z,1.0.0,many,good
                2026-10-05T12:00:00Z,1.0.0
                2026-10-05T12:00:00Z,1.0.0,300,good
                """);
        MetricsSnapshot snapshot = Calibration.of(new CsvSource(file), CONFIG)
                .collect(DayWindow.ALL)
                .snapshot();
        assertThat(snapshot.results()).isEqualTo(1);
        assertThat(snapshot.metrics().intake().rejected().values())
                .extracting(Tally::firstPosition)
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L);
    }

    @Test
    void the_page_quotes_the_examples_as_they_are() throws IOException {
        String page = Files.readString(Path.of("../../docs/plug-ins.md"));
        String sources = Stream.of("src", "../../calibration-testkit/src/test")
                .flatMap(PlugInsPageTest::java)
                .collect(Collectors.joining("\n"));
        List<String> quoted = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> bare(block.group(1)))
                .toList();
        assertThat(quoted)
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(sources).contains(block));
    }

    private static Stream<String> java(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.add(bare(Files.readString(file)));
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indents: a page shows a method as if it stood alone. */
    private static String bare(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
