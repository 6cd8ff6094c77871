package io.calibration.json;

import io.calibration.disclosure.Protection;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.Set;

/**
 * Stores snapshots as JSON ({@code metrics_snapshot.schema.json}) and reads them back. The same snapshot gives the same bytes; an
 * exact one is read back as it was, a protected one with what was published. Stateless and thread-safe.
 */
public final class SnapshotJson {

    static final String SCHEMA = "calibration/metrics_snapshot";
    static final int VERSION = 1;

    private static final ArtifactReader<MetricsSnapshot> READER = new ArtifactReader<>(
            SCHEMA,
            VERSION,
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
            SnapshotReader::snapshot,
            SnapshotWriter::write);

    private SnapshotJson() {}

    /**
     * Writes a snapshot.
     *
     * @param policy what may be read from the file; a snapshot that was published before is never made more exact by it
     */
    public static byte[] write(MetricsSnapshot snapshot, PrivacyPolicy policy) {
        return SnapshotWriter.write(Protection.apply(policy, snapshot));
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
