package io.calibration.cli.input;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.terminal.BadInput;
import io.calibration.config.ScoringConfig;
import io.calibration.json.GuardrailsJson;
import io.calibration.json.PolicyJson;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Guardrails;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Files that people name on the command line, read with what they mean where none is named. */
public final class Documents {

    private Documents() {}

    /** The path of a document that is there and can be read. */
    public static Path file(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": this is a folder where a file is needed. Name a file in it.");
        }
        if (!Files.isReadable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return path;
    }

    /** What is in such a file, unpacked where it is gzip. */
    public static InputStream unpacked(Path path) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file(path)));
        bytes.mark(2);
        int magic = bytes.read() | (bytes.read() << Byte.SIZE);
        bytes.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
    }

    /** The content of such a document. */
    public static byte[] content(Path path) throws IOException {
        return Files.readAllBytes(file(path));
    }

    /** What is expected; where nothing is named, nothing. */
    public static CalibrationPolicy policy(@Nullable Path file) throws IOException {
        return file == null ? CalibrationPolicy.standard() : PolicyJson.read(file(file));
    }

    /** How far one release may go. */
    public static Guardrails guardrails(@Nullable Path file) throws IOException {
        return file == null ? Guardrails.standard() : GuardrailsJson.read(file(file));
    }

    /** Stored aggregates. */
    public static MetricsSnapshot snapshot(Path file) throws IOException {
        return named(file, () -> SnapshotJson.read(content(file)));
    }

    /**
     * The proposal that led to a config, or null where none is named.
     *
     * @param config the config, or null where it could not be read, and nothing can be held against it
     */
    public static @Nullable StoredProposal prediction(@Nullable Path file, @Nullable ScoringConfig config)
            throws IOException {
        if (file == null) {
            return null;
        }
        StoredProposal stored = ProposalJson.read(content(file));
        if (config != null) {
            named(file, () -> stored.predictionFor(config));
        }
        return stored;
    }

    /** Reading that fails with the name of the file before what it says. */
    public interface Reading<T> {
        T read() throws IOException;
    }

    /** What is read; what is wrong with it is told with the name of the file. */
    public static <T> T named(Path file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IllegalArgumentException | io.calibration.json.InvalidDocumentException e) {
            String said = String.valueOf(e.getMessage());
            throw said.startsWith(file.toString()) ? e : new BadInput(file + ": " + said);
        }
    }
}
