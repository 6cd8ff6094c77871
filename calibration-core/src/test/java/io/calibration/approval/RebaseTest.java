package io.calibration.approval;

import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.BO;
import static io.calibration.approval.Gate.CY;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RequestId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two proposals of one base: who submits is told, and the one that comes second can be put on the new base. */
class RebaseTest {

    private static final Version V4 = new Version("1.3.0");
    private static final RequestId AGAIN = new RequestId("again");

    private final Gate gate = new Gate();

    @BeforeEach
    void bootstrapped() {
        gate.registry.execute(new Command.Bootstrap(Gate.ADA, V1, config("1.0.0", "1", "2"), WHY));
    }

    private static Content config(String version, String a, String b) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"a\":" + a + ",\"deep\":{\"b\":" + b + "}}");
    }

    private CommandResult submit(Version version, String a, String b) {
        return gate.registry.execute(new Command.Submit(
                JOB, version, config(version.text(), a, b), V1, List.of(ANN), ReviewMaterial.of(Content.utf8("why"))));
    }

    private CommandResult overtaken() {
        gate.approve(V2);
        gate.activate(V2);
        return gate.registry.rebase(AGAIN, Actor.human("cy"), V3, V4);
    }

    @Test
    void who_submits_beside_an_open_version_is_told_which() {
        assertThat(((CommandResult.Applied) submit(V2, "9", "2")).besides()).isEmpty();
        assertThat(((CommandResult.Applied) submit(V3, "1", "8")).besides()).containsExactly(V2);
        assertThat(gate.registry.besides(V2)).containsExactly(V3);
        gate.reject(V3);
        assertThat(gate.registry.besides(V2)).isEmpty();
    }

    @Test
    void the_same_changes_are_put_on_the_new_base_and_reviewed_anew() {
        submit(V2, "9", "2");
        submit(V3, "1", "8");
        assertThat(codes(overtaken())).isEmpty();
        String merged = new String(
                gate.registry
                        .content(gate.registry.version(V4).orElseThrow().content())
                        .bytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(merged).contains("\"logic_version\" : \"1.3.0\"", "\"a\" : 9", "\"b\" : 8");
        assertThat(codes(gate.registry.execute(gate.approval(ANN, V4)))).containsExactly(RefusalCode.OWN_PROPOSAL);
        assertThat(codes(gate.registry.execute(gate.approval(Actor.human(JOB.id()), V4))))
                .containsExactly(RefusalCode.OWN_PROPOSAL);
        assertThat(codes(gate.registry.execute(gate.approval(BO, V4)))).isEmpty();
        assertThat(codes(gate.activate(V4))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @Test
    void what_both_changed_is_named_and_nothing_is_registered() {
        submit(V2, "1", "7");
        submit(V3, "5", "8");
        CommandResult answer = overtaken();
        assertThat(answer.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.REBASE_CONFLICT);
            assertThat(refusal.sentence()).contains("/deep/b");
        });
        assertThat(gate.registry.version(V4)).isEmpty();
    }

    @Test
    void what_broke_compatibility_breaks_it_still_until_a_snapshot_judges_it_anew() {
        gate.check = (version, base, candidate, snapshot) -> version.equals(V3)
                ? new CompatibilityReport(List.of(), List.of("7.2 % of the results change their class."))
                : CompatibilityReport.COMPATIBLE;
        submit(V2, "9", "2");
        submit(V3, "1", "8");
        assertThat(codes(overtaken())).isEmpty();
        assertThat(gate.registry.version(V4).orElseThrow().isBreaking()).isTrue();
        assertThat(report(V4)).contains("1.2.0, whose changes these are, breaks compatibility or may");
        assertThat(codes(gate.approve(V4))).containsExactly(RefusalCode.BREAKING_NOT_ACKNOWLEDGED);

        Version judged = new Version("1.4.0");
        Content snapshot = Content.utf8("results of tonight");
        assertThat(codes(gate.registry.rebase(new RequestId("judged"), BO, V3, judged, snapshot)))
                .as("the same changes are proposed already, and a snapshot is a reason to propose them anew: "
                        + "who wants it withdraws the other")
                .containsExactly(RefusalCode.ALREADY_PROPOSED);
        gate.reject(V4);
        assertThat(codes(gate.registry.rebase(new RequestId("again"), BO, V3, judged, snapshot)))
                .containsExactly(RefusalCode.REQUEST_CONFLICT);
        assertThat(codes(gate.registry.rebase(new RequestId("anew"), CY, V3, judged, snapshot)))
                .isEmpty();
        assertThat(gate.registry.version(judged).orElseThrow().isBreaking()).isFalse();
        assertThat(report(judged)).contains("the snapshot judged them anew");
        assertThat(codes(gate.approve(judged))).isEmpty();
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    private String report(Version version) {
        var evidence = Objects.requireNonNull(
                gate.registry.version(version).orElseThrow().evidence());
        return new String(
                gate.registry.content(evidence.compatibility()).bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void only_an_open_version_whose_base_was_replaced_is_put_on_another() {
        submit(V2, "9", "2");
        assertThat(codes(gate.registry.rebase(AGAIN, BO, V2, V4))).containsExactly(RefusalCode.BASE_IS_ACTIVE);
        assertThat(codes(gate.registry.rebase(AGAIN, BO, V3, V4))).containsExactly(RefusalCode.UNKNOWN_VERSION);
        gate.reject(V2);
        assertThat(codes(gate.registry.rebase(AGAIN, BO, V2, V4))).containsExactly(RefusalCode.NOT_OPEN);
    }

    @Test
    void a_version_is_overtaken_exactly_when_a_re_base_helps_it() {
        submit(V2, "9", "2");
        submit(V3, "1", "8");
        assertThat(gate.registry.isOvertaken(V3)).isFalse();
        gate.approve(V2);
        gate.activate(V2);
        assertThat(gate.registry.isOvertaken(V1)).isFalse();
        assertThat(gate.registry.isOvertaken(V2)).isFalse();
        assertThat(gate.registry.isOvertaken(V3)).isTrue();
        assertThat(gate.registry.isOvertaken(V4)).isFalse();
        assertThat(codes(gate.approve(V3))).containsExactly(RefusalCode.STALE_BASE);
        assertThat(codes(gate.rollBack(V1))).isEmpty();
        assertThat(gate.registry.isOvertaken(V2)).as("it was active").isFalse();
        assertThat(gate.registry.isOvertaken(V3)).isFalse();
        gate.reject(V3);
        gate.rollBack(V2);
        assertThat(gate.registry.isOvertaken(V3)).as("rejected").isFalse();
    }
}
