package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotJsonTest {

    private static final MetricsSnapshot SNAPSHOT = RandomSnapshots.snapshot(1, 400);
    private static final String TEXT = text(SnapshotJson.write(SNAPSHOT, PrivacyPolicy.exact()));

    @Property(tries = 40)
    void an_exact_snapshot_read_back_is_the_one_written(@ForAll("snapshots") MetricsSnapshot snapshot) {
        byte[] bytes = SnapshotJson.write(snapshot, PrivacyPolicy.exact());
        MetricsSnapshot read = SnapshotJson.read(bytes);
        assertThat(read).isEqualTo(snapshot);
        ArtifactSchemas.assertMeets("metrics_snapshot", bytes);
        assertThat(SnapshotJson.write(read, PrivacyPolicy.exact())).isEqualTo(bytes);
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes_in_any_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(text(SnapshotJson.write(SNAPSHOT, PrivacyPolicy.exact())))
                    .isEqualTo(TEXT);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void an_exact_file_says_that_it_is_as_confidential_as_the_scan_results() {
        assertThat(TEXT).contains("\"mode\": \"exact\"", "as confidential as the scan results");
    }

    @Test
    void the_summary_and_all_nine_groups_are_there_by_name() throws IOException {
        assertThat(new ObjectMapper().readTree(TEXT).fieldNames())
                .toIterable()
                .contains(
                        "summary",
                        "score_distributions",
                        "confidence_by_classification",
                        "red_flags",
                        "escalations",
                        "tiers",
                        "category_coverage",
                        "classification",
                        "data_sufficiency",
                        "conflict_density");
    }

    @ParameterizedTest
    @CsvSource({
        "/schema, '\"scoring_config\"', must be \"calibration/metrics_snapshot\"",
        "/schema_version, 2, is 2",
        "/schema_version, 0, must be 1",
        "/schema_version, '\"1\"', whole number",
        "/intake/accepted, 401, should to 401",
        "/red_flags/results, -1, not what the schema",
        "/red_flags/results, 1.0, not what the schema",
        "/red_flags/results, '\"1\"', not what the schema",
        "/red_flags/results, 9223372036854775808, not what the schema",
        "/red_flags/results, null, must not be null",
        "/red_flags/results, 100000, at most",
        "/layout/score_scale/max, 1e40, out of bounds",
        "/score_distributions/overall/mean, 12.5, does not follow",
        "/score_distributions/overall/histogram, '[1]', must have",
        "/layout/score_bins/3, 3.5, does not follow",
        "/layout/classes/0, '\"A name!\"', no label",
        "/summary/most_common_class, '\"nobody\"', does not follow",
        "/logic_version, '\"1\"', not what the schema",
        "/window/first_day, '\"2026-02-30\"', not what the schema",
        "/tiers/tier_0/high, 9223372036854775807, 64-bit",
        "/tiers/tier_0/high, 1000000, at most",
        "/privacy/minimum_cell, 3, at least 5",
        "/privacy/notice, '\"public\"', does not follow",
        "/surplus, 1, should not be there",
    })
    void a_file_that_was_changed_is_refused_at_the_place(String pointer, String value, String message)
            throws IOException {
        String changed = with(pointer, new ObjectMapper().readTree(value));
        assertThatThrownBy(() -> SnapshotJson.read(bytes(changed)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "/surplus, 1",
        "/layout/surplus, 1",
        "/schema_version, 2",
        "/red_flags/results, -1",
        "/red_flags/results, 1.5",
        "/escalations/by_reason/a name!, 1",
        "/days/2026-10-01/flagged, '\"1\"'",
        "/data_sufficiency, '{}'",
        "/conflict_density/histogram, '[1]'",
    })
    void a_broken_field_is_refused_by_the_schema(String pointer, String value) throws IOException {
        assertThat(ArtifactSchemas.validate("metrics_snapshot", TEXT)).isEmpty();
        assertThat(ArtifactSchemas.validate("metrics_snapshot", with(pointer, new ObjectMapper().readTree(value))))
                .isNotEmpty();
    }

    @Property(tries = 150)
    void whatever_is_done_to_a_file_it_is_read_or_refused_with_a_place(@ForAll Random random) throws IOException {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(TEXT);
        vandalise(tree, random);
        try {
            SnapshotJson.read(bytes(tree.toString()));
        } catch (InvalidDocumentException e) {
            assertThat(e.mistakes()).isNotEmpty();
            assertThat(e.getMessage()).doesNotContain("somebody");
        }
    }

    @Test
    void duplicate_keys_trailing_text_and_truncation_are_refused() {
        for (String broken :
                List.of(TEXT.replaceFirst("\\{", "{\"schema\": 1,"), TEXT + "1", TEXT.substring(0, 900), "")) {
            assertThatThrownBy(() -> SnapshotJson.read(bytes(broken))).isInstanceOf(InvalidDocumentException.class);
        }
    }

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.upTo(800);
    }

    private static void vandalise(JsonNode node, Random random) {
        List<JsonNode> inner = new ArrayList<>();
        node.elements().forEachRemaining(inner::add);
        inner.removeIf(JsonNode::isValueNode);
        if (!inner.isEmpty() && random.nextInt(4) > 0) {
            vandalise(inner.get(random.nextInt(inner.size())), random);
            return;
        }
        JsonNode junk = junk(random);
        if (node instanceof ArrayNode array) {
            array.insert(array.isEmpty() ? 0 : random.nextInt(array.size()), junk);
        } else {
            List<String> keys = new ArrayList<>(List.of("somebody's text"));
            node.fieldNames().forEachRemaining(keys::add);
            ((ObjectNode) node).set(keys.get(random.nextInt(keys.size())), junk);
        }
    }

    private static JsonNode junk(Random random) {
        List<String> junk =
                List.of("null", "-1", "9223372036854775807", "1e30", "\"somebody\"", "[]", "{}", "true", "7");
        try {
            return new ObjectMapper().readTree(junk.get(random.nextInt(junk.size())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String with(String pointer, JsonNode value) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(TEXT);
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, cut));
        String key = pointer.substring(cut + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return tree.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
