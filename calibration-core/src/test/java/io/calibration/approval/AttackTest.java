package io.calibration.approval;

import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.CY;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.OLGA;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command.Acknowledgement;
import io.calibration.approval.FieldsDigest.Binding;
import io.calibration.json.ContentDifference;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegisteredVersion.Vote;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryEvent.Approved;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways to get a version activated that nobody else has approved: by asking, and by editing what a store holds. None succeeds. */
class AttackTest {

    private final Gate gate = new Gate();

    @BeforeEach
    void two_people_must_consent_to_what_ann_and_the_job_propose() {
        gate.bootstrap();
        gate.with(new ApprovalPolicy(2, Duration.ofDays(1)));
        gate.submit(V2, V1);
    }

    @Test
    void no_way_of_asking_activates_what_two_others_did_not_approve() {
        int ways = 0;
        for (Consumer<Gate> way : askings()) {
            way.accept(gate);
            gate.activate(V2);
            gate.registry.execute(new Command.RollBack(OLGA, V2, V1, WHY));
            assertThat(gate.activeVersion()).as("way %s", ways).isEqualTo(V1);
            ways++;
        }
        assertThat(ways).isEqualTo(12);
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    private List<Consumer<Gate>> askings() {
        RequestId once = new RequestId("once");
        return List.of(
                g -> {},
                g -> g.registry.execute(g.approval(ANN, V2)),
                g -> g.registry.execute(g.approval(JOB, V2)),
                g -> g.registry.execute(g.approval(Actor.human(JOB.id()), V2)),
                g -> g.registry.execute(g.approval(Actor.service("other-job"), V2)),
                g -> g.registry.execute(once, g.approval(BO, V2)),
                g -> g.registry.execute(once, g.approval(BO, V2)),
                g -> g.registry.execute(g.approval(BO, V2)),
                g -> g.registry.execute(once, g.approval(CY, V2)),
                g -> g.registry.execute(new Command.Approve(CY, V2, g.shown(V1), Acknowledgement.BREAKING_CHANGE, WHY)),
                g -> g.registry.execute(new Command.Bootstrap(OLGA, V2, Gate.config(V2), WHY)),
                g -> {
                    g.with(ApprovalPolicy.DEFAULT);
                    g.registry.execute(new Command.Submit(
                            BO, V2, Gate.config(V3), V1, List.of(), ReviewMaterial.of(Content.utf8("summary"))));
                });
    }

    @Test
    void an_approval_of_one_version_is_none_of_another_with_the_same_content() {
        Digest shown = gate.shown(V2);
        gate.registry.execute(new Command.Submit(
                JOB, V3, Gate.config(V2), V1, List.of(ANN), ReviewMaterial.of(Content.utf8("other words"))));
        assertThat(gate.registry.execute(new Command.Approve(BO, V3, shown, WHY)))
                .isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void every_edit_of_the_tables_is_found() {
        gate.approve(V2);
        edits().forEach((name, version) -> {
            EditedStore edited = new EditedStore(gate.store);
            ScopeState tables = edited.state;
            edited.state = ScopeState.of(
                    Gate.SCOPE,
                    List.of(tables.version(V1).orElseThrow(), version),
                    tables.activations(),
                    tables.head());
            assertThat(new AuditLog(edited, Gate.SCOPE).verify().failures())
                    .as(name)
                    .isNotEmpty();
        });
    }

    private Map<String, RegisteredVersion> edits() {
        RegisteredVersion v = gate.registry.version(V2).orElseThrow();
        Vote vote = new Vote(99, CY, Vote.Verdict.APPROVE, gate.instant(), false);
        List<Vote> two = List.of(v.votes().get(0), vote);
        Map<String, RegisteredVersion> all = new LinkedHashMap<>();
        all.put("approved", edited(v, VersionState.APPROVED, v.content(), v.policy(), v.authors(), v.votes()));
        all.put("a vote too many", edited(v, VersionState.APPROVED, v.content(), v.policy(), v.authors(), two));
        all.put(
                "a policy downgraded",
                edited(v, v.state(), v.content(), ApprovalPolicy.DEFAULT, v.authors(), v.votes()));
        all.put("an author forgotten", edited(v, v.state(), v.content(), v.policy(), List.of(), v.votes()));
        Digest other = Gate.config(V3).digest();
        all.put("other content", edited(v, v.state(), other, v.policy(), v.authors(), v.votes()));
        return all;
    }

    private static RegisteredVersion edited(
            RegisteredVersion v,
            VersionState state,
            Digest content,
            ApprovalPolicy policy,
            List<Actor> authors,
            List<Vote> votes) {
        return new RegisteredVersion(
                v.version(),
                state,
                content,
                v.base(),
                v.evidence(),
                policy,
                v.round(),
                v.binding(),
                v.registrant(),
                authors,
                votes,
                null);
    }

    @Test
    void every_log_forged_with_right_hashes_head_and_tables_breaks_a_rule_and_leaves_the_checkpoint() {
        gate.approve(V2);
        gate.registry.execute(gate.approval(CY, V2));
        gate.activate(V2);
        Checkpoint kept = gate.registry.log().checkpoint();
        forged().forEach((name, entries) -> {
            EditedStore edited = new EditedStore(gate.store);
            edited.rewrite(entries);
            Verification found = new AuditLog(edited, Gate.SCOPE).verify(kept);
            assertThat(found.failures())
                    .as(name)
                    .anyMatch(failure -> (failure.level() == Verification.Level.CHAIN)
                            || (failure.level() == Verification.Level.FOLD));
            assertThat(found.level(Verification.Level.CHECKPOINTS).verdict())
                    .as(name)
                    .isEqualTo(Verification.Verdict.FAILS);
        });
    }

    private Map<String, List<AuditEntry>> forged() {
        AuditEntry submitted = gate.registry.log().entries().get(1);
        AuditEntry first = gate.registry.log().entries().get(2);
        Map<String, List<AuditEntry>> all = new LinkedHashMap<>();
        all.put("a vote of the author", replaced(2, Attacks.by(first, ANN)));
        all.put("a vote of the registrant", replaced(2, Attacks.by(first, Actor.human(JOB.id()))));
        all.put("a vote of a service", replaced(2, Attacks.by(first, Actor.service("robot"))));
        all.put("one person's vote twice", replaced(3, first));
        all.put("too few votes", without(2));
        all.put("no vote", without(2, 3));
        all.put("a policy downgraded", replaced(1, Attacks.under(submitted, ApprovalPolicy.DEFAULT)));
        all.put("another content", replaced(2, Attacks.with(first, ofOtherContent((Approved) first.event()))));
        all.put("a quorum said to be reached", replaced(2, Attacks.with(first, approved((Approved) first.event()))));
        return all;
    }

    @Test
    void a_forged_submission_with_the_difference_of_another_change_is_never_approved() {
        List<AuditEntry> log = gate.registry.log().entries();
        RegistryEvent.Submitted right = (RegistryEvent.Submitted) log.get(1).event();
        Content nice =
                ContentDifference.between(Gate.config(V1), Gate.config(V3)).content();
        Evidence evidence = new Evidence(
                nice.digest(),
                right.evidence().summary(),
                right.evidence().snapshot(),
                right.evidence().report(),
                right.evidence().compatibility(),
                right.evidence().breaking());
        Digest binding = new Binding(
                        log.get(1).store(),
                        Gate.SCOPE,
                        V2,
                        right.content(),
                        right.base(),
                        evidence,
                        log.get(1).policy(),
                        right.round())
                .digest();
        EditedStore edited = new EditedStore(gate.store);
        edited.contents.put(nice.digest(), nice.bytes());
        edited.rewrite(List.of(
                log.get(0),
                Attacks.with(
                        log.get(1),
                        new RegistryEvent.Submitted(
                                V2,
                                right.content(),
                                binding,
                                right.base(),
                                evidence,
                                right.round(),
                                right.authors()))));
        Registry registry =
                Registry.builder().store(edited).scope(Gate.SCOPE).clock(gate).build();
        assertThat(registry.check(new Command.Approve(Gate.BO, V2, binding, Gate.WHY)))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.CONTENT_CHANGED);
        assertThat(registry.log().verify().level(Verification.Level.FOLD).sentence())
                .isEqualTo("The difference kept with version 1.1.0 is not that of its config.");
    }

    private static RegistryEvent ofOtherContent(Approved e) {
        return new Approved(e.version(), Gate.config(V3).digest(), e.binding(), e.to(), false);
    }

    private static RegistryEvent approved(Approved e) {
        return new Approved(e.version(), e.content(), e.binding(), VersionState.APPROVED, false);
    }

    private List<AuditEntry> replaced(int index, AuditEntry entry) {
        List<AuditEntry> entries = new ArrayList<>(gate.registry.log().entries());
        entries.set(index, entry);
        return entries;
    }

    private List<AuditEntry> without(int... indices) {
        List<AuditEntry> entries = new ArrayList<>(gate.registry.log().entries());
        for (int i = indices.length - 1; i >= 0; i--) {
            entries.remove(indices[i]);
        }
        return entries;
    }
}
