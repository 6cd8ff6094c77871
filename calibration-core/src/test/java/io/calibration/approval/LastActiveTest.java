package io.calibration.approval;

import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.config.Version;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host may read an active config that was so a little while ago. */
class LastActiveTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Gate gate = new Gate();

    @BeforeEach
    void the_first_version_is_active_and_was_just_seen() {
        assertThat(gate.registry.active(MINUTE)).isEmpty();
        gate.bootstrap();
        assertThat(seen(MINUTE)).isEqualTo(V1);
        gate.submit(V2, V1);
        gate.approve(V2);
        gate.activate(V2);
    }

    @Test
    void what_was_seen_is_given_as_long_as_it_is_young_enough() {
        gate.pass(MINUTE.minusNanos(1000));
        assertThat(seen(MINUTE)).isEqualTo(V1);
        gate.pass(Duration.ofNanos(1000));
        assertThat(seen(MINUTE)).isEqualTo(V2);
    }

    @Test
    void reading_without_an_age_is_never_late_and_serves_all() {
        assertThat(gate.registry.active().orElseThrow().version().version()).isEqualTo(V2);
        assertThat(seen(MINUTE)).isEqualTo(V2);
    }

    @Test
    void an_age_of_zero_reads_every_time() {
        assertThat(seen(Duration.ZERO)).isEqualTo(V2);
    }

    @Test
    void a_clock_that_was_set_back_makes_nothing_young() {
        gate.pass(Duration.ofDays(-1));
        assertThat(seen(Duration.ofDays(3))).isEqualTo(V2);
    }

    @Test
    void the_bytes_are_those_of_the_version() {
        ActiveConfig now = gate.registry.active().orElseThrow();
        assertThat(now.content().digest()).isEqualTo(now.activation().content());
        assertThat(gate.registry.active(MINUTE)).containsSame(now);
    }

    private Version seen(Duration maxAge) {
        return gate.registry.active(maxAge).orElseThrow().version().version();
    }
}
