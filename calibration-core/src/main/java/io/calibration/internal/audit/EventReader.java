package io.calibration.internal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.config.Version;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryEvent.Kind;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an audit entry. A missing field or one of another type is an {@link IllegalArgumentException}. */
final class EventReader {

    private static final Set<String> OPEN = Set.of("proposed", "approved");

    /** The events for which a person gives a reason. */
    private static final Set<Kind> REASONED = EnumSet.of(
            Kind.BOOTSTRAPPED,
            Kind.APPROVED,
            Kind.REJECTED,
            Kind.WITHDRAWN,
            Kind.ROLLED_BACK,
            Kind.DEPRECATED,
            Kind.UNSCHEDULED,
            Kind.POLICY_SET,
            Kind.TIME_CORRECTED,
            Kind.FINDING_ACCEPTED);

    private final JsonNode json;

    EventReader(JsonNode json) {
        this.json = json;
    }

    RegistryEvent event() {
        Version version = version("version");
        return switch (kind()) {
            case BOOTSTRAPPED -> new RegistryEvent.Bootstrapped(version, digest("content"), digest("binding"));
            case SUBMITTED -> submitted(version);
            case APPROVED ->
                new RegistryEvent.Approved(
                        version, digest("content"), digest("binding"), open("to"), truth("acknowledges_breaking"));
            case REJECTED -> new RegistryEvent.Rejected(version, digest("content"), digest("binding"));
            case WITHDRAWN -> new RegistryEvent.Withdrawn(version);
            case ACTIVATED -> new RegistryEvent.Activated(version, digest("content"), version("from"));
            case ROLLED_BACK -> new RegistryEvent.RolledBack(version, digest("content"), version("from"));
            case DEPRECATED -> new RegistryEvent.Deprecated(version);
            case SCHEDULED -> new RegistryEvent.Scheduled(version, digest("content"), version("from"), instant("due"));
            case UNSCHEDULED -> new RegistryEvent.Unscheduled(version);
            case POLICY_SET -> new RegistryEvent.PolicySet(version);
            case TIME_CORRECTED -> new RegistryEvent.TimeCorrected(version);
            case FINDING_ACCEPTED ->
                new RegistryEvent.FindingAccepted(
                        version, digest("finding"), Actor.parse(text("owner")), instant("until"));
            case LOOK_TAKEN ->
                new RegistryEvent.LookTaken(version, digest("report"), Actor.parse(text("owner")), instant("until"));
            case REFUSED -> new RegistryEvent.Refused(Words.read(Action.class, text("attempted")), version, codes());
        };
    }

    private Kind kind() {
        return Words.read(Kind.class, text("action"));
    }

    private RegistryEvent submitted(Version version) {
        return new RegistryEvent.Submitted(
                version,
                digest("content"),
                new Base(version("base"), digest("base_content")),
                new SubmissionEvidence(
                        digest("difference"),
                        digest("summary"),
                        optionalDigest("snapshot"),
                        optionalDigest("report"),
                        digest("compatibility"),
                        truth("breaking")),
                round(),
                digest("binding"),
                list("authors", Actor::parse));
    }

    private int round() {
        return field("round", value -> value.isInt() && (value.intValue() == 1)).intValue();
    }

    private VersionState open(String name) {
        return Words.read(
                VersionState.class,
                field(name, value -> OPEN.contains(value.textValue())).textValue());
    }

    private List<RefusalCode> codes() {
        field("codes", value -> !value.isEmpty());
        return list("codes", code -> Words.read(RefusalCode.class, code));
    }

    /** The reason of an action for which a person gives one; null for any other. */
    @Nullable
    Digest reason() {
        Kind kind = kind();
        boolean may = (kind == Kind.LOOK_TAKEN) && json.has("reason");
        return may || REASONED.contains(kind) ? digest("reason") : null;
    }

    Instant instant(String name) {
        return Instant.EPOCH.plus(integer(name), ChronoUnit.MICROS);
    }

    ApprovalPolicy policy() {
        return new ApprovalPolicy(
                Math.toIntExact(integer("quorum")), Duration.ofSeconds(integer("vote_validity_seconds")));
    }

    String text(String name) {
        return field(name, JsonNode::isTextual).textValue();
    }

    long integer(String name) {
        return field(
                        name,
                        value -> value.isIntegralNumber()
                                && (value.bigIntegerValue().signum() >= 0)
                                && (value.bigIntegerValue().bitLength() <= 53))
                .longValue();
    }

    Digest digest(String name) {
        return new Digest(text(name));
    }

    private @Nullable Digest optionalDigest(String name) {
        return json.has(name) ? digest(name) : null;
    }

    private boolean truth(String name) {
        return field(name, JsonNode::isBoolean).booleanValue();
    }

    private Version version(String name) {
        return new Version(text(name));
    }

    private <T> List<T> list(String name, Function<String, T> read) {
        List<T> values = new ArrayList<>();
        field(name, JsonNode::isArray).forEach(value -> values.add(read.apply(value.textValue())));
        return values;
    }

    private JsonNode field(String name, Predicate<JsonNode> type) {
        JsonNode value = json.get(name);
        if ((value == null) || !type.test(value)) {
            throw new IllegalArgumentException("The field " + name + " is missing or of another type.");
        }
        return value;
    }
}
