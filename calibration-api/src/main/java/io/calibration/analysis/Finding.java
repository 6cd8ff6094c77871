package io.calibration.analysis;

import java.util.List;

/**
 * One statement about a snapshot.
 *
 * @param id stable within the report, made of type and subject
 * @param type stable type, such as {@code boundary_crowding}
 * @param severity how grave
 * @param verdict what the interval says: a violation, inconclusive, or a note
 * @param subject what it is about, as {@code kind:name}
 * @param description what was seen, in plain sentences
 * @param evidence what it rests on
 * @param recommendation what a person could do; never a decision
 * @param affectedComponents JSON Pointers into the config, or names of components outside it
 * @param analyzer id of the analyzer that made it
 */
public record Finding(
        String id,
        String type,
        Severity severity,
        Verdict verdict,
        String subject,
        String description,
        Evidence evidence,
        String recommendation,
        List<String> affectedComponents,
        String analyzer) {

    public Finding {
        affectedComponents = List.copyOf(affectedComponents);
    }

    /** The finding in one line for people. */
    public String summarize() {
        return severity + " " + type + " (" + subject + "): " + description;
    }
}
