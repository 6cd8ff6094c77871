package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.json.ContentDifference;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState.Activation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The gate's rules hold through the store, in every state. */
abstract class LifeCycleContract extends KeepingContract {

    /** What becomes of a command in a state; a dash is "it happens". The commands stand in the order of {@link Action}. */
    private static final Map<String, String> CELLS = Map.of(
            "EMPTY",
                    "- NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED NOT_BOOTSTRAPPED",
            "UNKNOWN",
                    "ALREADY_BOOTSTRAPPED - UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION UNKNOWN_VERSION - NOTHING_TO_CORRECT",
            "PROPOSED",
                    "ALREADY_BOOTSTRAPPED ALREADY_PROPOSED - - - NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "APPROVED",
                    "ALREADY_BOOTSTRAPPED ALREADY_PROPOSED NOT_PROPOSED ALREADY_VOTED - - NEVER_ACTIVE - - NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "REJECTED",
                    "ALREADY_BOOTSTRAPPED VERSION_TAKEN NOT_PROPOSED NOT_OPEN NOT_OPEN NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "WITHDRAWN",
                    "ALREADY_BOOTSTRAPPED VERSION_TAKEN NOT_PROPOSED NOT_OPEN NOT_OPEN NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_APPROVED NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "ACTIVE",
                    "ALREADY_BOOTSTRAPPED NOTHING_TO_CHANGE NOT_PROPOSED WAS_ACTIVE WAS_ACTIVE IS_ACTIVE IS_ACTIVE IS_ACTIVE IS_ACTIVE NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "SUPERSEDED",
                    "ALREADY_BOOTSTRAPPED VERSION_TAKEN NOT_PROPOSED WAS_ACTIVE WAS_ACTIVE - - - - NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "DEPRECATED",
                    "ALREADY_BOOTSTRAPPED VERSION_TAKEN NOT_PROPOSED NOT_OPEN NOT_OPEN DEPRECATED DEPRECATED DEPRECATED DEPRECATED NOT_SCHEDULED NOT_SCHEDULED - NOTHING_TO_CORRECT",
            "SCHEDULED",
                    "ALREADY_BOOTSTRAPPED ALREADY_PROPOSED NOT_PROPOSED ALREADY_VOTED - - NEVER_ACTIVE - - - NOT_DUE - NOTHING_TO_CORRECT");

    @TestFactory
    Stream<DynamicTest> every_command_in_every_state() {
        return CELLS.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(row -> {
            List<String> cells = List.of(row.getValue().split(" ", -1));
            return Arrays.stream(Action.values())
                    .map(action -> DynamicTest.dynamicTest(
                            action + " a version that is " + row.getKey(),
                            () -> answers(
                                    row.getKey(),
                                    action,
                                    cells.get(List.of(Action.values()).indexOf(action)))));
        });
    }

    private void answers(String state, Action action, String cell) {
        registry = registry(new ScopeId((state + "-" + action).toLowerCase(Locale.ROOT)));
        reach(state);
        List<String> codes = registry.execute(command(action)).refusals().stream()
                .map(refusal -> refusal.code().name())
                .toList();
        assertThat(codes).isEqualTo(cell.equals("-") ? List.of() : List.of(cell));
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    private void reach(String state) {
        if (state.equals("EMPTY")) {
            return;
        }
        bootstrap();
        if (state.equals("UNKNOWN")) {
            return;
        }
        submit(V2, V1);
        if (state.equals("REJECTED")) {
            registry.execute(command(Action.REJECT));
            return;
        }
        if (!state.equals("PROPOSED")) {
            approve(V2);
        }
        switch (state) {
            case "WITHDRAWN" -> registry.execute(command(Action.WITHDRAW));
            case "DEPRECATED" -> registry.execute(command(Action.DEPRECATE));
            case "SCHEDULED" -> registry.execute(command(Action.SCHEDULE));
            case "ACTIVE" -> activate(V2, V1);
            case "SUPERSEDED" -> {
                activate(V2, V1);
                registry.execute(new Command.RollBack(OPERATOR, V1, V2, REASON));
            }
            default -> {}
        }
    }

    private Command command(Action action) {
        Version active = registry.active().map(StoreScenario::versionOf).orElse(V1);
        Digest shown = registry.bindingDigest(V2).orElse(Digest.of(new byte[0]));
        return switch (action) {
            case BOOTSTRAP -> new Command.Bootstrap(ADMIN, V2, config(V2), REASON);
            case SUBMIT -> submission(V2, V1);
            case APPROVE -> new Command.Approve(REVIEWER, V2, shown, REASON);
            case REJECT -> new Command.Reject(REVIEWER, V2, shown, REASON);
            case WITHDRAW -> new Command.Withdraw(AUTHOR, V2, REASON);
            case ACTIVATE -> new Command.Activate(OPERATOR, V2, active);
            case ROLL_BACK -> new Command.RollBack(OPERATOR, V2, active, REASON);
            case DEPRECATE -> new Command.Deprecate(ADMIN, V2, REASON);
            case SCHEDULE -> new Command.Schedule(OPERATOR, V2, active, inTwoDays());
            case UNSCHEDULE -> new Command.Unschedule(OPERATOR, V2, REASON);
            case ACTIVATE_DUE -> new Command.ActivateDue(OPERATOR, V2);
            case SET_POLICY -> new Command.SetPolicy(ADMIN, active, registry.policy(), ApprovalPolicy.DEFAULT, REASON);
            case CORRECT_TIME -> new Command.CorrectTime(ADMIN, active, REASON);
        };
    }

    @Test
    void an_author_does_not_approve_and_a_stale_view_is_no_consent() {
        bootstrap();
        submit(V2, V1);
        assertThat(codes(new Command.Approve(AUTHOR, V2, binding(V2), REASON)))
                .containsExactly(RefusalCode.OWN_PROPOSAL);
        assertThat(codes(new Command.Approve(REVIEWER, V2, binding(V1), REASON)))
                .containsExactly(RefusalCode.STALE_VIEW);
    }

    @Test
    void what_changes_is_found_by_the_gate_and_a_summary_that_claims_to_be_the_librarys_must_be_about_it() {
        bootstrap();
        Content forged = Content.utf8("{\"schema\": \"calibration/change_summary\", \"reason\": \"Only a comma.\"}");
        assertThat(codes(new Command.Submit(AUTHOR, V2, config(V2), V1, List.of(), ReviewMaterial.of(forged))))
                .containsExactly(RefusalCode.SUMMARY_MISMATCH);
        submit(V3, V1);
        Evidence evidence =
                Objects.requireNonNull(registry.version(V3).orElseThrow().evidence());
        assertThat(ContentDifference.read(registry.content(evidence.difference())))
                .isEqualTo(ContentDifference.between(config(V1), config(V3)));
    }

    @Test
    void the_same_changes_once_more_are_answered_with_the_open_proposal_and_registered_when_it_is_closed() {
        bootstrap();
        submit(V2, V1);
        RequestId id = new RequestId("tonight");
        CommandResult answer = registry.execute(id, again(V2, V3, V1));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        CommandResult.AlreadyProposed.class,
                        already -> assertThat(already.version()).isEqualTo(V2));
        assertThat(store.load(SCOPE).orElseThrow().versions()).hasSize(2);
        assertThat(store.content(again(V2, V3, V1).content().digest())).isEmpty();
        registry.execute(new Command.Withdraw(AUTHOR, V2, REASON));
        assertThat(registry.execute(id, again(V2, V3, V1))).isEqualTo(answer);
        assertThat(codes(again(V2, V3, V1))).isEmpty();
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void an_approval_expires_to_the_microsecond() {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        clock.pass(Duration.ofDays(14));
        assertThat(registry.check(new Command.Activate(OPERATOR, V2, V1))).isEmpty();
        clock.pass(Duration.ofNanos(1000));
        assertThat(codes(new Command.Activate(OPERATOR, V2, V1))).containsExactly(RefusalCode.EXPIRED);
    }

    @Test
    void what_was_active_at_a_time_is_told_to_the_microsecond() {
        Instant first = clock.instant();
        bootstrap();
        submit(V2, V1);
        approve(V2);
        clock.pass(Duration.ofDays(1));
        activate(V2, V1);
        Instant second = clock.instant();
        assertThat(registry.activeAt(first.minusNanos(1000))).isEmpty();
        assertThat(registry.activeAt(second.minusNanos(1000)).map(Activation::version))
                .contains(V1);
        assertThat(registry.activeAt(second).map(Activation::version)).contains(V2);
    }

    @Test
    void content_that_is_there_is_never_changed() {
        bootstrap();
        submit(V2, V1);
        registry.execute(new Command.Submit(AUTHOR, V2, config(V3), V1, List.of(), ReviewMaterial.of(config(V3))));
        assertThat(registry.version(V2).orElseThrow().content())
                .isEqualTo(config(V2).digest());
        submit(V3, V1);
        for (Version version : List.of(V1, V2, V3)) {
            assertThat(store.content(config(version).digest()))
                    .contains(config(version).bytes());
        }
    }

    @Test
    void ids_and_reasons_of_any_allowed_form_are_kept_as_they_are() {
        for (String id : List.of("..", ".", "-", "con", "a:b@c", "x".repeat(128), "--", "null")) {
            Registry other = registry(new ScopeId(id));
            String reason = id + "'; DROP TABLE version; --\n\t\\ %s {0} ${x} \u2028";
            other.execute(new RequestId(id), new Command.Bootstrap(Actor.human(id), V1, config(V1), reason));
            assertThat(other.log().reason(1)).contains(reason);
            assertThat(other.log().verify().failures()).isEmpty();
        }
        assertThat(store.load(SCOPE)).isEmpty();
    }

    @Test
    void what_is_no_id_is_refused_and_nothing_stored() {
        for (String id : List.of("", "A", "a b", "../x", "\u00e4", "a\u0000", "x".repeat(129))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ScopeId(id));
            assertThatIllegalArgumentException().isThrownBy(() -> new RequestId(id));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Withdraw(AUTHOR, V2, " "));
        assertThat(store.audit(SCOPE, 0, 10)).isEmpty();
    }

    private List<RefusalCode> codes(Command command) {
        return registry.execute(command).refusals().stream().map(Refusal::code).toList();
    }
}
