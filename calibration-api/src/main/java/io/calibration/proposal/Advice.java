package io.calibration.proposal;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a strategy says; made by {@link #of}, {@link #against} and {@link #and}, for further parts may join. Immutable.
 *
 * @param candidates what it would change, most wanted first; empty when it would change nothing
 * @param rejected what it thought of and advises against
 */
public record Advice(List<Candidate> candidates, List<RejectedCandidate> rejected) {

    public Advice {
        candidates = List.copyOf(candidates);
        rejected = List.copyOf(rejected);
    }

    /** Nothing to say. */
    public static Advice none() {
        return new Advice(List.of(), List.of());
    }

    /** To make these changes, most wanted first. */
    public static Advice of(Candidate... wanted) {
        return new Advice(List.of(wanted), List.of());
    }

    /** To make none, with what was thought of. */
    public static Advice against(List<RejectedCandidate> rejected) {
        return new Advice(List.of(), rejected);
    }

    /** This advice first, and the other one. */
    public Advice and(Advice other) {
        return new Advice(both(candidates, other.candidates), both(rejected, other.rejected));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
