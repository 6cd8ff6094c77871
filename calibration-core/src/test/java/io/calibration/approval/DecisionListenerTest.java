package io.calibration.approval;

import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(registry.execute(gate.submission(V2, V1))).isInstanceOf(Answer.Applied.class);
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
        assertThat(registry.execute(gate.submission(V2, V1))).isInstanceOf(Answer.Applied.class);
        assertThat(mail.sent).isEmpty();
    }
}
