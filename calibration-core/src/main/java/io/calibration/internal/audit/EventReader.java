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
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an audit entry. A missing field or one of another type is an {@link IllegalArgumentException}. */
final class EventReader {

    private static final Set<String> OPEN = Set.of("proposed", "approved");

    private static final Set<String> REASONED = Set.of(
            "bootstrapped",
            "approved",
            "rejected",
            "withdrawn",
            "rolled_back",
            "deprecated",
            "unscheduled",
            "policy_set",
            "time_corrected",
            "finding_accepted");

    private final JsonNode json;

    EventReader(JsonNode json) {
        this.json = json;
    }

    RegistryEvent event() {
        Version version = version("version");
        String action = text("action");
        return switch (action) {
            case "bootstrapped" -> new RegistryEvent.Bootstrapped(version, digest("content"), digest("binding"));
            case "submitted" -> submitted(version);
            case "approved" ->
                new RegistryEvent.Approved(
                        version, digest("content"), digest("binding"), open("to"), truth("acknowledges_breaking"));
            case "rejected" -> new RegistryEvent.Rejected(version, digest("content"), digest("binding"));
            case "withdrawn" -> new RegistryEvent.Withdrawn(version);
            case "activated" -> new RegistryEvent.Activated(version, digest("content"), version("from"));
            case "rolled_back" -> new RegistryEvent.RolledBack(version, digest("content"), version("from"));
            case "deprecated" -> new RegistryEvent.Deprecated(version);
            case "scheduled" ->
                new RegistryEvent.Scheduled(version, digest("content"), version("from"), instant("due"));
            case "unscheduled" -> new RegistryEvent.Unscheduled(version);
            case "policy_set" -> new RegistryEvent.PolicySet(version);
            case "time_corrected" -> new RegistryEvent.TimeCorrected(version);
            case "finding_accepted" ->
                new RegistryEvent.FindingAccepted(
                        version, digest("finding"), Actor.parse(text("owner")), instant("until"));
            case "look_taken" ->
                new RegistryEvent.LookTaken(version, digest("report"), Actor.parse(text("owner")), instant("until"));
            case "refused" -> new RegistryEvent.Refused(Words.read(Action.class, text("attempted")), version, codes());
            default -> throw new IllegalArgumentException("The action is none of format 1.");
        };
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
        String action = text("action");
        boolean may = action.equals("look_taken") && json.has("reason");
        return may || REASONED.contains(action) ? digest("reason") : null;
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
