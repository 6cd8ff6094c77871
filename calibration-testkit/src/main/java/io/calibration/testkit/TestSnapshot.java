package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.collect.ScanResults;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A snapshot for a test, counted from results that the test describes:
 *
 * <pre>{@code
 * MetricsSnapshot snapshot = TestSnapshot.of(config).results(700, r -> r.overallScore(90)).results(300, r -> r.overallScore(40)).build();
 * }</pre>
 *
 * <p>The results of each kind lie evenly on 28 days from 2026-01-01 on, an equal number on even and odd ones as far as that goes, so that a search has half of
 * them. A result gets the class that the config gives it, unless the test names another. Not thread-safe; may be built several times.
 */
public final class TestSnapshot {

    private final ScoringConfig config;
    private final List<ScanResult> results = new ArrayList<>();
    private LocalDate first = LocalDate.of(2026, 1, 1);
    private int days = 28;

    private TestSnapshot(ScoringConfig config) {
        this.config = config;
    }

    /** A snapshot without results, to be counted under this config. */
    public static TestSnapshot of(ScoringConfig config) {
        return new TestSnapshot(config);
    }

    /** From this day on, in place of 2026-01-01: a baseline has its days before those of the window that is analyzed. */
    public TestSnapshot firstDay(LocalDate day) {
        first = day;
        return this;
    }

    /** On so many days from now on; below 14 a search has a random half of the results. */
    public TestSnapshot days(int number) {
        days = number;
        return this;
    }

    /**
     * Adds results that are alike but for their day.
     *
     * @param each says what they are: score, confidence, flags and so on. It is called once a result, day after day and from the first one again, and may say
     *     another time ({@code observedAt}): so results come together on few days
     */
    public TestSnapshot results(int count, UnaryOperator<ScanResult.Builder> each) {
        for (int i = 0; i < count; i++) {
            ScanResult.Builder result = each.apply(ScanResult.builder()
                    .observedAt(first.plusDays(i % days).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                    .logicVersion(config.logicVersion().text()));
            results.add(classified(result));
        }
        return this;
    }

    private ScanResult classified(ScanResult.Builder builder) {
        ScanResult result = builder.build();
        if (result.overallScore() == null || result.classification() != null) {
            return result;
        }
        int[] flags = new int[FlagSeverity.COUNT];
        for (Flag flag : result.flags()) {
            FlagSeverity.ofLabel(flag.severity()).ifPresent(severity -> flags[severity.index()]++);
        }
        double confidence = result.confidence() == null ? Double.NaN : result.confidence();
        int index = ClassRule.of(config).classify(result.overallScore(), confidence, flags);
        return builder.classification(config.classes().get(index).label()).build();
    }

    /**
     * The snapshot.
     *
     * @throws AssertionError when a result is none that can be counted, such as one with a score beyond the config's scale
     */
    public MetricsSnapshot build() {
        MetricsSnapshot snapshot = Calibration.of(ScanResults.of(results), config)
                .collect(DayWindow.ALL)
                .snapshot();
        assertThat(snapshot.metrics().intake().rejectedTotal())
                .as("results that cannot be counted: %s", snapshot.metrics().intake())
                .isZero();
        return snapshot;
    }
}
