package io.calibration.approval;

import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hosts hear of every entry after its commit, in order, at least once; and no listener harms a command. */
class DecisionListenerTest {

    /** A listener that keeps what it has dealt with, and can be made to fail. */
    private static final class Mail implements DecisionListener {

        private final List<Long> sent = new ArrayList<>();
        private int failures;
        private long handled;

        @Override
        public long handled(ScopeId scope) {
            return handled;
        }

        @Override
        public void on(AuditEntry entry) throws IOException {
            if (failures > 0) {
                failures--;
                throw new IOException("no connection");
            }
            sent.add(entry.seq());
            handled = entry.seq();
        }
    }

    private final Gate gate = new Gate();
    private final Mail mail = new Mail();

    private Registry listenedTo() {
        return Registry.builder()
                .store(gate.store)
                .scope(Gate.SCOPE)
                .clock(gate)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .listener(mail)
                .build();
    }

    @Test
    void every_entry_is_told_once_in_order_from_where_the_listener_got_to() {
        gate.bootstrap(); // before anybody listened
        Registry registry = listenedTo();
        registry.execute(gate.submission(V2, V1));
        registry.execute(gate.approval(Actor.service("robot"), V2)); // refused
        assertThat(mail.sent).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_listener_that_fails_harms_no_command_and_is_told_again() {
        Registry registry = listenedTo();
        gate.bootstrap();
        mail.failures = 2;
        assertThat(registry.execute(gate.submission(V2, V1))).isInstanceOf(CommandResult.Applied.class);
        registry.notifyListeners();
        assertThat(mail.sent).isEmpty();
        registry.notifyListeners();
        assertThat(mail.sent).containsExactly(1L, 2L);
    }

    @Test
    void what_was_committed_before_the_program_ended_is_told_by_the_next() {
        gate.bootstrap();
        gate.submit(V2, V1);
        listenedTo().notifyListeners();
        assertThat(mail.sent).containsExactly(1L, 2L);
    }

    @Test
    void an_executor_that_takes_nothing_harms_no_command() {
        gate.bootstrap();
        Registry registry = Registry.builder()
                .store(gate.store)
                .scope(Gate.SCOPE)
                .clock(gate)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .listener(mail, work -> {
                    throw new java.util.concurrent.RejectedExecutionException();
                })
                .build();
        assertThat(registry.execute(gate.submission(V2, V1))).isInstanceOf(CommandResult.Applied.class);
        assertThat(mail.sent).isEmpty();
    }

    private Registry listenedToBy(DecisionListener listener) {
        return Registry.builder()
                .store(gate.store)
                .scope(Gate.SCOPE)
                .clock(gate)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .listener(listener)
                .build();
    }

    /** Activates what was approved, and has dealt with an entry only afterwards. */
    private static final class Activator implements DecisionListener {

        private final List<Long> heard = new ArrayList<>();
        private long handled;
        private @Nullable Registry registry;

        @Override
        public long handled(ScopeId scope) {
            return handled;
        }

        @Override
        public void on(AuditEntry entry) {
            heard.add(entry.seq());
            if (entry.event() instanceof RegistryEvent.Approved) {
                Objects.requireNonNull(registry).execute(new Command.Activate(Gate.OLGA, V2, V1));
            }
            handled = entry.seq();
        }
    }

    @Test
    void a_listener_that_gives_commands_hears_of_them_after_the_entry_that_it_deals_with() {
        Activator activator = new Activator();
        Registry registry = listenedToBy(activator);
        activator.registry = registry;
        gate.bootstrap();
        registry.execute(gate.submission(V2, V1));
        assertThat(registry.execute(gate.approval(Gate.BO, V2))).isInstanceOf(CommandResult.Applied.class);
        assertThat(registry.log().entries()).hasSize(4);
        assertThat(activator.heard).containsExactly(1L, 2L, 3L, 4L);
        assertThat(registry.status(V2)).contains(VersionStatus.ACTIVE);
    }

    @Test
    void whatever_a_listener_throws_harms_no_command() {
        gate.bootstrap();
        for (Throwable thrown : List.of(
                new StackOverflowError(),
                new OutOfMemoryError("none"),
                new ThreadDeath(),
                new NoClassDefFoundError(),
                new AssertionError(),
                new Error("own"))) {
            Registry registry = listenedToBy(new DecisionListener() {
                @Override
                public long handled(ScopeId scope) {
                    return 0;
                }

                @Override
                public void on(AuditEntry entry) {
                    DecisionListenerTest.<RuntimeException>sneak(thrown);
                }
            });
            assertThat(registry.execute(gate.approval(Actor.service("robot"), V1)))
                    .as(thrown.toString())
                    .isInstanceOf(CommandResult.Refused.class);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }

    @Test
    void a_listener_that_takes_its_time_holds_up_no_command_of_another_thread() throws Exception {
        gate.bootstrap();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        Registry registry = listenedToBy(new DecisionListener() {
            @Override
            public long handled(ScopeId scope) {
                return 0;
            }

            @Override
            public void on(AuditEntry entry) throws InterruptedException {
                begun.countDown();
                goOn.await();
                heard.add(entry.seq());
            }
        });
        Thread slow = new Thread(() -> registry.execute(gate.submission(V2, V1)));
        slow.start();
        begun.await();
        assertThat(registry.execute(gate.approval(Gate.BO, V2)))
                .isInstanceOf(CommandResult.Applied.class); // and returns
        goOn.countDown();
        slow.join();
        assertThat(heard).containsExactly(1L, 2L, 3L);
    }
}
