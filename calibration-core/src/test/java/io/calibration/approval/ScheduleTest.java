package io.calibration.approval;

import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegistryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approve now, active from an instant on; nothing happens by itself. */
class ScheduleTest {

    private final Gate gate = new Gate();
    private Instant monday;

    @BeforeEach
    void a_version_is_approved_and_scheduled() {
        monday = gate.instant().plus(Duration.ofDays(2));
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.approve(V2);
        assertThat(codes(schedule(monday))).isEmpty();
    }

    private CommandResult schedule(Instant due) {
        return gate.registry.execute(new Command.Schedule(OLGA, V2, V1, due));
    }

    private List<CommandResult> activateDue() {
        return gate.registry.activateDue(JOB);
    }

    @Test
    void it_becomes_active_when_it_is_due_and_somebody_calls_for_it() {
        assertThat(gate.registry.status(V2)).contains(VersionStatus.SCHEDULED);
        gate.pass(Duration.ofDays(2).minusNanos(1000));
        assertThat(activateDue()).isEmpty();
        gate.pass(Duration.ofNanos(1000));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.OVERDUE);
        assertThat(gate.activeVersion()).isEqualTo(V1);
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Applied.class);
        assertThat(gate.activeVersion()).isEqualTo(V2);
        assertThat(gate.registry.version(V2).orElseThrow().schedule()).isNull();
        assertThat(activateDue()).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void an_instant_that_is_past_or_beyond_the_approvals_is_refused_with_the_one_that_would_do() {
        CommandResult past = schedule(gate.instant().minusSeconds(1));
        assertThat(codes(past)).containsExactly(RefusalCode.BAD_SCHEDULE);
        assertThat(past.refusals().get(0).sentence()).contains("is past", gate.instant() + ". Take a later one");
        Instant last = gate.instant().plus(Duration.ofDays(14));
        CommandResult late = schedule(last.plusSeconds(1));
        assertThat(codes(late)).containsExactly(RefusalCode.BAD_SCHEDULE);
        assertThat(late.refusals().get(0).sentence()).contains("up to " + last + ",");
        assertThat(codes(schedule(last))).isEmpty();
    }

    @Test
    void what_the_gate_refuses_stays_overdue_and_says_why_once() {
        gate.submit(V3, V1);
        gate.approve(V3);
        gate.activate(V3);
        gate.pass(Duration.ofDays(2));
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Refused.class);
        int entries = gate.registry.log().entries().size();
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Refused.class);
        assertThat(gate.registry.log().entries()).hasSize(entries);
        assertThat(gate.registry.log().entries().get(entries - 1).event())
                .isInstanceOfSatisfying(
                        RegistryEvent.Refused.class,
                        refused -> assertThat(refused.codes()).containsExactly(RefusalCode.ACTIVE_CHANGED));
        Schedule schedule =
                Objects.requireNonNull(gate.registry.version(V2).orElseThrow().schedule());
        assertThat(schedule.failed()).containsExactly(RefusalCode.ACTIVE_CHANGED);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.OVERDUE);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_schedule_counts_no_more_once_the_active_version_was_changed_to_and_fro() {
        gate.submit(V3, V1);
        gate.approve(V3);
        gate.activate(V3);
        gate.rollBack(V1);
        assertThat(gate.registry.status(V2)).as("it counts no more").contains(VersionStatus.APPROVED);
        gate.pass(Duration.ofDays(2));
        for (int i = 0; i < 2; i++) {
            assertThat(activateDue()).singleElement().satisfies(answer -> {
                assertThat(codes(answer)).containsExactly(RefusalCode.ACTIVE_CHANGED);
                assertThat(answer.refusals().get(0).sentence())
                        .startsWith("1.1.0: ")
                        .contains("Schedule it anew");
            });
        }
        assertThat(gate.activeVersion()).isEqualTo(V1);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.OVERDUE);
        assertThat(Objects.requireNonNull(
                                gate.registry.version(V2).orElseThrow().schedule())
                        .failed())
                .containsExactly(RefusalCode.ACTIVE_CHANGED);
        assertThat(codes(schedule(gate.instant().plus(Duration.ofHours(1))))).isEmpty();
        gate.pass(Duration.ofHours(1));
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Applied.class);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void what_was_refused_once_for_its_base_does_not_fire_after_a_roll_back_nobody_thought_of_it_at() {
        gate.submit(V3, V1);
        gate.approve(V3);
        gate.activate(V3);
        gate.pass(Duration.ofDays(2));
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Refused.class);
        gate.rollBack(V1);
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Refused.class);
        assertThat(gate.activeVersion()).isEqualTo(V1);
        assertThat(codes(gate.activate(V2))).as("a person still may").isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void approvals_must_still_be_young_then() {
        assertThat(codes(schedule(gate.instant().plus(Duration.ofDays(15))))).containsExactly(RefusalCode.BAD_SCHEDULE);
        assertThat(codes(schedule(gate.instant()))).containsExactly(RefusalCode.BAD_SCHEDULE);
        gate.pass(Duration.ofDays(15));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.EXPIRED);
        assertThat(activateDue())
                .singleElement()
                .satisfies(answer -> assertThat(codes(answer)).containsExactly(RefusalCode.EXPIRED));
    }

    @Test
    void a_version_that_was_active_before_is_scheduled_like_any_other_until_somebody_moves_the_pointer_to_it() {
        gate.activate(V2);
        gate.rollBack(V1);
        schedule(monday);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.SCHEDULED);
        gate.rollBack(V2);
        assertThat(gate.registry.version(V2).orElseThrow().schedule()).isNull();
        gate.rollBack(V1);
        schedule(monday);
        gate.submit(V3, V1);
        gate.approve(V3);
        gate.activate(V3);
        gate.rollBack(V1);
        assertThat(gate.registry.status(V2)).as("it counts no more").contains(VersionStatus.SUPERSEDED);
        schedule(monday);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.SCHEDULED);
        gate.pass(Duration.ofDays(2));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.OVERDUE);
        assertThat(activateDue()).singleElement().isInstanceOf(CommandResult.Applied.class);
        assertThat(gate.activeVersion()).isEqualTo(V2);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void it_can_be_taken_back_and_ends_with_a_rejection() {
        assertThat(codes(gate.registry.execute(new Command.Unschedule(OLGA, V2, WHY))))
                .isEmpty();
        assertThat(gate.registry.status(V2)).contains(VersionStatus.APPROVED);
        schedule(monday);
        gate.registry.execute(new Command.Reject(Gate.CY, V2, gate.shown(V2), WHY));
        gate.pass(Duration.ofDays(3));
        assertThat(activateDue()).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void an_instant_that_the_log_cannot_hold_is_no_schedule() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(monday.plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(Instant.MAX));
    }
}
