package io.calibration.analysis;

import io.calibration.analysis.Assessment.Verdict;
import java.util.List;

/** One statement about a snapshot: what an analyzer said, and how grave that is. Immutable. */
public final class Finding {

    private final String id;
    private final Assessment assessment;
    private final Severity severity;
    private final String analyzer;

    private Finding(String id, Assessment assessment, Severity severity, String analyzer) {
        this.id = id;
        this.assessment = assessment;
        this.severity = severity;
        this.analyzer = analyzer;
    }

    /**
     * A finding whose id is made of type and subject.
     *
     * @param analyzer id of the analyzer that said it
     */
    public static Finding of(Assessment assessment, Severity severity, String analyzer) {
        return new Finding(assessment.type() + ":" + assessment.subject(), assessment, severity, analyzer);
    }

    /** The same with another id. */
    public Finding withId(String other) {
        return new Finding(other, assessment, severity, analyzer);
    }

    /** The same on other evidence. */
    public Finding with(Evidence other) {
        return new Finding(id, assessment.with(assessment.description(), other), severity, analyzer);
    }

    /** Stable within the report, made of type and subject. */
    public String id() {
        return id;
    }

    /** Stable type, such as {@code boundary_crowding}. */
    public String type() {
        return assessment.type();
    }

    /** How grave. */
    public Severity severity() {
        return severity;
    }

    /** What the interval says: a violation, inconclusive, or a note. */
    public Verdict verdict() {
        return assessment.verdict();
    }

    /** What it is about, as {@code kind:name}. */
    public String subject() {
        return assessment.subject();
    }

    /** What was seen, in plain sentences. */
    public Sentence description() {
        return assessment.description();
    }

    /** What it rests on. */
    public Evidence evidence() {
        return assessment.evidence();
    }

    /** What a person could do; never a decision. */
    public Sentence recommendation() {
        return assessment.recommendation();
    }

    /** JSON Pointers into the config, or names of components outside it. */
    public List<String> affectedComponents() {
        return assessment.affectedComponents();
    }

    /** Id of the analyzer that made it. */
    public String analyzer() {
        return analyzer;
    }

    /** The finding in one line for people. */
    public String summarize() {
        return severity + " " + type() + " (" + subject() + "): " + description();
    }

    private List<Object> all() {
        return List.of(
                id,
                severity,
                type(),
                verdict(),
                subject(),
                description(),
                evidence(),
                recommendation(),
                affectedComponents(),
                analyzer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return summarize();
    }
}
