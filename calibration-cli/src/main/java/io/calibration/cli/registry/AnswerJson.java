package io.calibration.cli.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Consent;
import io.calibration.approval.Registry;
import io.calibration.approval.Verification;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegisteredVersion;
import java.util.List;

/** What the registry answers, for programs: one JSON object a command. Texts of people stand in it as they are, and act nowhere. */
final class AnswerJson {

    private AnswerJson() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code entry} and {@code what} of a command that was carried out, {@code already_proposed}, or {@code refusals}. */
    static ObjectNode of(CommandResult answer) {
        ObjectNode json = object();
        if (answer instanceof CommandResult.Applied applied) {
            return json.put("entry", applied.entry().seq())
                    .put("what", AnswerText.what(applied.entry().event()));
        }
        if (answer instanceof CommandResult.AlreadyProposed already) {
            return json.put("already_proposed", already.version().text());
        }
        ArrayNode refusals = json.putArray("refusals");
        answer.refusals()
                .forEach(refusal ->
                        refusals.addObject().put("code", refusal.code().name()).put("sentence", refusal.sentence()));
        return json;
    }

    /** {@code versions}, each with how it stands, and the {@code policy} in force. */
    static ObjectNode of(Registry registry) {
        ObjectNode json = object();
        ArrayNode versions = json.putArray("versions");
        registry.versions().forEach(version -> add(registry, version, versions.addObject()));
        json.putObject("policy")
                .put("quorum", registry.policy().quorum())
                .put("vote_validity", registry.policy().voteValidity().toString());
        return json;
    }

    /** One version, with {@code page}: what a reviewer is shown. */
    static ObjectNode of(Registry registry, RegisteredVersion version, String page) {
        ObjectNode json = object();
        add(registry, version, json);
        return json.put("page", page);
    }

    private static void add(Registry registry, RegisteredVersion version, ObjectNode json) {
        json.put("version", version.version().text())
                .put("status", new Standing(registry, version).status().name())
                .put("breaking", version.isBreaking())
                .put("shown", String.valueOf(version.binding()));
        Consent consent = registry.consent(version.version()).orElseThrow();
        json.put("approvals", consent.counting().size()).put("quorum", consent.quorum());
    }

    /** {@code entries} of the log, oldest first. */
    static ObjectNode of(Registry registry, List<AuditEntry> entries) {
        ObjectNode json = object();
        ArrayNode nodes = json.putArray("entries");
        entries.forEach(entry -> nodes.addObject()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("actor", entry.actor().toString())
                .put("what", AnswerText.what(entry.event()))
                .put("reason", registry.log().reason(entry.seq()).orElse(null)));
        return json;
    }

    /**
     * {@code levels} and the {@code checkpoint}, which is null where the log does not verify.
     *
     * @param registry whose log it is
     */
    static ObjectNode of(Registry registry, Verification verification) {
        ObjectNode json = object();
        ArrayNode levels = json.putArray("levels");
        verification
                .levels()
                .forEach(level -> levels.addObject()
                        .put("level", level.level().name())
                        .put("verdict", level.verdict().name())
                        .put("sentence", level.sentence()));
        return json.put(
                "checkpoint",
                verification.failures().isEmpty() ? registry.log().checkpoint().toString() : null);
    }
}
