package io.calibration.approval;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RequestId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An audit log as JSON lines, to be kept and verified elsewhere: {@code {"hash":"...","entry":{...}}}, the hash over exactly the
 * characters of the entry, each line ended by one newline. Written by {@link AuditLog#export}.
 */
public final class AuditExport {

    private static final Pattern LINE =
            Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{[\\x20-\\x7e]*})}\n");
    private static final Pattern REQUEST = Pattern.compile("\"request\":\"([a-z0-9._:@-]{1,128})\"");

    private AuditExport() {}

    /** The line of an entry, with its newline. */
    static String line(AuditLine line) {
        return "{\"hash\":\"" + line.hash() + "\",\"entry\":" + line.text() + "}\n";
    }

    /**
     * Verifies an exported log without its store: the chain, the checkpoints, and that every event met the gate's rules. The head
     * is not checked, so give a checkpoint: nothing else shows a cut.
     *
     * @param export is read to its end and not closed
     * @param checkpoints taken with {@link AuditLog#checkpoint} and kept elsewhere
     */
    public static Verification verify(InputStream export, Checkpoint... checkpoints) throws IOException {
        return verify(export, new AuditVerifier(new ChainCheck(), List.of(checkpoints)));
    }

    /**
     * The same with a signed checkpoint. Level CHECKPOINTS fails at 0 when the key did not sign it or the log is of another store or
     * scope.
     *
     * @param export is read to its end and not closed
     */
    public static Verification verify(
            InputStream export, SignedCheckpoint signed, CheckpointKey key, Checkpoint... checkpoints)
            throws IOException {
        return verify(export, new AuditVerifier(new ChainCheck(), signed, key, List.of(checkpoints)));
    }

    private static Verification verify(InputStream export, AuditVerifier verifier) throws IOException {
        BufferedInputStream in = new BufferedInputStream(export);
        long seq = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            seq++;
            read(seq, line).ifPresentOrElse(verifier::accept, verifier::acceptNoLine);
        }
        return verifier.ofExport();
    }

    /** A byte is a character, so that none can hide; the newline belongs to its line. Empty at the end. */
    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            next = next == '\n' ? -1 : in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<AuditLine> read(long seq, String line) {
        Matcher parts = LINE.matcher(line);
        Matcher request = REQUEST.matcher(line);
        RequestId beside = new RequestId(request.find() ? request.group(1) : "none");
        return parts.matches()
                ? Optional.of(new AuditLine(seq, beside, parts.group(2), new Digest(parts.group(1)), null))
                : Optional.empty();
    }
}
