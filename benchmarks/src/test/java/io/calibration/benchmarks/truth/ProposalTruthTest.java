package io.calibration.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of proposals in short. The same seeds each time, so it cannot fail by chance. */
class ProposalTruthTest {

    private static final int RUNS = 8;

    private static ProposalCell cell(String title) {
        List<ProposalCell> found = Stream.concat(ProposalCells.healthy().stream(), ProposalCells.faulty().stream())
                .filter(cell -> cell.title().equals(title))
                .toList();
        assertThat(found).as(title).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy, broad, n = 1000", "healthy, clustered, n = 1000", "healthy, evens, n = 1000"})
    void healthy_worlds_are_left_alone(String title) {
        assertThat(ProposalTruth.run(cell(title), RUNS)).noneMatch(ProposalTrial::proposed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scores drift by 5, normal, n = 20000",
                "half of the best class lost, broad, n = 20000",
                "hump of 8 % at 85, broad, n = 20000",
                "medium flags count too often, broad, n = 10000"
            })
    void fault_08_a_fault_is_smaller_on_fresh_raw_results_and_shares_come_as_predicted(String title) {
        List<ProposalTrial> trials = ProposalTruth.run(cell(title), RUNS);
        assertThat(trials).allMatch(ProposalTrial::proposed).allMatch(ProposalTrial::smaller);
        assertThat(trials).allSatisfy(trial -> assertThat(trial.failures()).isEmpty());
        int held = trials.stream().mapToInt(t -> t.held().held()).sum();
        int of = trials.stream().mapToInt(t -> t.held().of()).sum();
        assertThat((double) held / of).isGreaterThan(0.85);
    }

    @Test
    void weights_of_a_known_world_are_found_and_stepped_toward() {
        for (int run = 0; run < 3; run++) {
            WeightWorld.Trial trial = WeightWorld.run(5_000, run);
            assertThat(trial.error()).isLessThan(0.5);
            assertThat(trial.proposed() && trial.stepped()).isTrue();
        }
    }
}
