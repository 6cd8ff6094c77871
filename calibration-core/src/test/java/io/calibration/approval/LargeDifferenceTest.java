package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.json.ContentDifference;
import io.calibration.registry.Content;
import io.calibration.registry.RefusalCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is accepted can be shown, and nothing that is submitted takes more memory than a config. */
class LargeDifferenceTest {

    private final Gate gate = new Gate();

    @BeforeEach
    void bootstrapped() {
        gate.registry.execute(new Command.Bootstrap(ADA, V1, config(V1.text(), "0"), WHY));
    }

    private static Content config(String version, String own) {
        return Content.utf8("{\"logic_version\": \"" + version
                + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": 50}, \"rest\": {\"min_score\": 0}}, \"x_own\": "
                + own + "}");
    }

    /** So many numbers, in a list or an object, below so many keys of some length. */
    private static String nested(int depth, int length, String numbers) {
        String key = "\"" + "k".repeat(length) + "\"";
        return ("{" + key + ":").repeat(depth) + numbers + "}".repeat(depth);
    }

    private static String object(int size, int value) {
        return IntStream.range(0, size)
                .mapToObj(i -> "\"" + i + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private CommandResult submit(Content config) {
        return gate.registry.execute(
                new Command.Submit(JOB, V2, config, V1, List.of(), ReviewMaterial.of(Content.utf8("why"))));
    }

    @Test
    void long_keys_above_many_numbers_are_refused_by_place() {
        gate.check = ConfigCheck.scoring();
        CommandResult answer = submit(config("1.1.0", nested(16, 45_000, object(20_000, 1))));
        assertThat(codes(answer)).containsExactly(RefusalCode.INVALID_CONTENT);
        assertThat(answer.refusals().get(0).sentence())
                .isEqualTo(
                        "/x_own: its key number 1 makes a path of more than 500 characters. Shorten the key, or those above it");
        assertThat(codes(submit(config("1.1.0", nested(12, 45_000, object(100, 1))))))
                .containsExactly(RefusalCode.INVALID_CONTENT);
        assertThat(codes(submit(config("1.1.0", "[[" + nested(40, 12, "[1]") + "]]"))))
                .containsExactly(RefusalCode.INVALID_CONTENT);
    }

    @Test
    void a_check_of_the_hosts_own_lets_nothing_through_that_nobody_could_be_shown() {
        gate.registry.execute(
                new Command.Submit(JOB, V2, many("1.1.0", 1), V1, List.of(), ReviewMaterial.of(Content.utf8("why"))));
        gate.approve(V2);
        gate.activate(V2);
        CommandResult answer = gate.registry.execute(new Command.Submit(
                JOB, Gate.V3, many("1.2.0", 2), V2, List.of(), ReviewMaterial.of(Content.utf8("why"))));
        assertThat(codes(answer)).containsExactly(RefusalCode.INVALID_CONTENT);
        assertThat(answer.refusals().get(0).sentence()).contains("more than people could be shown");
    }

    private static Content many(String version, int value) {
        return config(version, nested(16, 45_000, object(20_000, value)));
    }

    @Test
    void what_is_accepted_is_shown_though_it_is_longer_than_a_config_may_be() {
        gate.check = ConfigCheck.scoring();
        submit(config("1.1.0", nested(2, 100, object(10_000, 1))));
        gate.approve(V2);
        gate.activate(V2);
        CommandResult answer = gate.registry.execute(new Command.Submit(
                JOB,
                Gate.V3,
                config("1.2.0", nested(2, 100, object(5_000, 2))),
                V2,
                List.of(),
                ReviewMaterial.of(Content.utf8("why"))));
        assertThat(codes(answer)).isEmpty();
        Content kept = gate.registry.content(java.util.Objects.requireNonNull(
                        gate.registry.version(Gate.V3).orElseThrow().evidence())
                .difference());
        assertThat(kept.bytes().length).isGreaterThan(1 << 20);
        assertThat(ContentDifference.read(kept).differences()).hasSize(10_001);
    }
}
