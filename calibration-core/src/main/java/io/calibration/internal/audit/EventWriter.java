package io.calibration.internal.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.SubmissionEvidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the fields of an event, in their fixed order, into an audit entry. */
final class EventWriter {

    private final ObjectNode json;

    EventWriter(ObjectNode json) {
        this.json = json;
    }

    void write(RegistryEvent event) {
        json.put("action", Words.of(event.kind()))
                .put("version", event.version().text());
        switch (event.kind()) {
            case BOOTSTRAPPED -> {
                RegistryEvent.Bootstrapped e = (RegistryEvent.Bootstrapped) event;
                bound(e.content(), e.binding());
            }
            case SUBMITTED -> submitted((RegistryEvent.Submitted) event);
            case APPROVED -> {
                RegistryEvent.Approved e = (RegistryEvent.Approved) event;
                bound(e.content(), e.binding());
                json.put("to", Words.of(e.to())).put("acknowledges_breaking", e.acknowledgesBreaking());
            }
            case REJECTED -> {
                RegistryEvent.Rejected e = (RegistryEvent.Rejected) event;
                bound(e.content(), e.binding());
            }
            case ACTIVATED -> {
                RegistryEvent.Activated e = (RegistryEvent.Activated) event;
                moved(e.content(), e.from());
            }
            case ROLLED_BACK -> {
                RegistryEvent.RolledBack e = (RegistryEvent.RolledBack) event;
                moved(e.content(), e.from());
            }
            case SCHEDULED -> {
                RegistryEvent.Scheduled e = (RegistryEvent.Scheduled) event;
                moved(e.content(), e.from());
                json.put("due", AuditJson.micros(e.due()));
            }
            case FINDING_ACCEPTED -> {
                RegistryEvent.FindingAccepted e = (RegistryEvent.FindingAccepted) event;
                put("finding", e.finding());
                owned(e.owner(), e.until());
            }
            case LOOK_TAKEN -> {
                RegistryEvent.LookTaken e = (RegistryEvent.LookTaken) event;
                put("report", e.report());
                owned(e.owner(), e.until());
            }
            case REFUSED -> {
                RegistryEvent.Refused e = (RegistryEvent.Refused) event;
                json.put("attempted", Words.of(e.attempted()));
                ArrayNode codes = json.putArray("codes");
                e.codes().forEach(code -> codes.add(Words.of(code)));
            }
            case WITHDRAWN, DEPRECATED, UNSCHEDULED, POLICY_SET, TIME_CORRECTED -> {
                // all is said
            }
        }
    }

    private void submitted(RegistryEvent.Submitted e) {
        bound(e.content(), e.binding());
        json.put("base", e.base().version().text());
        put("base_content", e.base().content());
        put(e.evidence());
        json.put("round", e.round());
        ArrayNode authors = json.putArray("authors");
        e.authors().forEach(author -> authors.add(author.toString()));
    }

    private void bound(Digest content, Digest binding) {
        put("content", content);
        put("binding", binding);
    }

    private void moved(Digest content, Version from) {
        put("content", content).put("from", from.text());
    }

    private void owned(Actor owner, Instant until) {
        json.put("owner", owner.toString()).put("until", AuditJson.micros(until));
    }

    private void put(SubmissionEvidence evidence) {
        put("difference", evidence.difference());
        put("summary", evidence.summary());
        put("snapshot", evidence.snapshot());
        put("report", evidence.report());
        put("compatibility", evidence.compatibility()).put("breaking", evidence.breaking());
    }

    private ObjectNode put(String name, @Nullable Digest digest) {
        return digest == null ? json : json.put(name, digest.hex());
    }
}
