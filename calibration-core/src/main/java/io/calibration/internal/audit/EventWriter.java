package io.calibration.internal.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.Version;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.SubmissionEvidence;
import org.jspecify.annotations.Nullable;

/** Writes the fields of an event, in their fixed order, into an audit entry. */
final class EventWriter implements RegistryEvent.Cases<ObjectNode> {

    private final ObjectNode json;

    EventWriter(ObjectNode json) {
        this.json = json;
    }

    @Override
    public ObjectNode bootstrapped(RegistryEvent.Bootstrapped e) {
        about("bootstrapped", e.version());
        put("content", e.content());
        return put("binding", e.binding());
    }

    @Override
    public ObjectNode submitted(RegistryEvent.Submitted e) {
        about("submitted", e.version());
        put("content", e.content());
        put("binding", e.binding());
        json.put("base", e.base().version().text());
        put("base_content", e.base().content());
        put(e.evidence());
        json.put("round", e.round());
        ArrayNode authors = json.putArray("authors");
        e.authors().forEach(author -> authors.add(author.toString()));
        return json;
    }

    @Override
    public ObjectNode approved(RegistryEvent.Approved e) {
        about("approved", e.version());
        put("content", e.content());
        put("binding", e.binding());
        return json.put("to", Words.of(e.to())).put("acknowledges_breaking", e.acknowledgesBreaking());
    }

    @Override
    public ObjectNode rejected(RegistryEvent.Rejected e) {
        about("rejected", e.version());
        put("content", e.content());
        return put("binding", e.binding());
    }

    @Override
    public ObjectNode withdrawn(RegistryEvent.Withdrawn e) {
        return about("withdrawn", e.version());
    }

    @Override
    public ObjectNode activated(RegistryEvent.Activated e) {
        about("activated", e.version());
        return put("content", e.content()).put("from", e.from().text());
    }

    @Override
    public ObjectNode rolledBack(RegistryEvent.RolledBack e) {
        about("rolled_back", e.version());
        return put("content", e.content()).put("from", e.from().text());
    }

    @Override
    public ObjectNode deprecated(RegistryEvent.Deprecated e) {
        return about("deprecated", e.version());
    }

    @Override
    public ObjectNode scheduled(RegistryEvent.Scheduled e) {
        about("scheduled", e.version());
        return put("content", e.content()).put("from", e.from().text()).put("due", AuditJson.micros(e.due()));
    }

    @Override
    public ObjectNode unscheduled(RegistryEvent.Unscheduled e) {
        return about("unscheduled", e.version());
    }

    @Override
    public ObjectNode policySet(RegistryEvent.PolicySet e) {
        return about("policy_set", e.version());
    }

    @Override
    public ObjectNode timeCorrected(RegistryEvent.TimeCorrected e) {
        return about("time_corrected", e.version());
    }

    @Override
    public ObjectNode findingAccepted(RegistryEvent.FindingAccepted e) {
        about("finding_accepted", e.version());
        return put("finding", e.finding()).put("owner", e.owner().toString()).put("until", AuditJson.micros(e.until()));
    }

    @Override
    public ObjectNode lookTaken(RegistryEvent.LookTaken e) {
        about("look_taken", e.version());
        return put("report", e.report()).put("owner", e.owner().toString()).put("until", AuditJson.micros(e.until()));
    }

    @Override
    public ObjectNode refused(RegistryEvent.Refused e) {
        about("refused", e.version()).put("attempted", Words.of(e.attempted()));
        ArrayNode codes = json.putArray("codes");
        e.codes().forEach(code -> codes.add(Words.of(code)));
        return json;
    }

    private ObjectNode about(String action, Version version) {
        return json.put("action", action).put("version", version.text());
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
