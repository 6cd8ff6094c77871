package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.config.Version;
import io.calibration.internal.json.DocumentMerge;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.StrictJson;
import io.calibration.registry.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs is told exactly: nothing of it is left out, and nothing that a re-base carries over is lost. */
class DocumentDifferenceTest {

    private static final Version NUMBER = new Version("9.0.0");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"block\"] | {\"0\":\"block\"}",
                "[] | {}",
                "[] | null",
                "{} | null",
                "null | false",
                "0 | false",
                "0 | \"0\"",
                "0 | \"\"",
                "[[]] | [{}]",
                "[1,2] | [2,1]",
                "[1] | [1,null]",
                "{\"a\":{\"b\":1}} | {\"a/b\":1}",
                "{\"~1\":1} | {\"/\":1}",
                "{\"\":1} | {\"\":{\"\":1}}",
                "\"\\ud800\" | \"\\ud801\"",
                "\"\\ud800\" | \"?\"",
                "1e999999999 | 1e999999998",
            })
    void what_is_not_equal_never_passes_for_equal(String one, String other) {
        assertThat(differences(one, other)).isNotEmpty();
        assertThat(differences(other, one)).isNotEmpty();
        assertThat(merged("1", one, "1")).isEqualTo(tree(one));
        assertThat(merged(one, other, one)).isEqualTo(tree(other));
        assertThat(merged(one, one, other)).isEqualTo(tree(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1.0",
                "[10] | [1e1]",
                "0 | -0.0",
                "{\"a\":1,\"b\":2} | {\"b\":2.0,\"a\":1}",
                "\"\\u0061\" | \"a\""
            })
    void another_way_of_writing_the_same_is_no_difference(String one, String other) {
        assertThat(differences(one, other)).isEmpty();
    }

    @Test
    void a_list_in_place_of_an_object_and_back_is_shown_with_all_that_it_holds() {
        assertThat(differences(
                        "{\"steps\":[\"block\"],\"w\":{\"0\":1,\"1\":2}}", "{\"steps\":{\"0\":\"block\"},\"w\":[1,2]}"))
                .extracting(Difference::toString)
                .containsExactly("/x/steps: [\"block\"] -> {\"0\":\"block\"}", "/x/w: {\"0\":1,\"1\":2} -> [1,2]");
    }

    @Test
    void a_section_that_comes_or_goes_is_told_as_one() {
        assertThat(differences("{\"pricing\":{\"max\":19.9}}", "{\"x_pricing\":{\"max\":199}}"))
                .extracting(Difference::toString)
                .containsExactly("/x/pricing: {\"max\":19.9} -> gone", "/x/x_pricing: not there -> {\"max\":199}");
    }

    @Property(tries = 3_000)
    void base_and_difference_give_the_other_and_no_difference_means_the_same(
            @ForAll("documents") String one, @ForAll("documents") String other) {
        ContentDifference found = ContentDifference.between(content(one), content(other));
        assertThat(found.differences().isEmpty()).isEqualTo(Objects.equals(plain(tree(one)), plain(tree(other))));
        assertThat(ContentDifference.read(found.content())).isEqualTo(found);
        assertThat(patched(plain(document(content(one))), found.differences()))
                .isEqualTo(plain(document(content(other))));
    }

    @Property(tries = 3_000)
    void a_merge_has_every_change_of_both_or_names_the_conflict(
            @ForAll("documents") String base, @ForAll("documents") String changed, @ForAll("documents") String onto) {
        DocumentMerge merge = DocumentMerge.of(content(base), content(changed), content(onto), NUMBER);
        assertThat(merge.merged().isEmpty()).isEqualTo(!merge.conflicts().isEmpty());
        if (Objects.equals(plain(tree(base)), plain(tree(onto)))) {
            assertThat(x(merge.merged().orElseThrow())).isEqualTo(plain(tree(changed)));
        }
        if (Objects.equals(plain(tree(base)), plain(tree(changed)))) {
            assertThat(x(merge.merged().orElseThrow())).isEqualTo(plain(tree(onto)));
        }
        merge.merged().ifPresent(merged -> {
            for (Difference change :
                    ContentDifference.between(content(base), content(changed)).differences()) {
                assertThat(at(merged, change.path())).isEqualTo(at(content(changed), change.path()));
            }
            for (Difference change :
                    ContentDifference.between(content(base), content(onto)).differences()) {
                assertThat(at(merged, change.path())).isEqualTo(at(content(onto), change.path()));
            }
        });
    }

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.randomValue(random -> value(random, 3));
    }

    /** Of few keys and values, so that two documents are often nearly the same. */
    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 12);
        if (kind < 6) {
            return List.of("null", "0", "0.0", "\"0\"", "true", "\"\\ud800\"").get(kind);
        }
        List<String> values = new ArrayList<>();
        int size = random.nextInt(3);
        List<String> keys = List.of("0", "1", "~", "~1", "a/b", "");
        int first = random.nextInt(keys.size());
        for (int i = 0; i < size; i++) {
            String key = kind < 9 ? "" : "\"" + keys.get((first + i) % keys.size()) + "\":";
            values.add(key + value(random, depth - 1));
        }
        return kind < 9 ? "[" + String.join(",", values) + "]" : "{" + String.join(",", values) + "}";
    }

    private static Content content(String x) {
        return Content.utf8("{\"logic_version\":\"9.0.0\",\"x\":" + x + "}");
    }

    private static List<Difference> differences(String one, String other) {
        return ContentDifference.between(content(one), content(other)).differences();
    }

    private static ObjectNode document(Content content) {
        return StrictJson.object(StrictJson.text(content.bytes()), new Mistakes());
    }

    private static JsonNode tree(String x) {
        return document(content(x)).path("x");
    }

    /** A list of the value there, or of nothing. */
    private static List<@Nullable Object> at(Content content, String path) {
        List<@Nullable Object> found = new ArrayList<>();
        JsonNode node = document(content).at(path);
        if (!node.isMissingNode()) {
            found.add(plain(node));
        }
        return found;
    }

    private static JsonNode merged(String base, String changed, String onto) {
        return document(DocumentMerge.of(content(base), content(changed), content(onto), NUMBER)
                        .merged()
                        .orElseThrow())
                .path("x");
    }

    private static @Nullable Object x(Content content) {
        return plain(document(content).path("x"));
    }

    /** As values that know nothing of JSON: maps, lists, numbers without the way in which they are written. */
    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new HashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        }
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros()
                : node.isNull() ? null : node.isTextual() ? node.textValue() : (Object) node.booleanValue();
    }

    private static @Nullable Object patched(@Nullable Object document, List<Difference> differences) {
        Map<String, Difference> byPath = new TreeMap<>();
        differences.forEach(each -> byPath.put(each.path(), each));
        return patched(document, "", byPath);
    }

    /** Goes over the base and asks at each place what is told of it. */
    private static @Nullable Object patched(@Nullable Object base, String path, Map<String, Difference> told) {
        if (told.containsKey(path)) {
            return told(told.get(path));
        }
        if (base instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new HashMap<>();
            List<String> keys = new ArrayList<>(List.of("0", "1", "~", "~1", "a/b", "", "x", "logic_version"));
            for (String key : keys) {
                String place = path + "/" + key.replace("~", "~0").replace("/", "~1");
                Difference change = told.get(place);
                if (map.containsKey(key) ? (change == null) || (change.after() != null) : change != null) {
                    result.put(key, patched(map.get(key), place, told));
                }
            }
            return result;
        }
        if (base instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            for (int i = 0; (i < list.size()) || told.containsKey(path + "/" + i); i++) {
                Difference change = told.get(path + "/" + i);
                if ((change == null) || (change.after() != null)) {
                    result.add(patched(i < list.size() ? list.get(i) : null, path + "/" + i, told));
                }
            }
            return result;
        }
        return base;
    }

    private static @Nullable Object told(Difference difference) {
        return plain(StrictJson.object("{\"x\":" + difference.after() + "}", new Mistakes())
                .path("x"));
    }

    @Test
    void numbers_are_told_as_they_are() {
        assertThat(differences("1e999999999", "12.50")).containsExactly(new Difference("/x", "1E+999999999", "12.50"));
        assertThat(new BigDecimal("1E+999999999"))
                .isEqualByComparingTo(tree("1e999999999").decimalValue());
    }
}
