package io.calibration.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Valid config documents in every manner of writing: whitespace, order, escapes, sections of the host's own. */
final class RandomConfig {

    private final Random random;
    private final String gap;

    private RandomConfig(Random random) {
        this.random = random;
        this.gap = List.of("", " ", "\n  ", "\r\n\t").get(random.nextInt(4));
    }

    static Arbitrary<String> documents() {
        return Arbitraries.randomValue(random -> new RandomConfig(random).document());
    }

    private String document() {
        int classes = 1 + random.nextInt(5);
        List<String> members = new ArrayList<>(List.of(
                member("logic_version", random.nextBoolean() ? "\"1.0.0\"" : "\"1.\\u0030.0-rc.2\""),
                member(
                        "compatibility_thresholds",
                        members(classes, i -> member("Class-" + i, thresholds(90 - 10 * i)))),
                member(
                        "metadata \\\"} {ü",
                        "[" + gap + "{\"min_score\":" + gap + "1E2, \"\\\\\":{}}, 0.70, \"]\\n\", [[]]]")));
        if (random.nextBoolean()) {
            members.add(
                    0, member("category_weights", members(random.nextInt(4), i -> member("c" + i, "1." + i + "0"))));
        }
        if (random.nextBoolean()) {
            members.add(member("red_flag_severity_thresholds", object(List.of(member("low", severity())))));
        }
        if (random.nextBoolean()) {
            members.add(0, member("score_scale", object(List.of(member("step", "0.5"), member("max", "1e2")))));
        }
        return gap + object(members) + gap;
    }

    private String thresholds(int score) {
        List<String> members = new ArrayList<>(List.of(member("min_score", score + ".50")));
        if (random.nextBoolean()) {
            members.add(0, member("x_\\\"note\\\\", "\"{\\\"min_score\\\": 1}\""));
        }
        if (random.nextBoolean()) {
            members.add(0, member("min_confidence", "0.70"));
        }
        return object(members);
    }

    private String severity() {
        return random.nextBoolean() ? object(List.of()) : object(List.of(member("min_occurrences", "3")));
    }

    private String members(int count, IntFunction<String> member) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(member.apply(i));
        }
        return object(members);
    }

    private String member(String key, String json) {
        return "\"" + key + "\"" + (random.nextBoolean() ? gap : "") + ":" + gap + json;
    }

    private String object(List<String> members) {
        return "{" + gap + String.join((random.nextBoolean() ? gap : "") + "," + gap, members) + gap + "}";
    }
}
