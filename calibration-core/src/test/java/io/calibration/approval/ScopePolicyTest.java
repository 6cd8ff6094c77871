package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.CY;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RefusalCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The policy in force belongs to the scope and stands in its log. */
class ScopePolicyTest {

    private static final ApprovalPolicy TWO = new ApprovalPolicy(2, Duration.ofDays(14));

    private final Gate gate = new Gate();

    private void approvedByOne() {
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.approve(V2);
    }

    @Test
    void a_version_that_a_stricter_policy_stops_goes_on_collecting_approvals() {
        approvedByOne();
        gate.with(TWO);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.QUORUM_NOT_MET);
        assertThat(gate.registry.status(V2)).contains(VersionStatus.PROPOSED);
        assertThat(codes(gate.registry.execute(gate.approval(CY, V2)))).isEmpty();
        assertThat(gate.registry.status(V2)).contains(VersionStatus.APPROVED);
        assertThat(codes(gate.activate(V2))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void approvals_that_have_expired_can_be_given_by_others() {
        approvedByOne();
        gate.pass(Duration.ofDays(15));
        assertThat(codes(gate.registry.execute(gate.approval(BO, V2)))).containsExactly(RefusalCode.ALREADY_VOTED);
        assertThat(codes(gate.registry.execute(gate.approval(CY, V2)))).isEmpty();
        assertThat(codes(gate.activate(V2))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_process_with_a_weaker_policy_does_not_activate_what_a_stricter_one_refused() {
        approvedByOne();
        gate.with(TWO);
        gate.activate(V2);
        gate.with(ApprovalPolicy.DEFAULT);
        assertThat(gate.registry.policy()).isEqualTo(TWO);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.QUORUM_NOT_MET);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_person_sets_the_policy_and_what_was_submitted_keeps_its_own() {
        gate.bootstrap();
        gate.with(TWO);
        gate.submit(V2, V1);
        gate.with(ApprovalPolicy.DEFAULT);
        Command weaker = new Command.SetPolicy(ADA, V1, TWO, ApprovalPolicy.DEFAULT, WHY);
        assertThat(codes(gate.registry.execute(new Command.SetPolicy(JOB, V1, TWO, TWO, WHY))))
                .containsExactly(RefusalCode.HUMAN_REQUIRED);
        assertThat(codes(gate.registry.execute(weaker))).isEmpty();
        assertThat(gate.registry.policy()).isEqualTo(ApprovalPolicy.DEFAULT);
        gate.approve(V2);
        assertThat(codes(gate.activate(V2))).contains(RefusalCode.NOT_APPROVED);
        gate.submit(V3, V1);
        gate.approve(V3);
        assertThat(codes(gate.activate(V3))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_process_does_not_set_a_policy_that_its_own_would_undo() {
        gate.bootstrap();
        gate.with(TWO);
        assertThat(codes(gate.registry.execute(new Command.SetPolicy(ADA, V1, TWO, ApprovalPolicy.DEFAULT, WHY))))
                .containsExactly(RefusalCode.POLICY_TOO_WEAK);
    }

    @Test
    void of_two_who_set_the_policy_at_once_the_second_is_refused_and_undoes_nothing() {
        gate.bootstrap();
        ApprovalPolicy seen = gate.registry.policy();
        ApprovalPolicy threePeople = new ApprovalPolicy(3, seen.voteValidity());
        ApprovalPolicy sevenDays = new ApprovalPolicy(seen.quorum(), Duration.ofDays(7));
        Command first = new Command.SetPolicy(ADA, V1, seen, threePeople, WHY);
        Command second = new Command.SetPolicy(BO, V1, seen, sevenDays, WHY);
        assertThat(codes(gate.registry.execute(first))).isEmpty();
        CommandResult refused = gate.registry.execute(second);
        assertThat(codes(refused)).containsExactly(RefusalCode.STALE_VIEW);
        assertThat(refused.refusals().get(0).sentence()).contains("people who must approve: 3", "Look again");
        assertThat(gate.registry.policy()).isEqualTo(threePeople);
        assertThat(codes(gate.registry.execute(first)))
                .as("set already, so that it is not what was seen")
                .containsExactly(RefusalCode.STALE_VIEW);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void how_much_consent_a_version_has_is_told_with_its_end() {
        Gate other = new Gate();
        other.with(new ApprovalPolicy(2, Duration.ofDays(3)));
        other.bootstrap();
        other.submit(V2, V1);
        assertThat(other.registry.consent(V2).orElseThrow().until()).isEmpty();
        other.approve(V2);
        Consent consent = other.registry.consent(V2).orElseThrow();
        assertThat(consent.quorum()).isEqualTo(2);
        assertThat(consent.counting())
                .singleElement()
                .satisfies(vote -> assertThat(vote.by()).isEqualTo(BO));
        assertThat(consent.until()).contains(other.instant().plus(Duration.ofDays(3)));
        other.pass(Duration.ofDays(4));
        assertThat(other.registry.consent(V2).orElseThrow().counting()).isEmpty();
    }
}
