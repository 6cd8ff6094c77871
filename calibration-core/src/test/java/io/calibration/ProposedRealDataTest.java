package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.collect.JsonLines;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.RejectedCandidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Proposals on real scan results, where the folder {@code shared/data} lies beside or above the project. */
class ProposedRealDataTest {

    @Test
    void restaurants_pushed_over_the_line_end_in_no_change_and_what_to_do_instead() throws IOException {
        ConfigProposal proposal = propose("nyc-restaurants");

        assertThat(proposal.isEmpty()).isTrue();
        assertThat(proposal.reason()).contains("people follow the line");
        assertThat(proposal.rejectedCandidates())
                .filteredOn(c -> c.code().equals("people_follow_the_line"))
                .extracting(RejectedCandidate::path)
                .containsExactly("/compatibility_thresholds/a/min_score", "/compatibility_thresholds/b/min_score");
        assertThat(proposal.rejectedCandidates())
                .filteredOn(c -> c.path().contains("/a/"))
                .allSatisfy(c -> assertThat(c.reason()).contains("(87)", "review band", "can still change them"));
    }

    @Test
    void speed_daters_scores_do_not_follow_the_weights_so_no_weight_is_proposed() throws IOException {
        assertThat(propose("speed-dating").changes()).isEmpty();
    }

    private static ConfigProposal propose(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the real scan results are not beside the project");
        Path data = folder.resolve("shared/data").resolve(name);
        return Calibration.of(
                        JsonLines.in(data.resolve("scan_results.jsonl.gz")),
                        ConfigJson.read(data.resolve("scoring_config_v1.0.0.json")))
                .collect(DayWindow.ALL)
                .analyze()
                .propose()
                .proposal();
    }
}
