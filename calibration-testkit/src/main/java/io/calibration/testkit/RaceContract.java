package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Many writers at once: each is heard once, in one order, and one version is active throughout. */
abstract class RaceContract extends ClockContract {

    private static final int PAIRS = 3;

    @Test
    void fault_11_of_many_writers_each_is_heard_once_and_one_version_is_active_throughout() throws Exception {
        bootstrap();
        Race race = new Race(this);
        inParallel(THREADS, race::run);
        race.check();
    }

    @Test
    void two_commands_at_once_come_out_as_if_one_had_come_first() throws Exception {
        List<Action> actions =
                List.of(Action.APPROVE, Action.REJECT, Action.WITHDRAW, Action.ACTIVATE, Action.DEPRECATE);
        for (int i = 0; i < actions.size(); i++) {
            for (int j = i; j < actions.size(); j++) {
                for (int round = 0; round < PAIRS; round++) {
                    race(actions.get(i), actions.get(j), round);
                }
            }
        }
    }

    private void race(Action one, Action other, int round) throws Exception {
        registry = registry(new ScopeId((one + "-" + other + "-" + round).toLowerCase(Locale.ROOT)));
        bootstrap();
        submit(V2, V1);
        if ((one != Action.APPROVE) && (one != Action.REJECT)) {
            approve(V2);
        }
        Digest shown = binding(V2);
        List<Command> both = List.of(command(one, REVIEWER, shown), command(other, ADMIN, shown));
        long before = registry.log().checkpoint().seq();
        List<CommandResult> answers = inParallel(2, thread -> registry.execute(both.get(thread)));
        assertThat(registry.log().checkpoint().seq()).isEqualTo(before + 2);
        assertThat(registry.log().verify().failures())
                .as("%s and %s", one, other)
                .isEmpty();
        assertThat(answers).anyMatch(answer -> answer instanceof CommandResult.Applied);
        if (one == other) {
            assertThat(answers)
                    .filteredOn(answer -> answer instanceof CommandResult.Applied)
                    .hasSize(1);
        }
    }

    private static Command command(Action action, Actor reviewer, Digest shown) {
        return switch (action) {
            case APPROVE -> new Command.Approve(reviewer, V2, shown, REASON);
            case REJECT -> new Command.Reject(reviewer, V2, shown, REASON);
            case WITHDRAW -> new Command.Withdraw(AUTHOR, V2, REASON);
            case ACTIVATE -> new Command.Activate(OPERATOR, V2, V1);
            default -> new Command.Deprecate(ADMIN, V2, REASON);
        };
    }

    @Test
    void of_many_people_who_move_the_pointer_at_once_one_does() throws Exception {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        List<CommandResult> outcomes =
                inParallel(THREADS, thread -> registry.execute(new Command.Activate(OPERATOR, V2, V1)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Refused)
                .hasSize(THREADS - 1);
    }

    @Test
    void one_request_sent_many_times_at_once_is_done_once() throws Exception {
        bootstrap();
        RequestId id = new RequestId("same");
        List<CommandResult> outcomes = inParallel(THREADS, thread -> registry.execute(id, submission(V2, V1)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Replayed)
                .hasSize(THREADS - 1);
        assertThat(registry.log().entries()).hasSize(2);
    }

    @Test
    void the_same_changes_submitted_many_times_at_once_are_registered_once() throws Exception {
        bootstrap();
        List<CommandResult> outcomes = inParallel(
                THREADS, thread -> registry.execute(again(V2, new Version("1." + (2 + thread % 3) + ".0"), V1)));
        Version registered = registry.versions().get(1).version();
        assertThat(registry.versions()).hasSize(2);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.AlreadyProposed already
                        && already.version().equals(registered))
                .hasSize(THREADS - 1);
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void one_proposal_is_open_at_a_time_where_that_is_kept() throws Exception {
        bootstrap();
        Registry one = builder(SCOPE).oneOpenProposal().build();
        List<CommandResult> outcomes =
                inParallel(THREADS, thread -> one.execute(submission(new Version("1." + (1 + thread) + ".0"), V1)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Refused refused
                        && refused.refusals().get(0).code() == RefusalCode.ANOTHER_OPEN)
                .hasSize(THREADS - 1);
        assertThat(registry.versions()).hasSize(2);
    }

    @Test
    void of_many_first_bootstraps_at_once_one_happens() throws Exception {
        List<CommandResult> outcomes = inParallel(
                THREADS,
                thread -> registry.execute(
                        new Command.Bootstrap(ADMIN, new Version("1." + thread + ".0"), config(V1), REASON)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CommandResult.Applied)
                .hasSize(1);
        assertThat(registry.log().verify().failures()).isEmpty();
    }
}
