package io.calibration.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.testing.World;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The original reported a MEDIUM or worse problem in 93 % of healthy worlds at n = 1,000. The boundary analyzer has its own such test. */
class FalseAlarmTest {

    private static final Analyzer[] ANALYZERS =
            BuiltIn.analyzers(Set.of("boundary")).toArray(Analyzer[]::new);

    @ParameterizedTest
    @CsvSource({"50, 200", "1000, 100", "20000, 60"})
    void healthy_worlds_are_left_in_peace_at_every_size(int n, int worlds) {
        List<String> alarms = LongStream.range(0, worlds)
                .mapToObj(seed -> alarms(World.healthy().results(n).seed(1_000L * n + seed)))
                .filter(ids -> !ids.isEmpty())
                .toList();
        assertThat(alarms).hasSizeLessThanOrEqualTo(worlds / 20);
    }

    @ParameterizedTest
    @CsvSource({"50, 200", "1000, 100"})
    void healthy_worlds_with_a_baseline_are_left_in_peace_too(int n, int worlds) {
        List<String> alarms = LongStream.range(0, worlds)
                .mapToObj(seed -> alarms(World.healthy()
                        .results(n)
                        .seed(7_000L * n + seed)
                        .against(World.earlier(2 * n).seed(9_000L * n + seed))))
                .filter(ids -> !ids.isEmpty())
                .toList();
        assertThat(alarms).hasSizeLessThanOrEqualTo(worlds / 20);
    }

    private static String alarms(World world) {
        return String.join(
                " ",
                world.judge(ANALYZERS).findings(Severity.MEDIUM).stream()
                        .map(Finding::id)
                        .toList());
    }
}
