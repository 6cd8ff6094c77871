package io.calibration.analysis;

import java.util.List;

/**
 * What an analyzer says about one question. It states effect, interval, p-value and share; it does not decide: the core turns the
 * assessments of all analyzers into findings, so that severities are given by one rule and false discoveries are controlled once.
 *
 * @param type stable type of the finding that this may become, such as {@code boundary_crowding}
 * @param subject what it is about, as {@code kind:name}, such as {@code flag_type:low_rating} or {@code score_threshold:a:87}
 * @param question assessments that answer one question share it; only the gravest becomes a finding
 * @param verdict violation, fine, inconclusive, or a note
 * @param share share of decisions affected, in [0, 1]; never shrinks as the fault grows
 * @param safety whether a violation is one of a safety net, such as a critical flag gone silent
 * @param evidence what it rests on
 * @param description what was seen, in one or two plain sentences with the numbers
 * @param recommendation what a person could do; never a decision
 * @param affectedComponents JSON Pointers into the config, or names of components outside it
 */
public record Assessment(
        String type,
        String subject,
        String question,
        Verdict verdict,
        double share,
        boolean safety,
        Evidence evidence,
        String description,
        String recommendation,
        List<String> affectedComponents) {

    /** @throws IllegalArgumentException when the share is not in [0, 1] */
    public Assessment {
        affectedComponents = List.copyOf(affectedComponents);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share (" + share + ") must be in [0, 1].");
        }
    }

    /** The verdict that an effect's interval gives. */
    public static Verdict verdict(Effect effect) {
        if (effect.bounds().lower() >= 1) {
            return Verdict.VIOLATION;
        }
        return effect.bounds().upper() <= 1 ? Verdict.FINE : Verdict.INCONCLUSIVE;
    }
}
