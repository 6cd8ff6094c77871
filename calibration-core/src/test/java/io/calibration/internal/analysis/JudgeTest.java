package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.testing.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final World WORLD = World.healthy().results(10);

    @Test
    void an_analyzer_that_throws_becomes_a_line_and_the_others_go_on() {
        CalibrationReport report = WORLD.judge(
                saying("broken", context -> {
                    throw new IllegalStateException("the text of a user");
                }),
                saying("fine", context -> List.of(violation("a_type", "kind:one", 3, 1e-6))));
        assertThat(report.failures())
                .containsExactly(
                        new AnalyzerFailure("broken", "java.lang.IllegalStateException", "the text of a user"));
        assertThat(report.analyzers()).containsExactly("broken", "fine");
        assertThat(report.findings()).extracting(Finding::analyzer).containsExactly("fine");
    }

    @Test
    void whatever_an_analyzer_throws_or_lacks_is_its_own_failure() {
        List<Supplier<List<Assessment>>> bad = List.of(
                () -> {
                    throw new NoClassDefFoundError("a/b/C");
                },
                () -> {
                    throw new AssertionError("never");
                },
                JudgeTest::endless,
                () -> JudgeTest.<RuntimeException>sneakily(new IOException("disk")),
                () -> null,
                () -> Collections.singletonList(null));
        for (Supplier<List<Assessment>> answer : bad) {
            CalibrationReport report = WORLD.judge(
                    saying("broken", context -> answer.get()),
                    saying("fine", context -> List.of(violation("a_type", "kind:one", 3, 1e-6))));
            assertThat(report.failures()).extracting(AnalyzerFailure::analyzer).containsExactly("broken");
            assertThat(report.findings()).hasSize(1);
        }
    }

    @Test
    void the_end_of_the_virtual_machine_is_nobodys_failure() {
        Analyzer greedy = saying("greedy", context -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> WORLD.judge(greedy)).isInstanceOf(OutOfMemoryError.class);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static List<Assessment> endless() {
        return endless();
    }

    @SuppressWarnings("unchecked") // what other languages throw without a word
    private static <E extends Exception> List<Assessment> sneakily(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void an_analyzer_that_claims_more_than_its_numbers_give_is_a_failure_and_nothing_of_it_counts() {
        Assessment overstated = with(violation("a_type", "kind:one", 3, 1e-6), Effect.of(3, 0.5, 4), 1e-6);
        CalibrationReport report =
                WORLD.judge(saying("loud", context -> List.of(violation("good", "kind:two", 3, 1e-6), overstated)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.failures())
                .containsExactly(
                        new AnalyzerFailure("loud", "a violation whose interval does not lie beyond the margin", ""));
    }

    @Test
    void bad_types_subjects_and_p_values_are_failures() {
        List<Supplier<Assessment>> bad = List.of(
                () -> violation("Not A Type", "kind:one", 3, 0.1),
                () -> violation("type", "no kind", 3, 0.1),
                () -> violation("type", "kind:one", 3, 1.5),
                () -> violation("type", "kind:one", 3, Double.NaN));
        for (Supplier<Assessment> assessment : bad) {
            assertThat(WORLD.judge(saying("bad", context -> List.of(assessment.get())))
                            .failures())
                    .hasSize(1);
        }
    }

    @Test
    void only_the_gravest_answer_to_one_question_is_reported() {
        CalibrationReport report = WORLD.judge(
                saying("one", context -> List.of(violation("weak", "kind:one", 1.2, 0.02))),
                saying("two", context -> List.of(violation("strong", "kind:one", 5, 1e-9))));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("strong:kind:one");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void findings_stand_gravest_first_then_by_id_and_what_is_fine_is_left_out() {
        CalibrationReport report = WORLD.judge(saying(
                "all",
                context -> List.of(
                        violation("b", "kind:b", 1.5, 1e-4),
                        assessment("fine", "kind:fine", Verdict.FINE, Effect.of(0, -1, 0.5), 0.9),
                        violation("a", "kind:a", 1.5, 1e-4),
                        violation("z", "kind:z", 9, 1e-9))));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("z:kind:z", "a:kind:a", "b:kind:b");
    }

    @Test
    void one_borderline_p_value_among_many_questions_is_watched_and_no_more() {
        List<Assessment> many = new ArrayList<>();
        IntStream.range(0, 19)
                .forEach(i -> many.add(
                        assessment("undecided", "kind:u" + i, Verdict.INCONCLUSIVE, Effect.of(0.5, 0, 2), 0.4)));
        many.add(violation("borderline", "kind:b", 1.1, 0.02));
        CalibrationReport report = WORLD.judge(saying("many", context -> many));
        assertThat(report.findings().get(0).id()).isEqualTo("borderline:kind:b");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.LOW);
        assertThat(report.findings().get(0).evidence().adjustedP().orElseThrow())
                .isGreaterThan(0.05);
        CalibrationReport alone = WORLD.judge(saying("one", context -> List.of(many.get(19))));
        assertThat(alone.findings().get(0).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void the_report_does_not_depend_on_the_order_in_which_analyzers_run() {
        Analyzer one =
                saying("one", context -> List.of(violation("a", "kind:a", 3, 1e-3), violation("b", "kind:b", 2, 0.01)));
        Analyzer two =
                saying("two", context -> List.of(violation("c", "kind:a", 3, 1e-3), violation("a", "kind:c", 2, 0.04)));
        assertThat(WORLD.judge(one, two).findings())
                .isEqualTo(WORLD.judge(two, one).findings());
    }

    private static Analyzer saying(String id, Function<AnalysisContext, List<Assessment>> assessments) {
        return new Analyzer() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                return assessments.apply(context);
            }
        };
    }

    private static Assessment violation(String type, String subject, double effect, double p) {
        return assessment(type, subject, Verdict.VIOLATION, Effect.of(effect + 1, effect, effect + 2), p);
    }

    private static Assessment with(Assessment a, Effect effect, double p) {
        return assessment(a.type(), a.subject(), a.verdict(), effect, p);
    }

    private static Assessment assessment(String type, String subject, Verdict verdict, Effect effect, double p) {
        Evidence evidence = Evidence.builder(10).p(p).effect(effect).build();
        return Assessment.builder(type, subject, Sentence.of("Seen."), evidence)
                .verdict(verdict)
                .share(0.5)
                .build();
    }
}
