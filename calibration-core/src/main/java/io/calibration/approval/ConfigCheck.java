package io.calibration.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.Version;
import io.calibration.registry.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the content of a config, about which the gate itself knows nothing. Asked at submission and again at activation.
 * Thread-safe and deterministic: the report's digest is part of what people approve.
 */
@FunctionalInterface
public interface ConfigCheck {

    /**
     * Judges a candidate. Never throws for a bad candidate: that is a problem in the report.
     *
     * @param version the number that the candidate is registered under
     * @param base the config that it would replace; null for the first of a scope
     * @param candidate the config in question
     * @param snapshot the metrics snapshot that it rests on, to replay; null when there is none
     */
    CompatibilityReport check(Version version, @Nullable Content base, Content candidate, @Nullable Content snapshot);

    /** The check that a registry uses unless told otherwise: {@link #scoring(double)} with 0.05, the usual guardrail of proposals. */
    static ConfigCheck scoring() {
        return scoring(0.05);
    }

    /**
     * Judges a scoring config. Structure and invariants: it must be valid and bear the number that it is registered under; a class that comes or
     * goes, another order of the classes, and another scale are breaking. Behaviour: the snapshot's results are replayed, and more than a share of
     * them in another class is breaking; so is what cannot be replayed, where anything changes that classes are decided by.
     *
     * @param maxReclassified share of the results that may change their class before that is breaking, in [0, 1]
     * @throws IllegalArgumentException when the share is outside its range
     */
    static ConfigCheck scoring(double maxReclassified) {
        return new ScoringConfigCheck(maxReclassified);
    }

    /**
     * What a {@link ConfigCheck} found. Sentences name places, never values.
     *
     * @param problems why the config cannot be used at all; empty when it can
     * @param breakingChanges what would surprise those who rely on the base: a class that is gone, another scale, decisions that
     *     change; or why nobody knows whether anything would, in a sentence that begins with {@link #NOT_KNOWN}; empty when nothing would
     * @param notes what else reviewers should know, such as what was not checked and why
     */
    record CompatibilityReport(List<String> problems, List<String> breakingChanges, List<String> notes) {

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
}
