package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.collect.JsonLines;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Impact;
import io.calibration.proposal.RejectedCandidate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    void speed_daters_weights_move_toward_what_decides_within_the_guardrail() throws IOException {
        ConfigProposal proposal = propose("speed-dating");

        Map<String, String> verbs = proposal.changes().stream()
                .collect(Collectors.toMap(c -> c.path().replace("/category_weights/", ""), Change::verb));
        assertThat(verbs).containsEntry("attractive", "raise").containsEntry("fun", "raise");
        assertThat(verbs).containsEntry("ambitious", "lower");
        assertThat(proposal.changes()).allSatisfy(change -> {
            BigDecimal current = Objects.requireNonNull(change.currentValue());
            BigDecimal most = current.multiply(new BigDecimal("0.10"));
            assertThat(change.proposedValue().subtract(current).abs()).isLessThanOrEqualTo(most);
        });
        assertThat(proposal.impact().method()).isEqualTo(Impact.Method.ESTIMATED);
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
