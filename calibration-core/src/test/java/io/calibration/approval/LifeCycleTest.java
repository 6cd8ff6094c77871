package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.Action;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RefusalCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of version 1.1.0 against every command about it. A dash is "it happens". */
class LifeCycleTest {

    /** How version 1.1.0 got where it is. */
    private enum State {
        NO_SCOPE,
        UNKNOWN,
        PROPOSED,
        HALF_APPROVED, // one of two votes
        OUTDATED, // proposed, and the base is no longer active
        APPROVED,
        EXPIRED,
        SCHEDULED,
        OVERDUE, // and nobody called for it
        BYPASSED, // approved, and the base is no longer active
        REJECTED,
        WITHDRAWN,
        ACTIVE,
        SUPERSEDED,
        DEPRECATED
    }

    private static final String MATRIX = """
            |               | BOOTSTRAP            | SUBMIT                   | APPROVE          | REJECT           | WITHDRAW         | ACTIVATE         | ROLL_BACK        | DEPRECATE        | SCHEDULE         | UNSCHEDULE       | ACTIVATE_DUE     | SET_POLICY       | CORRECT_TIME       |
            | NO_SCOPE      | -                    | NOT_BOOTSTRAPPED         | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED | NOT_BOOTSTRAPPED   |
            | UNKNOWN       | ALREADY_BOOTSTRAPPED | -                        | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | UNKNOWN_VERSION  | -                | NOTHING_TO_CORRECT |
            | PROPOSED      | ALREADY_BOOTSTRAPPED | ALREADY_PROPOSED         | -                | -                | -                | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | HALF_APPROVED | ALREADY_BOOTSTRAPPED | ALREADY_PROPOSED         | ALREADY_VOTED    | ALREADY_VOTED    | -                | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | OUTDATED      | ALREADY_BOOTSTRAPPED | VERSION_TAKEN STALE_BASE | STALE_BASE       | -                | -                | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | APPROVED      | ALREADY_BOOTSTRAPPED | ALREADY_PROPOSED         | NOT_PROPOSED     | ALREADY_VOTED    | -                | -                | NEVER_ACTIVE     | -                | -                | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | EXPIRED       | ALREADY_BOOTSTRAPPED | VERSION_TAKEN            | ALREADY_VOTED    | ALREADY_VOTED    | -                | EXPIRED          | NEVER_ACTIVE     | -                | EXPIRED          | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | BYPASSED      | ALREADY_BOOTSTRAPPED | VERSION_TAKEN STALE_BASE | NOT_PROPOSED     | ALREADY_VOTED    | -                | STALE_BASE       | NEVER_ACTIVE     | -                | STALE_BASE       | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | SCHEDULED     | ALREADY_BOOTSTRAPPED | ALREADY_PROPOSED         | NOT_PROPOSED     | ALREADY_VOTED    | -                | -                | NEVER_ACTIVE     | -                | -                | -                | NOT_DUE          | -                | NOTHING_TO_CORRECT |
            | OVERDUE       | ALREADY_BOOTSTRAPPED | ALREADY_PROPOSED         | NOT_PROPOSED     | ALREADY_VOTED    | -                | -                | NEVER_ACTIVE     | -                | -                | -                | -                | -                | NOTHING_TO_CORRECT |
            | REJECTED      | ALREADY_BOOTSTRAPPED | VERSION_TAKEN            | NOT_PROPOSED     | NOT_OPEN         | NOT_OPEN         | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | WITHDRAWN     | ALREADY_BOOTSTRAPPED | VERSION_TAKEN            | NOT_PROPOSED     | NOT_OPEN         | NOT_OPEN         | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_APPROVED     | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | ACTIVE        | ALREADY_BOOTSTRAPPED | NOTHING_TO_CHANGE        | NOT_PROPOSED     | WAS_ACTIVE       | WAS_ACTIVE       | IS_ACTIVE        | IS_ACTIVE        | IS_ACTIVE        | IS_ACTIVE        | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | SUPERSEDED    | ALREADY_BOOTSTRAPPED | VERSION_TAKEN STALE_BASE | NOT_PROPOSED     | WAS_ACTIVE       | WAS_ACTIVE       | STALE_BASE       | -                | -                | STALE_BASE       | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            | DEPRECATED    | ALREADY_BOOTSTRAPPED | VERSION_TAKEN            | NOT_PROPOSED     | NOT_OPEN         | NOT_OPEN         | DEPRECATED       | DEPRECATED       | DEPRECATED       | DEPRECATED       | NOT_SCHEDULED    | NOT_SCHEDULED    | -                | NOTHING_TO_CORRECT |
            """;

    private static final int COLUMNS = 1 + Action.values().length;
    private static final ApprovalPolicy TWO_PEOPLE = new ApprovalPolicy(2, Duration.ofDays(14));

    private final Gate gate = new Gate();

    @Test
    void no_cell_is_left_out() {
        assertThat(cells()).hasSize(State.values().length * Action.values().length);
    }

    @ParameterizedTest(name = "{1} a version that is {0}: {2}")
    @MethodSource("cells")
    void every_command_in_every_state_is_answered_as_the_life_cycle_says(
            State state, Action action, List<RefusalCode> refusals) {
        reach(state);
        List<RefusalCode> dry =
                gate.registry.check(command(action)).stream().map(Refusal::code).toList();
        CommandResult outcome = gate.registry.execute(command(action));
        assertThat(dry).isEqualTo(refusals);
        assertThat(codes(outcome)).isEqualTo(refusals);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    private void reach(State state) {
        switch (state) {
            case NO_SCOPE -> {}
            case UNKNOWN -> happens(gate.bootstrap());
            case PROPOSED -> {
                reach(State.UNKNOWN);
                happens(gate.submit(V2, V1));
            }
            case HALF_APPROVED -> {
                reach(State.UNKNOWN);
                gate.with(TWO_PEOPLE);
                happens(gate.submit(V2, V1));
                happens(gate.approve(V2));
            }
            case OUTDATED -> {
                reach(State.PROPOSED);
                overtake();
            }
            case EXPIRED -> {
                reach(State.APPROVED);
                gate.pass(Duration.ofDays(14).plusNanos(1000));
            }
            case BYPASSED -> {
                reach(State.APPROVED);
                overtake();
            }
            case APPROVED -> {
                reach(State.PROPOSED);
                happens(gate.approve(V2));
            }
            case SCHEDULED -> {
                reach(State.APPROVED);
                happens(gate.registry.execute(command(Action.SCHEDULE)));
            }
            case OVERDUE -> {
                reach(State.SCHEDULED);
                gate.pass(Duration.ofDays(2));
            }
            case REJECTED -> {
                reach(State.PROPOSED);
                happens(gate.reject(V2));
            }
            case WITHDRAWN -> {
                reach(State.APPROVED);
                happens(gate.withdraw(V2));
            }
            case ACTIVE -> {
                reach(State.APPROVED);
                happens(gate.activate(V2));
            }
            case SUPERSEDED -> {
                reach(State.ACTIVE);
                happens(gate.submit(V3, V2));
                happens(gate.approve(V3));
                happens(gate.activate(V3));
            }
            case DEPRECATED -> {
                reach(State.APPROVED);
                happens(gate.deprecate(V2));
            }
        }
    }

    /** Another version becomes active. */
    private void overtake() {
        happens(gate.submit(V3, V1));
        happens(gate.approve(V3));
        happens(gate.activate(V3));
    }

    private Command command(Action action) {
        return switch (action) {
            case BOOTSTRAP -> new Command.Bootstrap(ADA, V2, Gate.config(V2), Gate.WHY);
            case SUBMIT -> gate.submission(V2, V1);
            case APPROVE -> gate.approval(BO, V2);
            case REJECT -> new Command.Reject(BO, V2, gate.shown(V2), Gate.WHY);
            case WITHDRAW -> new Command.Withdraw(ANN, V2, Gate.WHY);
            case ACTIVATE -> new Command.Activate(OLGA, V2, gate.activeVersion());
            case ROLL_BACK -> new Command.RollBack(OLGA, V2, gate.activeVersion(), Gate.WHY);
            case DEPRECATE -> new Command.Deprecate(ADA, V2, Gate.WHY);
            case SCHEDULE ->
                new Command.Schedule(
                        OLGA, V2, gate.activeVersion(), gate.instant().plus(Duration.ofDays(2)));
            case UNSCHEDULE -> new Command.Unschedule(OLGA, V2, Gate.WHY);
            case ACTIVATE_DUE -> new Command.ActivateDue(JOB, V2);
            case SET_POLICY ->
                new Command.SetPolicy(ADA, gate.activeVersion(), gate.registry.policy(), TWO_PEOPLE, Gate.WHY);
            case CORRECT_TIME -> new Command.CorrectTime(ADA, gate.activeVersion(), Gate.WHY);
        };
    }

    private static void happens(CommandResult outcome) {
        assertThat(outcome).isInstanceOf(CommandResult.Applied.class);
    }

    static Stream<Arguments> cells() {
        List<List<String>> rows = MATRIX.lines().map(LifeCycleTest::cellsOf).toList();
        List<String> actions = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i < COLUMNS, i -> i + 1)
                        .map(i -> Arguments.of(
                                State.valueOf(row.get(0)), Action.valueOf(actions.get(i)), refusals(row.get(i)))));
    }

    private static List<String> cellsOf(String row) {
        return Arrays.stream(row.split("\\|", -1))
                .skip(1)
                .map(String::trim)
                .limit(COLUMNS)
                .toList();
    }

    private static List<RefusalCode> refusals(String cell) {
        return cell.equals("-")
                ? List.of()
                : Arrays.stream(cell.split(" ", -1)).map(RefusalCode::valueOf).toList();
    }
}
