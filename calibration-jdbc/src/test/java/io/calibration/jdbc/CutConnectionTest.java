package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is cut before and after every statement and commit of every command: each is done once, or not at all. */
class CutConnectionTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_command_whose_connection_is_cut_once_is_done_once(Engine engine) {
        TestRegistry where = engine.empty();
        CutConnection cut = new CutConnection(where.dataSource());
        Life life = new Life(where.over(cut.dataSource(), SchemaMode.NONE), "dating").prepared();
        life.execute(life.activate(Life.V3, Life.V1));
        long entries = 5;
        boolean reached = true;
        for (int moment = 1; reached; moment++) {
            reached = isCutAt(moment, life.swap(), life, cut);
            entries++;
            assertThat(state(life).map(ScopeState::revision)).contains(entries);
        }
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_store_whose_connection_is_cut_once_while_it_opens_is_opened(Engine engine) {
        TestRegistry where = engine.empty();
        CutConnection cut = new CutConnection(where.dataSource());
        boolean reached = true;
        for (int moment = 1; reached; moment++) {
            cut.cutAt(moment, false);
            assertThat(where.over(cut.dataSource(), SchemaMode.VALIDATE).info())
                    .isEqualTo(where.open().info());
            reached = cut.moments() >= moment;
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_command_whose_database_goes_away_is_done_or_not_and_can_be_sent_again(Engine engine) {
        TestRegistry where = engine.empty();
        CutConnection cut = new CutConnection(where.dataSource());
        Life life = new Life(where.over(cut.dataSource(), SchemaMode.NONE), "dating");
        for (Supplier<Command> next : life.commands()) {
            Command command = next.get();
            Optional<ScopeState> before = state(life);
            long entries = before.map(ScopeState::revision).orElse(0L);
            RequestId request = new RequestId("request-" + entries);
            boolean fails = true;
            for (int moment = 1; fails; moment++) {
                cut.cutAt(moment, true);
                fails = fails(life, request, command);
                cut.cutAt(0, false);
                assertIsBeforeOrWhole(life, before);
            }
            assertThat(state(life).map(ScopeState::revision)).contains(entries + 1);
        }
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_command_whose_commit_was_done_and_never_acknowledged_is_applied_and_no_replay(Engine engine) {
        TestRegistry where = engine.empty();
        CutConnection cut = new CutConnection(where.dataSource());
        Life life = new Life(where.over(cut.dataSource(), SchemaMode.NONE), "dating");
        new Life(life.store, "first").execute(life.bootstrap());
        cut.cutAt(0, false);
        new Life(life.store, "second").execute(life.bootstrap());
        int answerToCommit = cut.moments();
        cut.cutAt(answerToCommit, false);
        assertThat(life.execute(life.bootstrap())).isInstanceOf(CommandResult.Applied.class);
        assertThat(cut.moments()).isGreaterThan(answerToCommit);
        assertThat(life.registry.log().entries()).hasSize(1);
    }

    private static boolean isCutAt(int moment, Command command, Life life, CutConnection cut) {
        cut.cutAt(moment, false);
        CommandResult answer = life.execute(command);
        boolean wasCut = cut.moments() >= moment;
        cut.cutAt(0, false);
        assertThat(answer)
                .as("%s, cut at moment %d", command.action(), moment)
                .isInstanceOf(CommandResult.Applied.class);
        return wasCut;
    }

    private static void assertIsBeforeOrWhole(Life life, Optional<ScopeState> before) {
        Optional<ScopeState> now = state(life);
        if (!now.equals(before)) {
            assertThat(life.registry.log().verify().failures()).isEmpty();
            assertThat(now.map(ScopeState::revision))
                    .contains(before.map(ScopeState::revision).orElse(0L) + 1);
        }
    }

    private static boolean fails(Life life, RequestId request, Command command) {
        try {
            life.registry.execute(request, command);
            return false;
        } catch (RegistryStoreException e) {
            assertThat(e).hasMessageContaining("it is safe to ask again");
            return true;
        }
    }

    private static Optional<ScopeState> state(Life life) {
        return life.store.load(life.scope);
    }
}
