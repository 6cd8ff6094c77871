package io.calibration.proposal;

import java.util.List;

/**
 * What a strategy says.
 *
 * @param candidates what it would change, most wanted first; empty when it would change nothing
 * @param rejected what it thought of and advises against
 */
public record Advice(List<Candidate> candidates, List<RejectedCandidate> rejected) {

    /** Nothing to say. */
    public static Advice none() {
        return new Advice(List.of(), List.of());
    }

    public Advice {
        candidates = List.copyOf(candidates);
        rejected = List.copyOf(rejected);
    }
}
