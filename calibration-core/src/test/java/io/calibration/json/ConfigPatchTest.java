package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.flipkart.zjsonpatch.JsonPatch;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.Version;
import io.calibration.internal.json.ConfigPatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfigPatchTest {

    private static final Version NEXT = new Version("1.1.0");

    private static final String BASE = """
        {
          "metadata" : {"note": "min_score\\": 85", "min_score": 85},
          "logic_version" :  "1.0.0",
          "compatibility_thresholds": {
            "good": { "min_score": 85.0,
                      "min_confidence":0.70 },
            "poor": {"min_score": 0}
          },
          "red_flag_severity_thresholds": {"low": { }},
          "category_weights": {"a": 1.00}
        }
        """;

    @Test
    void only_the_numbers_and_the_version_change() {
        ConfigPatch patch = patch(BASE, Map.of("/compatibility_thresholds/good/min_score", new BigDecimal("80")));
        assertThat(patch.document())
                .isEqualTo(BASE.replace("\"1.0.0\"", "\"1.1.0\"").replace("85.0", "80"));
        assertThat(patch.operations())
                .containsExactly(
                        new ConfigPatch.Operation("replace", "/logic_version", "1.1.0"),
                        new ConfigPatch.Operation(
                                "replace", "/compatibility_thresholds/good/min_score", new BigDecimal("80")));
    }

    @Test
    void absent_keys_are_added_in_the_manner_of_the_first_key() {
        Map<String, BigDecimal> numbers = Map.of(
                "/compatibility_thresholds/good/max_red_flags_high", BigDecimal.ONE,
                "/compatibility_thresholds/good/max_red_flags_low", BigDecimal.TEN,
                "/red_flag_severity_thresholds/low/min_occurrences", new BigDecimal("3"));
        ConfigPatch patch = patch(BASE, numbers);
        assertThat(patch.document())
                .isEqualTo(BASE.replace("\"1.0.0\"", "\"1.1.0\"")
                        .replace(
                                "{ \"min_score\": 85.0",
                                "{ \"max_red_flags_high\": 1, \"max_red_flags_low\": 10, \"min_score\": 85.0")
                        .replace("{ }", "{\"min_occurrences\": 3 }"));
        assertThat(patch.operations())
                .extracting(ConfigPatch.Operation::op)
                .containsExactly("replace", "add", "add", "add");
    }

    @Test
    void two_keys_added_to_an_empty_object_are_parted_by_a_comma() {
        Map<String, BigDecimal> numbers = Map.of(
                "/red_flag_severity_thresholds/low/min_occurrences",
                BigDecimal.ONE,
                "/red_flag_severity_thresholds/low/x_a",
                new BigDecimal("7E+1"));
        assertThat(patch(BASE, numbers).document()).contains("{\"min_occurrences\": 1, \"x_a\": 70 }");
    }

    @Test
    void a_place_that_holds_no_number_is_refused() {
        for (String pointer :
                List.of("", "min_score", "/none/min_score", "/metadata/note/a", "/compatibility_thresholds")) {
            assertThatThrownBy(() -> patch(BASE, Map.of(pointer, BigDecimal.ONE)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no number to change at " + pointer);
        }
        assertThatThrownBy(() -> patch(BASE, Map.of("/category_weights/a", new BigDecimal("1e999999999"))))
                .hasMessageContaining("out of bounds");
    }

    @Property(tries = 300)
    void the_patch_leads_from_the_base_to_the_proposed_document(
            @ForAll("documents") String base, @ForAll("scores") List<BigDecimal> numbers) throws IOException {
        ConfigPatch patch = patch(base, places(base, numbers));
        JsonNode operations = tree(new String(ArtifactJson.write(patch.operations()), StandardCharsets.UTF_8));
        assertThat(JsonPatch.apply(operations, tree(base))).isEqualTo(tree(patch.document()));
        assertThat(tree(patch.document()).at("/logic_version").textValue()).isEqualTo("1.1.0");
    }

    @Property(tries = 300)
    void replacing_and_replacing_back_gives_the_base_byte_for_byte(
            @ForAll("documents") String base, @ForAll("scores") List<BigDecimal> numbers) throws IOException {
        String plain = base.replace("\\u0030", "0"); // the version comes back without escapes
        Map<String, BigDecimal> there = places(plain, numbers);
        JsonNode tree = tree(plain);
        there.keySet().removeIf(pointer -> tree.at(pointer).isMissingNode());
        Map<String, BigDecimal> back = new HashMap<>();
        there.keySet().forEach(pointer -> back.put(pointer, tree.at(pointer).decimalValue()));
        String proposed = patch(plain, there).document();
        assertThat(ConfigPatch.of(unchecked(plain, proposed), read(plain).logicVersion(), back)
                        .document())
                .isEqualTo(plain);
    }

    @Property(tries = 300)
    void adding_keeps_every_character_of_the_base(
            @ForAll("documents") String base, @ForAll("scores") List<BigDecimal> numbers) throws IOException {
        String plain = base.replace("\\u0030", "0");
        Map<String, BigDecimal> absent = places(plain, numbers);
        JsonNode tree = tree(plain);
        absent.keySet().removeIf(pointer -> !tree.at(pointer).isMissingNode());
        String proposed =
                ConfigPatch.of(read(plain), read(plain).logicVersion(), absent).document();
        int kept = 0;
        for (int i = 0; i < proposed.length() && kept < plain.length(); i++) {
            kept += proposed.charAt(i) == plain.charAt(kept) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(plain.length());
        assertThat(ConfigPatch.of(read(plain), read(plain).logicVersion(), Map.of())
                        .document())
                .isEqualTo(plain);
    }

    @Provide
    Arbitrary<String> documents() {
        return RandomConfig.documents();
    }

    @Provide
    Arbitrary<List<BigDecimal>> scores() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99"))
                .ofScale(2)
                .list()
                .ofSize(12);
    }

    /** A threshold of each class that is there, one that may be absent, and those of other sections. */
    private static Map<String, BigDecimal> places(String base, List<BigDecimal> numbers) {
        Map<String, BigDecimal> places = new LinkedHashMap<>();
        ScoringConfig config = read(base);
        int next = 0;
        for (ScoreClass scoreClass : config.classes()) {
            BigDecimal number = numbers.get(next++);
            if (number.intValue() % 3 > 0) {
                places.put(scoreClass.pointer("min_score"), number);
            }
            if (number.intValue() % 3 < 2) {
                places.put(scoreClass.pointer("min_confidence"), number);
            }
        }
        if (config.document().contains("category_weights")) {
            places.put("/category_weights/c0", numbers.get(11));
        }
        if (config.document().contains("\"low\"")) {
            places.put("/red_flag_severity_thresholds/low/min_occurrences", BigDecimal.valueOf(7));
        }
        return places;
    }

    /** A config of a proposed document whose random thresholds need not be in order. */
    private static ScoringConfig unchecked(String base, String document) {
        ScoringConfig config = read(base);
        return new ScoringConfig(
                document,
                NEXT,
                config.scoreScale(),
                config.categoryWeights(),
                config.classThresholds(),
                config.severityRules(),
                config.absentConfidence(),
                config.knownLabels(),
                config.names());
    }

    private static ConfigPatch patch(String base, Map<String, BigDecimal> numbers) {
        return ConfigPatch.of(read(base), NEXT, numbers);
    }

    private static ScoringConfig read(String document) {
        return ConfigJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(String document) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readTree(document);
    }
}
