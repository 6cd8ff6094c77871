package io.calibration.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.Intake.RejectionReason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:30:00Z, 2026-01-31T12:30:00Z",
        "2026-01-31t12:30:00z, 2026-01-31T12:30:00Z",
        "2026-01-31 12:30:00Z, 2026-01-31T12:30:00Z",
        "2026-01-31T12:30Z, 2026-01-31T12:30:00Z",
        "2026-01-31 12:30+01, 2026-01-31T11:30:00Z",
        "2026-01-31T12:30:00+0000, 2026-01-31T12:30:00Z",
        "2026-01-31T12:30:00-0330, 2026-01-31T16:00:00Z",
        "2026-01-31T12:30:00+05, 2026-01-31T07:30:00Z",
        "2026-01-31T12:30:00-05:00, 2026-01-31T17:30:00Z",
        "2026-01-31 12:30:00.25 +0100, 2026-01-31T11:30:00.250Z",
        "2026-01-31 12:30:00 UTC, 2026-01-31T12:30:00Z",
        "2026-01-31T12:30:00 GMT, 2026-01-31T12:30:00Z",
        "2026-01-31T12:30GMT, 2026-01-31T12:30:00Z",
        "2026-01-31 12:30:00.5 utc, 2026-01-31T12:30:00.500Z",
        "2026-01-31T12:30:00 Z, 2026-01-31T12:30:00Z",
        "2026-01-31 12:30:00.1234567 +00:00, 2026-01-31T12:30:00.123Z",
        "'2026-01-31T12:30:00,5Z', 2026-01-31T12:30:00.500Z",
        "2026-01-31T12:30:00.Z, 2026-01-31T12:30:00Z",
        "2026-01-31T12:30:00+00:53:28, 2026-01-31T11:36:32Z",
        "2026-01-31T12:30:00-18:00, 2026-02-01T06:30:00Z",
        "'2026-01-31T12:30:00Z   ', 2026-01-31T12:30:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void every_form_with_a_zone_is_read(String text, Instant instant) {
        assertThat(Instants.parse(text, null)).isEqualTo(instant.toEpochMilli());
        assertThat(Instants.parse(text, BERLIN)).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:30:00, LOCAL_TIME",
        "2026-01-31 12:30:00, LOCAL_TIME",
        "2026-01-31T12:30, LOCAL_TIME",
        "2026-01-31 12:30:00.123456, LOCAL_TIME",
        "'2026-01-31 12:30:00  ', LOCAL_TIME",
        "2026-01-31, DATE_ALONE",
        "1772704800, TIME_AS_NUMBER",
        "1772704800.125, TIME_AS_NUMBER",
        "20260131, TIME_AS_NUMBER",
        "'', MISSING",
        "'   ', MISSING",
        "., NOT_A_TIME",
        "now, NOT_A_TIME",
        "31.01.2026 12:30, NOT_A_TIME",
        "2026-02-29, NO_SUCH_TIME",
        "2026-02-29T10:00:00, NO_SUCH_TIME",
        "2026-13-01T10:00:00Z, NO_SUCH_TIME",
        "2026-01-31T24:00:00Z, HOUR_24",
        "2026-01-31 24:00, HOUR_24",
        "2026-12-31T23:59:60Z, SECOND_60",
        "2026-01-31T23:59:61Z, NO_SUCH_TIME",
        "2026-01-31T25:00:00Z, NO_SUCH_TIME",
        "2026-00-10, NO_SUCH_TIME",
        "2026-01-31T12:60:00Z, NO_SUCH_TIME",
        "2026-01-31T12:30:60Z, SECOND_60",
        "2026-01-31T12, NOT_A_TIME",
        "2026-01-31T12Z, NOT_A_TIME",
        "2026-01-31T12:30:, NOT_A_TIME",
        "2026-01-31T12:30:0Z, NOT_A_TIME",
        "2026-01-31T12:30.5Z, NOT_A_TIME",
        "2026-01-31T12:30:00+1, NO_OFFSET",
        "2026-01-31T12:30:00+, NO_OFFSET",
        "2026-01-31T12:30:00+01:, NO_OFFSET",
        "2026-01-31T12:30:00+01:0, NO_OFFSET",
        "2026-01-31T12:30:00+01:60, NO_OFFSET",
        "2026-01-31T12:30:00+010000, NO_OFFSET",
        "2026-01-31T12:30:00+18:01, NO_OFFSET",
        "2026-01-31T12:30:00-19, NO_OFFSET",
        "2026-01-31T12:30:00 PM, NO_OFFSET",
        "2026-01-31T12:30:00Z[UTC], NO_OFFSET",
        "2026-01-31T12:30:00 CET, NO_OFFSET",
        "2026-01-31_12:30:00Z, NOT_A_TIME",
        "2026-01-31T-1:30:00Z, NOT_A_TIME",
        "\u0662026-01-31T12:30:00Z, NOT_A_TIME"
    })
    void what_is_no_instant_says_what_it_is(String text, RejectionReason reason) {
        long millis = Instants.parse(text, null);
        assertThat(Instants.isTime(millis)).isFalse();
        assertThat(Instants.reason(millis)).isEqualTo(reason);
    }

    /** The clocks of Berlin skip the hour from 2 on 29 March, and have that from 2 twice on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:30:00, 2026-01-31T11:30:00Z",
        "2026-07-31 12:30, 2026-07-31T10:30:00Z",
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-03-29T03:30:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z",
        "2026-07-31, 2026-07-30T22:00:00Z"
    })
    void a_zone_tells_what_local_times_mean(String text, Instant instant) {
        assertThat(Instants.parse(text, BERLIN)).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"2018-11-04, 2018-11-04T03:00:00Z", "2018-11-05, 2018-11-05T02:00:00Z"})
    void a_day_whose_midnight_is_skipped_begins_when_it_begins(String text, Instant instant) {
        assertThat(Instants.parse(text, SAO_PAULO)).isEqualTo(instant.toEpochMilli());
    }

    @Property(tries = 2_000)
    void what_java_time_reads_is_read_as_java_time_reads_it(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000), ZoneOffset.UTC);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
        LocalDateTime shown = random.nextBoolean() ? time : time.withNano(0).withSecond(0);
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(shown.atOffset(offset));
        assertThat(Instants.parse(text, null)).isEqualTo(shown.toInstant(offset).toEpochMilli());
        assertThat(Instants.parse(shown.toString(), offset))
                .isEqualTo(shown.toInstant(offset).toEpochMilli());
    }
}
