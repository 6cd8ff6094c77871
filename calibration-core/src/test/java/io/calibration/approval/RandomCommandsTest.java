package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.Version;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomCommandsTest {

    private static final List<Actor> PEOPLE = List.of(Gate.ADA, Gate.ANN, Gate.BO, Gate.CY, Gate.OLGA, Gate.JOB);

    @Property(tries = 10)
    void after_a_thousand_random_commands_the_log_gives_the_state(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gate gate = new Gate();
        gate.with(new ApprovalPolicy(1 + random.nextInt(2), Duration.ofDays(7)));
        gate.bootstrap();
        for (int i = 0; i < 1000; i++) {
            gate.pass(Duration.ofMinutes(random.nextInt(300)));
            gate.registry.execute(command(gate, random));
        }
        assertThat(gate.registry.log().verify().failures()).isEmpty();
        assertThat(fold(gate)).isEqualTo(gate.store.load(Gate.SCOPE).orElseThrow());
        assertThat(gate.registry.log().entries()).hasSize(1001);
        assertThat(gate.registry.log().entries())
                .extracting(AuditEntry::event)
                .hasAtLeastOneElementOfType(RegistryEvent.Activated.class)
                .hasAtLeastOneElementOfType(RegistryEvent.RolledBack.class)
                .hasAtLeastOneElementOfType(RegistryEvent.Refused.class);
    }

    private static ScopeState fold(Gate gate) {
        ScopeState state = ScopeState.empty(gate.store.info(), Gate.SCOPE);
        for (AuditLine line : gate.store.audit(Gate.SCOPE, 0, 2000)) {
            state = state.after(AuditJson.read(line.text()), line.hash());
        }
        return state;
    }

    private static Command command(Gate gate, SplittableRandom random) {
        int newest = gate.store.load(Gate.SCOPE).orElseThrow().versions().size() - 1;
        Version next = version(newest + 1);
        Version some = version(Math.max(0, newest - random.nextInt(4)));
        Version active = random.nextInt(8) == 0 ? some : gate.activeVersion();
        Actor by = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return switch (random.nextInt(16)) {
            case 0 -> gate.submission(next, active);
            case 1, 2, 3, 4, 5, 6 -> gate.approval(by, some);
            case 7 -> new Command.Reject(by, some, gate.shown(some), Gate.WHY);
            case 8 -> new Command.Withdraw(by, some, Gate.WHY);
            case 9, 10, 11 -> new Command.Activate(by, some, active);
            case 12, 13, 14 -> new Command.RollBack(by, version(random.nextInt(newest + 1)), active, Gate.WHY);
            default -> new Command.Deprecate(by, some, Gate.WHY);
        };
    }

    private static Version version(int index) {
        return index == 0 ? Gate.V1 : new Version("1." + index + ".0");
    }
}
