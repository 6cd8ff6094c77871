package io.calibration.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryEvent.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * An audit entry as one line of JSON in ASCII: fixed order of fields, strings, booleans and integers below 2^53, absent fields
 * left out. There is exactly one way to write an entry, and nothing else is read.
 */
public final class AuditJson {

    private static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** The events for which nobody gives a reason. */
    private static final Set<Kind> SILENT = EnumSet.of(Kind.SUBMITTED, Kind.ACTIVATED, Kind.SCHEDULED, Kind.REFUSED);

    private AuditJson() {}

    /** The one line that says this. */
    public static String write(AuditEntry entry) {
        ObjectNode json = MAPPER.createObjectNode().put("format", FORMAT);
        RecordFields.write(entry, json);
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry can always be written.", e);
        }
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when the line is not exactly what {@link #write} makes of an entry
     */
    public static AuditEntry read(String line) {
        try {
            AuditEntry entry = checked(RecordFields.read(AuditEntry.class, MAPPER.readTree(line)));
            if (write(entry).equals(line)) {
                return entry;
            }
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("The line is not an audit entry of format " + FORMAT + ".", e);
        }
        throw new IllegalArgumentException("The line is not written as an audit entry of format " + FORMAT + ".");
    }

    /** What the types alone do not say. */
    private static AuditEntry checked(AuditEntry entry) {
        RegistryEvent event = entry.event();
        boolean round = !(event instanceof RegistryEvent.Submitted submitted) || (submitted.round() == 1);
        boolean open = !(event instanceof RegistryEvent.Approved approved)
                || approved.to().isOpen();
        boolean told = !(event instanceof RegistryEvent.Refused refused)
                || !refused.codes().isEmpty();
        boolean reasoned =
                (event.kind() == Kind.LOOK_TAKEN) || ((entry.reason() == null) == SILENT.contains(event.kind()));
        if (!(round && open && told && reasoned)) {
            throw new IllegalArgumentException("Such an entry is never written.");
        }
        return entry;
    }
}
