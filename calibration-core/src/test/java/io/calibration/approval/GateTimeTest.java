package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryStoreException;
import io.calibration.stores.InMemoryRegistryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** One wrong clock is refused, is never believed, and what it did before can be mended. */
class GateTimeTest {

    private static final Duration FIFTY_YEARS = Duration.ofDays(50 * 365);

    /** Without a time of its own the store goes by the gate's clock, so that a wrong clock can be believed. */
    private final Gate gate = new Gate();

    private void approved() {
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.approve(V2);
    }

    @Test
    void a_refused_command_of_a_clock_far_ahead_does_not_end_the_expiry_of_approvals() {
        approved();
        gate.pass(FIFTY_YEARS);
        assertThat(codes(gate.deprecate(V3))).containsExactly(RefusalCode.UNKNOWN_VERSION);
        gate.pass(FIFTY_YEARS.negated());
        gate.pass(Duration.ofDays(15));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.EXPIRED);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_step_from_the_future_stops_everything_until_a_person_corrects_the_time() {
        gate.bootstrap();
        gate.pass(FIFTY_YEARS);
        gate.submit(V2, V1);
        gate.approve(V2);
        gate.pass(FIFTY_YEARS.negated());
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.TIME_AHEAD);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.EXPIRED);
        assertThat(gate.registry
                        .execute(new Command.CorrectTime(Gate.JOB, V1, WHY))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.HUMAN_REQUIRED);
        assertThat(codes(gate.registry.execute(new Command.CorrectTime(ADA, V1, WHY))))
                .isEmpty();
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
        assertThat(codes(gate.registry.execute(gate.approval(Gate.CY, V2)))).isEmpty();
        assertThat(codes(gate.activate(V2))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void an_approval_from_before_a_correction_never_counts_again_however_late_it_is() {
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.pass(Duration.ofDays(10));
        gate.approve(V2);
        gate.pass(Duration.ofDays(-10));
        gate.registry.execute(new Command.CorrectTime(ADA, V1, WHY));
        gate.pass(Duration.ofDays(11));
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
    }

    @Test
    void a_time_that_is_right_is_not_corrected() {
        gate.bootstrap();
        assertThat(codes(gate.registry.execute(new Command.CorrectTime(ADA, V1, WHY))))
                .containsExactly(RefusalCode.NOTHING_TO_CORRECT);
    }

    @Test
    void a_clock_that_is_off_the_stores_time_is_refused_by_name_and_recorded_at_the_stores_time() {
        Instant now = gate.instant();
        InMemoryRegistryStore store = new InMemoryRegistryStore("memory:test", Clock.fixed(now, ZoneOffset.UTC));
        Gate other = new Gate(store);
        other.bootstrap();
        for (Duration off :
                new Duration[] {Duration.ofMinutes(6), Duration.ofMinutes(-6), FIFTY_YEARS, Duration.ofDays(-20_000)}) {
            other.pass(off);
            assertThat(codes(other.submit(V2, V1))).containsExactly(RefusalCode.CLOCK_OFF);
            other.pass(off.negated());
        }
        assertThat(other.registry.log().entries())
                .hasSize(5)
                .allMatch(entry -> entry.at().equals(now));
        other.pass(Duration.ofMinutes(5));
        assertThat(codes(other.submit(V2, V1))).isEmpty();
        assertThat(other.registry.log().entries().get(5).at()).isEqualTo(now);
    }

    @Test
    void a_time_that_no_log_can_hold_writes_nothing() {
        gate.bootstrap();
        for (Instant never :
                new Instant[] {Instant.MAX, Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.EPOCH.plusMillis(1L << 53)
                }) {
            Registry registry = Registry.builder()
                    .store(gate.store)
                    .scope(Gate.SCOPE)
                    .clock(Clock.fixed(never, ZoneOffset.UTC))
                    .build();
            assertThatThrownBy(() -> registry.execute(new Command.Deprecate(ADA, V1, WHY)))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining("which no log can hold");
        }
        assertThat(gate.registry.log().entries()).hasSize(1);
    }

    @Test
    void small_differences_between_clocks_do_not_make_the_log_go_back() {
        approved();
        Instant approvedAt = gate.registry.log().entries().get(2).at();
        gate.pass(Duration.ofMinutes(-4));
        assertThat(codes(gate.activate(V2))).isEmpty();
        assertThat(gate.registry.log().entries().get(3).at()).isEqualTo(approvedAt);
        assertThat(codes(gate.registry.execute(new Command.Approve(BO, V1, gate.shown(V1), WHY))))
                .containsExactly(RefusalCode.NOT_PROPOSED);
        assertThat(codes(gate.registry.execute(new Command.RollBack(OLGA, V1, V2, WHY))))
                .isEmpty();
    }
}
