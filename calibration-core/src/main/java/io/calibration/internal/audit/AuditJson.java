package io.calibration.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    private AuditJson() {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The one line that says this. */
    public static String write(AuditEntry entry) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("format", FORMAT)
                .put("store", entry.store())
                .put("scope", entry.scope().value())
                .put("seq", entry.seq())
                .put("previous", entry.previous().hex())
                .put("at", micros(entry.at()))
                .put("quorum", entry.policy().quorum())
                .put("vote_validity_seconds", entry.policy().voteValidity().toSeconds())
                .put("actor", entry.actor().toString());
        new EventWriter(json).write(entry.event());
        if (entry.reason() != null) {
            json.put("reason", entry.reason().hex());
        }
        json.put("request", entry.request().value())
                .put("arguments", entry.arguments().hex());
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
            AuditEntry entry = read(new EventReader(MAPPER.readTree(line)));
            if (write(entry).equals(line)) {
                return entry;
            }
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("The line is not an audit entry of format " + FORMAT + ".", e);
        }
        throw new IllegalArgumentException("The line is not written as an audit entry of format " + FORMAT + ".");
    }

    private static AuditEntry read(EventReader json) {
        return new AuditEntry(
                json.text("store"),
                new ScopeId(json.text("scope")),
                json.integer("seq"),
                json.digest("previous"),
                json.instant("at"),
                json.policy(),
                Actor.parse(json.text("actor")),
                json.reason(),
                new RequestId(json.text("request")),
                json.digest("arguments"),
                json.event());
    }
}
