package io.calibration.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.registry.Content;
import java.util.List;

/**
 * What a {@link ConfigCheck} found. Sentences name places, never values.
 *
 * @param problems why the config cannot be used at all; empty when it can
 * @param breakingChanges what would surprise those who rely on the base: a class that is gone, another scale, decisions that
 *     change; or why nobody knows whether anything would, in a sentence that begins with {@link #NOT_KNOWN}; empty when nothing would
 * @param notes what else reviewers should know, such as what was not checked and why
 */
public record CompatibilityReport(List<String> problems, List<String> breakingChanges, List<String> notes) {

    /** Nothing to say against it. */
    public static final CompatibilityReport COMPATIBLE = new CompatibilityReport(List.of(), List.of());

    /** How a sentence begins that says why nobody knows whether the change breaks compatibility. Approvals must acknowledge that, too. */
    public static final String NOT_KNOWN = "Whether it breaks compatibility is not known: ";

    public CompatibilityReport {
        problems = List.copyOf(problems);
        breakingChanges = List.copyOf(breakingChanges);
        notes = List.copyOf(notes);
    }

    /** A report without notes. */
    public CompatibilityReport(List<String> problems, List<String> breakingChanges) {
        this(problems, breakingChanges, List.of());
    }

    /** Whether there is a breaking change, or nobody knows whether there is: approvals must acknowledge it. */
    public boolean isBreaking() {
        return !breakingChanges.isEmpty();
    }

    /** The report as JSON, kept with the version for reviewers to read. */
    public Content content() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", "compatibility_report").put("schema_version", 1);
        problems.forEach(json.putArray("problems")::add);
        breakingChanges.forEach(json.putArray("breaking_changes")::add);
        notes.forEach(json.putArray("notes")::add);
        return Content.utf8(json.toPrettyString() + "\n");
    }
}
