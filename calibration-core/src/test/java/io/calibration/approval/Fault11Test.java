package io.calibration.approval;

import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parts of the original registry's faults that the gate answers for; those of files and writers are the stores'. */
class Fault11Test {

    private final Gate gate = new Gate();

    @BeforeEach
    void the_first_version_is_active() {
        gate.bootstrap();
    }

    @Test
    void fault_11_versions_are_ordered_by_number_and_not_as_text() {
        for (String version : List.of("1.2.0", "1.9.0", "1.10.0")) {
            gate.submit(new Version(version), V1);
        }
        assertThat(gate.registry.versions())
                .extracting(known -> known.version().text())
                .containsExactly("1.0.0", "1.2.0", "1.9.0", "1.10.0");
        assertThat(codes(gate.submit(new Version("1.9.1"), V1))).containsExactly(RefusalCode.VERSION_NOT_GREATER);
    }

    @Test
    void fault_11_registering_again_does_not_overwrite_an_approved_version() {
        gate.submit(V2, V1);
        gate.approve(V2);
        RegisteredVersion before = gate.registry.version(V2).orElseThrow();
        Command.Submit other = new Command.Submit(
                BO, V2, Content.utf8("{}"), V1, List.of(), ReviewMaterial.of(Content.utf8("summary")));
        assertThat(codes(gate.registry.execute(other))).containsExactly(RefusalCode.VERSION_TAKEN);
        assertThat(gate.registry.version(V2)).contains(before);
    }

    @Test
    void fault_11_nobody_approves_their_own_proposal() {
        gate.submit(V2, V1);
        assertThat(codes(gate.registry.execute(gate.approval(ANN, V2)))).containsExactly(RefusalCode.OWN_PROPOSAL);
    }

    @Test
    void fault_11_there_is_no_version_that_requires_no_approval() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApprovalPolicy(0, Duration.ofDays(14)));
        gate.submit(V2, V1);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.NOT_APPROVED);
    }

    @Test
    void fault_11_an_approval_is_bound_to_what_was_reviewed() {
        gate.submit(V2, V1);
        Digest shown = gate.shown(V2);
        gate.submit(V3, V1);
        assertThat(codes(gate.registry.execute(new Command.Approve(BO, V3, shown, WHY))))
                .containsExactly(RefusalCode.STALE_VIEW);
    }

    @Test
    void fault_11_content_changed_behind_the_gate_is_neither_approved_nor_activated() {
        gate.submit(V2, V1);
        EditedStore edited = new EditedStore(gate.store);
        edited.contents.put(Gate.config(V2).digest(), Content.utf8("{\"x\":1}").bytes());
        Gate behind = new Gate(edited);
        assertThat(behind.registry.check(behind.approval(BO, V2)))
                .containsExactly(Refusal.of(RefusalCode.CONTENT_CHANGED));
        gate.approve(V2);
        edited.state = gate.store.load(Gate.SCOPE).orElseThrow();
        assertThat(behind.registry.check(new Command.Activate(OLGA, V2, V1)))
                .containsExactly(Refusal.of(RefusalCode.CONTENT_CHANGED));
    }

    @Test
    void fault_11_a_version_can_be_rejected_for_good() {
        gate.submit(V2, V1);
        gate.reject(V2);
        assertThat(gate.registry.version(V2).orElseThrow().state()).isEqualTo(VersionState.REJECTED);
        assertThat(codes(gate.approve(V2))).containsExactly(RefusalCode.NOT_PROPOSED);
    }

    @Test
    void fault_11_registering_a_greater_major_version_leaves_the_running_one_active() {
        Version next = new Version("2.0.0");
        gate.submit(next, V1);
        gate.approve(next);
        assertThat(gate.activeVersion()).isEqualTo(V1);
    }

    @Test
    void fault_11_activation_checks_compatibility_and_deprecation() {
        gate.submit(V2, V1);
        gate.approve(V2);
        gate.check = (version, base, candidate, snapshot) ->
                new CompatibilityReport(List.of("/classes is empty"), List.of());
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.INVALID_CONTENT);
        gate.deprecate(V2);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.DEPRECATED);
        assertThat(gate.activeVersion()).isEqualTo(V1);
    }

    @Test
    void fault_11_every_step_and_every_refused_step_is_in_the_log() {
        gate.submit(V2, V1);
        gate.activate(V2);
        gate.approve(V2);
        gate.activate(V2);
        assertThat(gate.registry.log().entries())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Bootstrapped", "Submitted", "Refused", "Approved", "Activated");
    }
}
