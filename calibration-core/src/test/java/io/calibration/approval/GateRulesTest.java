package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.CY;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.approval.Command.Acknowledgement;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.config.Version;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RequestId;
import io.calibration.registry.VersionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateRulesTest {

    private final Gate gate = new Gate();

    @Test
    void an_empty_registry_offers_the_bootstrap() {
        assertThat(gate.registry.active()).isEmpty();
        CommandResult outcome = gate.submit(V2, V1);
        assertThat(outcome.refusals().get(0).sentence()).contains("No active version; bootstrap one", "Bootstrap");
        assertThat(gate.registry.log().entries()).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void only_a_person_bootstraps() {
        CommandResult outcome = gate.registry.execute(new Command.Bootstrap(JOB, V1, Gate.config(V1), WHY));
        assertThat(codes(outcome)).containsExactly(RefusalCode.HUMAN_REQUIRED);
    }

    @Test
    void a_version_cannot_be_approved_by_its_author_or_its_registrant() {
        proposed();
        assertThat(codes(gate.registry.execute(gate.approval(ANN, V2)))).containsExactly(RefusalCode.OWN_PROPOSAL);
        Actor jobAsPerson = Actor.human(JOB.id());
        assertThat(codes(gate.registry.execute(gate.approval(jobAsPerson, V2))))
                .containsExactly(RefusalCode.OWN_PROPOSAL);
        assertThat(codes(gate.registry.execute(gate.approval(JOB, V2))))
                .containsExactly(RefusalCode.HUMAN_REQUIRED, RefusalCode.OWN_PROPOSAL);
    }

    @Test
    void a_service_cannot_approve() {
        proposed();
        assertThat(codes(gate.registry.execute(gate.approval(Actor.service("robot"), V2))))
                .containsExactly(RefusalCode.HUMAN_REQUIRED);
    }

    @Test
    void consent_to_another_view_is_refused() {
        proposed();
        Digest other = Digest.of("another view".getBytes(StandardCharsets.UTF_8));
        assertThat(codes(gate.registry.execute(new Command.Approve(BO, V2, other, WHY))))
                .containsExactly(RefusalCode.STALE_VIEW);
        assertThat(codes(gate.registry.execute(new Command.Reject(BO, V2, other, WHY))))
                .containsExactly(RefusalCode.STALE_VIEW);
    }

    @Test
    void the_binding_digest_changes_with_everything_that_is_shown() {
        gate.bootstrap();
        List<Digest> digests = List.of(
                bound(submission("config", "summary", "snapshot", "report")),
                bound(submission("other", "summary", "snapshot", "report")),
                bound(submission("config", "other", "snapshot", "report")),
                bound(submission("config", "summary", "other", "report")),
                bound(submission("config", "summary", "snapshot", "other")));
        assertThat(digests).doesNotHaveDuplicates();
    }

    private Command.Submit submission(String config, String summary, String snapshot, String report) {
        return new Command.Submit(
                JOB,
                V2,
                Content.utf8(config),
                V1,
                List.of(),
                ReviewMaterial.of(Content.utf8(summary))
                        .withSnapshot(Content.utf8(snapshot))
                        .withReport(Content.utf8(report)));
    }

    private Digest bound(Command.Submit submission) {
        Gate other = new Gate();
        other.bootstrap();
        other.registry.execute(submission);
        return other.shown(V2);
    }

    @Test
    void a_quorum_of_two_needs_two_people() {
        gate.bootstrap();
        gate.with(new ApprovalPolicy(2, Duration.ofDays(14)));
        gate.submit(V2, V1);
        gate.approve(V2);
        assertThat(gate.registry.version(V2).orElseThrow().state()).isEqualTo(VersionState.PROPOSED);
        assertThat(codes(gate.approve(V2))).containsExactly(RefusalCode.ALREADY_VOTED);
        gate.registry.execute(gate.approval(CY, V2));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.APPROVED);
        assertThat(codes(gate.activate(V2))).isEmpty();
    }

    @Test
    void a_policy_downgraded_after_submission_changes_nothing() {
        gate.bootstrap();
        gate.with(new ApprovalPolicy(2, Duration.ofDays(1)));
        gate.submit(V2, V1);
        gate.with(ApprovalPolicy.DEFAULT);
        gate.approve(V2);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.NOT_APPROVED);
        gate.registry.execute(gate.approval(CY, V2));
        gate.pass(Duration.ofDays(2));
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
    }

    @Test
    void a_policy_strengthened_after_approval_is_asked_again_at_activation() {
        approved();
        gate.with(new ApprovalPolicy(2, Duration.ofDays(14)));
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.QUORUM_NOT_MET);
    }

    @Test
    void no_policy_is_weaker_than_one_person_and_fourteen_days() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApprovalPolicy(0, Duration.ofDays(1)))
                .withMessageContaining("quorum (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApprovalPolicy(1, Duration.ofDays(14).plusSeconds(1)))
                .withMessageContaining("14 days");
    }

    @Test
    void an_approval_counts_for_fourteen_days_to_the_microsecond() {
        approved();
        gate.pass(Duration.ofDays(14));
        assertThat(gate.registry.check(new Command.Activate(OLGA, V2, V1))).isEmpty();
        gate.pass(Duration.ofNanos(1000));
        assertThat(gate.registry.status(V2)).contains(VersionStatus.EXPIRED);
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
    }

    @Test
    void a_clock_set_back_neither_reorders_the_log_nor_revives_an_approval() {
        approved();
        gate.pass(Duration.ofDays(15));
        gate.submit(V3, V1);
        gate.pass(Duration.ofDays(-10));
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.TIME_AHEAD);
        gate.registry.execute(new Command.CorrectTime(ADA, V1, "The clock was set back."));
        assertThat(codes(gate.activate(V2))).containsExactly(RefusalCode.EXPIRED);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void approval_and_activation_need_the_base_to_be_active_still() {
        approved();
        gate.submit(V3, V1);
        gate.activate(V2);
        assertThat(codes(gate.approve(V3))).containsExactly(RefusalCode.STALE_BASE);
    }

    @Test
    void the_operator_names_the_version_that_is_active() {
        approved();
        assertThat(codes(gate.registry.execute(new Command.Activate(OLGA, V2, V3))))
                .containsExactly(RefusalCode.ACTIVE_CHANGED);
        gate.activate(V2);
        assertThat(codes(gate.registry.execute(new Command.RollBack(OLGA, V1, V1, WHY))))
                .containsExactly(RefusalCode.ACTIVE_CHANGED);
    }

    @Test
    void a_rollback_owes_a_review() {
        approved();
        gate.activate(V2);
        assertThat(codes(gate.rollBack(V1))).isEmpty();
        ActiveConfig active = gate.registry.active().orElseThrow();
        assertThat(active.content()).isEqualTo(Gate.config(V1));
        assertThat(active.activation().reviewOwed()).isTrue();
        assertThat(gate.registry.status(V2)).contains(VersionStatus.SUPERSEDED);
    }

    @Test
    void a_breaking_change_must_be_acknowledged() {
        gate.check = (version, base, candidate, snapshot) ->
                new CompatibilityReport(List.of(), List.of("/score_scale changed"));
        proposed();
        assertThat(codes(gate.approve(V2))).containsExactly(RefusalCode.BREAKING_NOT_ACKNOWLEDGED);
        gate.registry.execute(new Command.Approve(BO, V2, gate.shown(V2), Acknowledgement.BREAKING_CHANGE, WHY));
        assertThat(codes(gate.activate(V2))).isEmpty();
    }

    @Test
    void what_lacks_approvals_says_how_many_and_what_is_closed_says_how_it_stands() {
        gate.with(new ApprovalPolicy(2, Duration.ofDays(14)));
        proposed();
        gate.approve(V2);
        gate.registry.execute(new Command.Approve(Gate.CY, V2, gate.shown(V2), WHY));
        gate.with(new ApprovalPolicy(3, Duration.ofDays(14)));
        assertThat(gate.activate(V2).refusals().get(0).sentence()).startsWith("2 of 3 people approved");
        gate.reject(V2);
        gate.registry.execute(new Command.Reject(ADA, V2, gate.shown(V2), WHY));
        assertThat(gate.approve(V2).refusals().get(0).sentence()).contains("it is REJECTED.");
    }

    @Test
    void compatibility_is_checked_again_at_activation() {
        approved();
        gate.check = (version, base, candidate, snapshot) ->
                new CompatibilityReport(List.of("/classes is empty"), List.of("a class is gone"));
        CommandResult outcome = gate.activate(V2);
        assertThat(codes(outcome)).containsExactly(RefusalCode.BREAKING_NOT_ACKNOWLEDGED, RefusalCode.INVALID_CONTENT);
        assertThat(outcome.refusals().get(1).sentence()).isEqualTo("/classes is empty");
    }

    @Test
    void every_problem_of_a_config_is_told_at_once() {
        gate.bootstrap();
        gate.check = (version, base, candidate, snapshot) ->
                new CompatibilityReport(List.of("/a is missing", "/b is missing"), List.of());
        CommandResult outcome = gate.submit(V2, V1);
        assertThat(outcome.refusals()).extracting(Refusal::sentence).containsExactly("/a is missing", "/b is missing");
        assertThat(gate.registry.version(V2)).isEmpty();
    }

    @Test
    void a_base_that_became_active_while_the_facts_were_looked_for_does_not_pass_for_checked() {
        gate.bootstrap();
        EditedStore late = new EditedStore(gate.store);
        gate.submit(V2, V1);
        gate.approve(V2);
        gate.activate(V2);
        Gate behind = new Gate(late);
        CommandResult outcome = behind.registry.execute(new RequestId("late"), behind.submission(V3, V2));
        assertThat(codes(outcome)).containsExactly(RefusalCode.CONTENT_MISSING);
    }

    @Test
    void a_version_of_the_same_number_as_the_one_looked_at_does_not_pass_for_checked() {
        proposed();
        gate.approve(V2);
        Gate other = new Gate();
        other.bootstrap();
        Content snapshot = Content.utf8("another snapshot");
        other.registry.execute(new Command.Submit(
                JOB,
                V2,
                Gate.config(V2),
                V1,
                List.of(ANN),
                ReviewMaterial.of(Content.utf8("summary of " + V2)).withSnapshot(snapshot)));
        EditedStore restored = new EditedStore(gate.store);
        restored.state = other.store.load(Gate.SCOPE).orElseThrow();
        restored.contents.put(snapshot.digest(), snapshot.bytes());
        Gate behind = new Gate(restored);
        Command activation = new Command.Activate(OLGA, V2, V1);
        assertThat(codes(behind.registry.execute(new RequestId("behind"), activation)))
                .containsExactly(RefusalCode.CONTENT_MISSING);
        assertThat(codes(behind.registry.execute(new RequestId("again"), activation)))
                .as("what was found under the lock is known from then on")
                .isEmpty();
    }

    @Test
    void what_another_registry_registered_or_activated_is_known_at_once() {
        gate.bootstrap();
        gate.submit(V2, V1);
        Registry there = new Gate(gate.store).registry;
        assertThat(codes(there.execute(new RequestId("approve"), gate.approval(BO, V2))))
                .isEmpty();
        assertThat(codes(there.execute(new RequestId("activate"), new Command.Activate(OLGA, V2, V1))))
                .isEmpty();
        assertThat(codes(gate.submit(V3, V2))).isEmpty();
    }

    @Test
    void a_config_identical_to_the_active_one_is_nothing_to_change() {
        gate.bootstrap();
        Command.Submit same =
                new Command.Submit(JOB, V2, Gate.config(V1), V1, List.of(), ReviewMaterial.of(Content.utf8("summary")));
        assertThat(codes(gate.registry.execute(same))).containsExactly(RefusalCode.NOTHING_TO_CHANGE);
    }

    private static Command.Submit again(Version version) {
        String document = new String(Gate.config(V2).bytes(), StandardCharsets.UTF_8);
        Content same = Content.utf8(
                document.replace("{\"logic_version\":\"" + V2 + "\"", "{\"logic_version\":\"" + version + "\""));
        return new Command.Submit(JOB, version, same, V1, List.of(), ReviewMaterial.of(Content.utf8("tonight's")));
    }

    @Test
    void the_same_changes_once_more_are_answered_with_the_open_proposal() {
        proposed();
        for (Runnable step : List.<Runnable>of(() -> {}, () -> gate.approve(V2))) {
            step.run();
            assertThat(gate.registry.check(again(V3)))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.sentence()).contains("1.1.0", "withdraw"));
            CommandResult answer = gate.registry.execute(again(V3));
            assertThat(answer).isInstanceOfSatisfying(CommandResult.AlreadyProposed.class, already -> {
                assertThat(already.version()).isEqualTo(V2);
                assertThat(already.refusals().get(0).sentence()).contains("1.1.0");
            });
            assertThat(gate.registry.execute(again(V2))).isInstanceOf(CommandResult.AlreadyProposed.class);
        }
        assertThat(gate.registry.versions()).hasSize(2);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void what_was_answered_with_a_proposal_is_answered_so_again_by_its_request_id() {
        proposed();
        RequestId tonight = new RequestId("night-1");
        CommandResult first = gate.registry.execute(tonight, again(V3));
        gate.withdraw(V2);
        assertThat(gate.registry.execute(tonight, again(V3)))
                .isEqualTo(first)
                .isInstanceOf(CommandResult.AlreadyProposed.class);
        assertThat(codes(gate.registry.execute(again(V3)))).isEmpty();
    }

    @Test
    void the_same_changes_are_proposed_anew_where_the_old_proposal_leads_nowhere() {
        proposed();
        gate.reject(V2);
        assertThat(codes(gate.registry.execute(again(V3)))).isEmpty();
        gate.registry.execute(gate.approval(BO, V3));
        gate.pass(Duration.ofDays(15)); // expired
        assertThat(codes(gate.registry.execute(again(new Version("1.3.0"))))).isEmpty();
        gate.with(new ApprovalPolicy(2, Duration.ofDays(14)));
        gate.registry.execute(gate.approval(BO, new Version("1.3.0"))); // one of two: it goes on collecting approvals
        assertThat(gate.registry.execute(again(new Version("1.4.0"))))
                .isInstanceOf(CommandResult.AlreadyProposed.class);
    }

    @Test
    void other_changes_are_another_proposal_unless_one_is_kept_at_a_time() {
        proposed();
        assertThat(codes(gate.submit(V3, V1))).isEmpty();
        Registry one = Registry.builder()
                .store(gate.store)
                .scope(Gate.SCOPE)
                .configCheck(gate.check)
                .clock(gate)
                .oneOpenProposal()
                .build();
        Version v4 = new Version("1.3.0");
        CommandResult refused = one.execute(gate.submission(v4, V1));
        assertThat(codes(refused)).containsExactly(RefusalCode.ANOTHER_OPEN);
        assertThat(refused.refusals().get(0).sentence()).contains("1.2.0", "withdraw");
        assertThat(one.execute(again(v4))).isInstanceOf(CommandResult.AlreadyProposed.class);
        gate.withdraw(V3);
        gate.reject(V2);
        assertThat(codes(one.execute(gate.submission(v4, V1)))).isEmpty();
    }

    @Test
    void only_an_author_withdraws() {
        proposed();
        assertThat(codes(gate.registry.execute(new Command.Withdraw(BO, V2, WHY))))
                .containsExactly(RefusalCode.NOT_AN_AUTHOR);
        assertThat(codes(gate.registry.execute(new Command.Withdraw(JOB, V2, WHY))))
                .isEmpty();
    }

    @Test
    void the_access_policy_comes_before_everything_else() {
        proposed();
        gate.access = (actor, action, scope) -> (action != Action.APPROVE) || actor.equals(CY);
        assertThat(codes(gate.approve(V2))).containsExactly(RefusalCode.NOT_PERMITTED);
        assertThat(codes(gate.registry.execute(gate.approval(CY, V2)))).isEmpty();
    }

    @Test
    void a_refusal_is_recorded_by_its_codes() {
        proposed();
        gate.activate(V2);
        RegistryEvent last = gate.registry.log().entries().get(2).event();
        assertThat(last).isEqualTo(new RegistryEvent.Refused(V2, Action.ACTIVATE, List.of(RefusalCode.NOT_APPROVED)));
    }

    @Test
    void a_check_answers_like_the_command_and_records_nothing() {
        proposed();
        Command activate = new Command.Activate(OLGA, V2, V1);
        assertThat(gate.registry.check(activate)).isEqualTo(List.of(Refusal.of(RefusalCode.NOT_APPROVED)));
        assertThat(gate.registry.check(gate.approval(BO, V2))).isEmpty();
        assertThat(gate.registry.log().entries()).hasSize(2);
        assertThat(gate.registry.version(V2).orElseThrow().state()).isEqualTo(VersionState.PROPOSED);
    }

    @Test
    void a_request_sent_again_gives_the_first_outcome() {
        gate.bootstrap();
        RequestId id = new RequestId("request-1");
        CommandResult first = gate.registry.execute(id, gate.submission(V2, V1));
        CommandResult again = gate.registry.execute(id, gate.submission(V2, V1));
        assertThat(again).isEqualTo(new CommandResult.Replayed(((CommandResult.Applied) first).entry()));
        assertThat(gate.registry.log().entries()).hasSize(2);
    }

    @Test
    void a_refused_request_sent_again_is_refused_again_whatever_has_changed() {
        proposed();
        RequestId id = new RequestId("request-1");
        gate.registry.execute(id, new Command.Activate(OLGA, V2, V1));
        gate.approve(V2);
        assertThat(codes(gate.registry.execute(id, new Command.Activate(OLGA, V2, V1))))
                .containsExactly(RefusalCode.NOT_APPROVED);
    }

    @Test
    void a_request_id_used_for_something_else_is_a_conflict() {
        gate.bootstrap();
        RequestId id = new RequestId("request-1");
        gate.registry.execute(id, gate.submission(V2, V1));
        assertThat(codes(gate.registry.execute(id, gate.submission(V3, V1))))
                .containsExactly(RefusalCode.REQUEST_CONFLICT);
        assertThat(gate.registry.version(V3)).isEmpty();
    }

    @Test
    void what_was_active_at_a_time_can_be_told() {
        approved();
        gate.pass(Duration.ofHours(1));
        gate.activate(V2);
        assertThat(gate.registry
                        .activeAt(gate.instant().minusNanos(1000))
                        .orElseThrow()
                        .version())
                .isEqualTo(V1);
        assertThat(gate.registry.activeAt(gate.instant()).orElseThrow().version())
                .isEqualTo(V2);
        assertThat(gate.registry.activeAt(gate.instant().minus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void a_reason_can_be_erased_and_the_log_stays_whole() {
        proposed();
        assertThat(gate.registry.log().reason(1)).contains(WHY);
        gate.registry.log().eraseReason(1);
        assertThat(gate.registry.log().reason(1)).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_command_without_a_reason_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Command.Deprecate(ADA, V1, "  "))
                .withMessageContaining("reason");
    }

    @Test
    void a_pre_release_comes_before_its_release() {
        gate.bootstrap();
        assertThat(codes(gate.submit(new Version("1.0.0-rc.1"), V1))).containsExactly(RefusalCode.VERSION_NOT_GREATER);
        assertThat(codes(gate.submit(new Version("1.1.0-rc.1"), V1))).isEmpty();
        assertThat(codes(gate.submit(V2, V1))).isEmpty();
    }

    private void proposed() {
        gate.bootstrap();
        gate.submit(V2, V1);
    }

    private void approved() {
        proposed();
        gate.approve(V2);
    }
}
