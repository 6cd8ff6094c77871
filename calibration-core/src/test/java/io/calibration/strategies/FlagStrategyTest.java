package io.calibration.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.collect.ScanResults;
import io.calibration.metrics.DayWindow;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.testing.World;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagStrategyTest {

    private static final String MEDIUM = "/red_flag_severity_thresholds/medium/min_occurrences";

    /** Three types of medium flags, of which two in one result count. */
    private static World medium(double rate) {
        return World.healthy()
                .noFlags()
                .flag("one", "medium", rate)
                .flag("two", "medium", rate)
                .flag("three", "medium", rate)
                .results(8_000);
    }

    private static ConfigProposal propose(World world, Interval flagRate) {
        CalibrationPolicy policy = CalibrationPolicy.builder()
                .flagRate(flagRate)
                .classShares(Map.of())
                .meanConfidence(Map.of())
                .build();
        return Calibration.builder()
                .source(ScanResults.of(world.draw()))
                .config(World.CONFIG)
                .policy(policy)
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .propose()
                .proposal();
    }

    @Test
    void flags_that_count_too_often_take_one_more_to_count() {
        ConfigProposal proposal = propose(medium(0.35), new Interval(0.02, 0.20));

        assertThat(proposal.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo(MEDIUM);
            assertThat(change.currentValue()).isEqualTo(new BigDecimal("2"));
            assertThat(change.proposedValue()).isEqualTo(new BigDecimal("3"));
            assertThat(change.rationale()).contains("Medium flags count from 3 in one result on, instead of 2", "4.");
        });
        assertThat(proposal.version()).as("no class limits medium flags").hasToString("1.0.1");
    }

    @Test
    void flags_that_count_too_rarely_take_one_less_to_count() {
        ConfigProposal proposal = propose(medium(0.06), new Interval(0.25, 0.60));

        assertThat(proposal.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo(MEDIUM);
            assertThat(change.proposedValue()).isEqualTo(new BigDecimal("1"));
        });
    }

    @Test
    void flags_that_fire_often_but_count_within_the_range_are_the_detectors_affair() {
        ConfigProposal proposal = propose(medium(0.2), new Interval(0.02, 0.30));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .containsExactly("counts_in_range");
        assertThat(proposal.rejectedCandidates().get(0).reason()).contains("Look at the rule that raises the flag");
    }

    @Test
    void a_step_from_one_side_of_the_range_to_the_other_is_not_taken() {
        ConfigProposal proposal = propose(medium(0.35), new Interval(0.10, 0.20));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .containsExactly("overshoots");
    }

    @Test
    void critical_flags_never_count_later() {
        World world =
                World.healthy().noFlags().flag("pressure", "critical", 0.5).results(8_000);
        ConfigProposal proposal = propose(world, new Interval(0, 0.30));

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .contains("critical_flag");
    }
}
