package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DimensionFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.dimensioned(600);
    }

    @Property(tries = 25)
    void a_part_with_dimensions_is_read_back_as_it_was(@ForAll("snapshots") MetricsSnapshot snapshot) {
        byte[] bytes = PartFiles.toBytes(snapshot.metrics());
        MetricsPart read = PartFiles.fromBytes(bytes);
        assertThat(read).isEqualTo(snapshot.metrics());
        assertThat(new String(bytes, 0, 60, StandardCharsets.US_ASCII)).contains("format 4.");
    }

    @Property(tries = 25)
    void an_exact_snapshot_with_dimensions_is_read_back_as_it_was(@ForAll("snapshots") MetricsSnapshot snapshot) {
        assertThat(SnapshotJson.read(SnapshotJson.write(snapshot, PrivacyPolicy.exact())))
                .isEqualTo(snapshot);
    }

    @Property(tries = 25)
    void a_published_snapshot_with_dimensions_is_read_back_as_it_was_published(
            @ForAll("snapshots") MetricsSnapshot snapshot) {
        byte[] published = SnapshotJson.write(snapshot, PrivacyPolicy.standard());
        MetricsSnapshot read = SnapshotJson.read(published);
        assertThat(SnapshotJson.write(read, PrivacyPolicy.standard())).isEqualTo(published);
        read.metrics()
                .dimensions()
                .values()
                .forEach(values -> values.values().forEach(slice -> {
                    assertThat(slice.decisions().cells()).isEmpty();
                    assertThat(slice.days()).isEmpty();
                    assertThat(slice.outcomes()).isEmpty();
                }));
    }

    @Test
    void a_cell_takes_six_characters_and_a_day_some_sixty() throws IOException {
        MetricsSnapshot snapshot = RandomSnapshots.dimensioned(1, 5_000);
        long cells = 0;
        long days = 0;
        long characters = 0;
        JsonNode file = JSON.readTree(SnapshotJson.write(snapshot, PrivacyPolicy.exact()));
        for (var values : snapshot.metrics().dimensions().entrySet()) {
            for (var value : values.getValue().entrySet()) {
                cells += value.getValue().decisions().cells().size();
                days += value.getValue().days().size();
                characters += file.at("/dimensions/" + values.getKey() + "/" + value.getKey() + "/exact")
                        .textValue()
                        .length();
            }
        }
        assertThat(characters).isLessThan(6 * cells + 60 * days);
    }

    @Test
    void what_was_changed_in_a_file_is_refused_at_its_place() throws IOException {
        byte[] exact = SnapshotJson.write(RandomSnapshots.dimensioned(3, 400), PrivacyPolicy.exact());
        refused(exact, "/dimensions/segment/segment_0", file -> slice(file).put("exact", "AAAA"));
        refused(exact, "/dimensions/segment/segment_0", file -> slice(file).put("exact", "no base 64"));
        refused(exact, "/dimensions/segment/segment_0", file -> slice(file).remove("exact"));
        refused(
                exact,
                "/dimensions/segment/segment_0/by_class/low",
                file -> ((ObjectNode) slice(file).get("by_class")).put("low", 3));
        refused(
                exact,
                "/dimensions/region",
                file -> ((ObjectNode) file.get("dimensions")).set("region", file.at("/dimensions/segment")));
        refused(
                exact,
                "/dimensions/segment",
                file -> ((ObjectNode) file.at("/dimensions/segment"))
                        .set("segment_9", slice(file).deepCopy()));
    }

    private interface Change {
        void to(ObjectNode file);
    }

    private static ObjectNode slice(JsonNode file) {
        return (ObjectNode) file.at("/dimensions/segment/segment_0");
    }

    private static void refused(byte[] document, String pointer, Change change) throws IOException {
        ObjectNode file = (ObjectNode) JSON.readTree(document);
        change.to(file);
        byte[] changed = JSON.writeValueAsBytes(file);
        assertThatThrownBy(() -> SnapshotJson.read(changed))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.mistakes().get(0).pointer()).startsWith(pointer));
    }
}
