package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTimesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write_times_of_each_kind() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String time : new String[] {
            "\"2026-03-05T23:30:00Z\"",
            "\"2026-03-05 23:30:00\"",
            "\"2026-03-05T00:30\"",
            "\"2026-03-05\"",
            "\"1772704800\"",
            "1772704800",
            "\"5 March\""
        }) {
            lines.append("{\"observed_at\":")
                    .append(time)
                    .append(",\"logic_version\":\"1.2.0\",\"overall_score\":70,\"classification\":\"high_risk\"}\n");
        }
        file = Files.writeString(folder.resolve("scans.jsonl"), lines);
    }

    @Test
    void a_time_without_a_zone_is_rejected_and_says_so() {
        Intake intake = CollectFixtures.collect(JsonLines.in(file)).intake();
        assertThat(intake.accepted()).isEqualTo(1);
        assertThat(intake.rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.LOCAL_TIME, "observed_at"), new Intake.Tally(2, 2),
                        new Rejection(RejectionReason.DATE_ALONE, "observed_at"), new Intake.Tally(1, 4),
                        new Rejection(RejectionReason.TIME_AS_NUMBER, "observed_at"), new Intake.Tally(2, 5),
                        new Rejection(RejectionReason.NOT_A_TIME, "observed_at"), new Intake.Tally(1, 7)));
        assertThat(new Rejection(RejectionReason.LOCAL_TIME, "observed_at").sentence(CollectFixtures.LAYOUT))
                .isEqualTo("observed_at is a time without a zone: end it with Z or an offset such as +01:00,"
                        + " or name the zone of such times");
    }

    @Test
    void a_zone_that_is_named_makes_them_times() {
        MetricsPart berlin = CollectFixtures.collect(
                JsonLines.in(file).withZone(ZoneId.of("Europe/Berlin")).withThreads(2));
        assertThat(berlin.intake().accepted()).isEqualTo(4);
        assertThat(berlin.days()).containsOnlyKeys(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 5));
        assertThat(berlin.days().get(LocalDate.of(2026, 3, 4)).results()).isEqualTo(2);
        MetricsPart utc =
                CollectFixtures.collect(JsonLines.in(file).withThreads(2).withZone(ZoneOffset.UTC));
        assertThat(utc.days()).containsOnlyKeys(LocalDate.of(2026, 3, 5));
    }
}
