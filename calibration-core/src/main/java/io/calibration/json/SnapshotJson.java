package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.disclosure.Protection;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.Set;

/**
 * Stores snapshots as JSON ({@code metrics_snapshot.schema.json}) and reads them back. The same snapshot gives the same bytes; an
 * exact one is read back as it was, a protected one with what was published. Stateless and thread-safe.
 */
public final class SnapshotJson {

    private static final String KNOWN_LABELS = "known_labels";

    private static final ArtifactReader<MetricsSnapshot> READER = new ArtifactReader<>(
            SnapshotFile.SCHEMA,
            SnapshotFile.VERSION,
            false,
            Set.of(
                    "mean",
                    "min",
                    "max",
                    "p25",
                    "p50",
                    "p75",
                    "p90",
                    "p95",
                    "share",
                    "most_common_class",
                    "average_confidence",
                    "flag_rate",
                    "escalation_rate"),
            tree -> SnapshotReader.snapshot(ArtifactReader.as(complete(tree), SnapshotFile.class)),
            snapshot -> ArtifactJson.write(SnapshotWriter.file(snapshot)));

    private SnapshotJson() {}

    /** The tree with what may be left out. */
    private static JsonNode complete(JsonNode tree) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().putNull("not_scored");
        tree.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        if (tree.path("layout") instanceof ObjectNode layout && !layout.has(KNOWN_LABELS)) {
            all.set("layout", layout.deepCopy().putNull(KNOWN_LABELS));
        }
        return all;
    }

    /**
     * Writes a snapshot.
     *
     * @param policy what may be read from the file; a snapshot that was published before is never made more exact by it
     */
    public static byte[] write(MetricsSnapshot snapshot, PrivacyPolicy policy) {
        return ArtifactJson.write(SnapshotWriter.file(Protection.apply(policy, snapshot)));
    }

    /**
     * Reads a snapshot.
     *
     * @param document the file's bytes, at most 16 MiB
     * @throws InvalidDocumentException when it is not a snapshot, is of a newer format, or its figures do not agree; says where
     */
    public static MetricsSnapshot read(byte[] document) {
        return READER.read(document);
    }

    /**
     * Reads a snapshot that something refers to, such as a report.
     *
     * @param expected the digest of the bytes that are meant
     * @throws InvalidDocumentException when these are other bytes, or as {@link #read(byte[])} does
     */
    public static MetricsSnapshot read(byte[] document, Digest expected) {
        if (!Digest.of(document).equals(expected)) {
            throw Mistakes.only(
                    "", "has another digest than is asked for. Name the file that is referred to, unchanged");
        }
        return read(document);
    }
}
