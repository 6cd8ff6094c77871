package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analyzers.RealScans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known to be true of real scan results; skipped where they are not at hand. */
class BoundaryRealDataTest {

    @Test
    void new_york_restaurants_crowd_on_the_better_side_of_87_and_73() throws IOException {
        List<Assessment> assessments = assess("nyc-restaurants");

        Assessment a = gravest(assessments, "score_threshold:a:87");
        assertThat(a.type()).isEqualTo("boundary_crowding");
        assertThat(a.verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(effect(a).conservative()).isGreaterThan(4);
        assertThat(a.evidence().p().orElseThrow()).isLessThan(1e-5);
        assertThat(a.share()).isGreaterThan(0.05);
        assertThat(a.evidence().observed().orElseThrow().value())
                .as("ratio of the sides")
                .isGreaterThan(5);
        assertThat(a.affectedComponents()).containsExactly("/compatibility_thresholds/a/min_score");

        Assessment b = gravest(assessments, "score_threshold:b:73");
        assertThat(b.verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(effect(b).conservative()).isGreaterThan(2);
        assertThat(b.evidence().p().orElseThrow()).isLessThan(1e-5);
        assertThat(b.share()).isBetween(0.02, 0.05);
        assertThat(b.description())
                .contains(
                        "more results on the better side",
                        "smooth curves",
                        " to 1",
                        "would change class by crossing it.")
                .doesNotContain("fold");
    }

    @Test
    void san_francisco_restaurants_crowd_nowhere_and_their_parity_is_named() throws IOException {
        List<Assessment> assessments = assess("sf-restaurants");

        assertThat(assessments).noneMatch(assessment -> assessment.verdict() == Verdict.VIOLATION);
        assertThat(assessments)
                .filteredOn(assessment -> assessment.subject().equals("score_threshold:needs_improvement:71"))
                .isNotEmpty()
                .allMatch(assessment -> effect(assessment).conservative() < 0.1
                        && assessment.evidence().p().orElseThrow() > 0.2);
        assertThat(note(assessments).description()).contains("multiples of 2; without a preference it would be 50 %");
    }

    @Test
    void speed_daters_lattice_of_ten_is_named_and_leaves_every_threshold_open() throws IOException {
        List<Assessment> assessments = assess("speed-dating");

        assertThat(assessments)
                .filteredOn(assessment -> assessment.subject().startsWith("score_threshold:"))
                .hasSize(4)
                .allMatch(assessment -> assessment.verdict() == Verdict.INCONCLUSIVE)
                .allMatch(assessment -> assessment.description().text().contains("lattice"));
        assertThat(note(assessments).description()).contains("99.4 %", "multiples of 10");
    }

    private static List<Assessment> assess(String name) throws IOException {
        Optional<Path> folder = RealScans.folder(name);
        assumeTrue(folder.isPresent(), "no folder shared/data/" + name + " beside or above the project");
        return BoundaryAnalyzer.analyze(RealScans.read(folder.orElseThrow()));
    }

    private static Assessment note(List<Assessment> assessments) {
        List<Assessment> notes = assessments.stream()
                .filter(assessment -> assessment.type().equals("score_lattice"))
                .toList();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).verdict()).isEqualTo(Verdict.NOTE);
        return notes.get(0);
    }

    private static Assessment gravest(List<Assessment> assessments, String subject) {
        return assessments.stream()
                .filter(assessment -> assessment.subject().equals(subject))
                .max((left, right) -> Double.compare(
                        effect(left).conservative(), effect(right).conservative()))
                .orElseThrow();
    }

    private static Effect effect(Assessment assessment) {
        return assessment.evidence().effect().orElseThrow();
    }
}
