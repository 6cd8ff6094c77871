package io.calibration.proposal;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a strategy would change: moves that belong together. All of them are proposed or none, so that a coordinated search is not torn
 * apart when another strategy wants one of its paths. Made by {@link #of}, for further parts may join.
 *
 * @param moves at least one, no path twice
 */
public record Candidate(List<Move> moves) {

    /** @throws IllegalArgumentException when there is no move, or a path is moved twice */
    public Candidate {
        moves = List.copyOf(moves);
        long paths = moves.stream().map(Move::path).distinct().count();
        if (moves.isEmpty() || paths < moves.size()) {
            throw new IllegalArgumentException("A candidate has at least one move, and moves no path twice.");
        }
    }

    /**
     * These moves together.
     *
     * @throws IllegalArgumentException when there is none, or a path is moved twice
     */
    public static Candidate of(Move... moves) {
        return new Candidate(List.of(moves));
    }

    /**
     * One number of the config put to another value; made by {@link #to}.
     *
     * @param path JSON Pointer (RFC 6901) into the config, with raw keys, such as {@code /class_thresholds/a/min_score}
     * @param value the new number, exactly as people write it
     * @param rationale why, in plain sentences; withheld from whatever is published where it tells of too few results
     * @param findingIds ids of the findings that it answers
     */
    public record Move(String path, BigDecimal value, Sentence rationale, List<String> findingIds) {

        public Move {
            findingIds = List.copyOf(findingIds);
        }

        /** Puts the number at this path to this value. */
        public static Move to(String path, BigDecimal value) {
            return new Move(path, value, Sentence.of(""), List.of());
        }

        /** The same, and why, in plain words that are published as they are: numbers that rest on results need a {@link Sentence}. */
        public Move because(String why) {
            return because(Sentence.of("{}", Sentence.declared(why)));
        }

        /** The same, and why, in plain sentences whose figures know the counts of results that they could tell. */
        public Move because(Sentence why) {
            return new Move(path, value, why, findingIds);
        }

        /** The same, and which findings it answers, besides those that it answers already. */
        public Move answering(Finding... findings) {
            return new Move(path, value, rationale, ids(findingIds, findings));
        }
    }

    static List<String> ids(List<String> before, Finding... findings) {
        return Stream.concat(before.stream(), Stream.of(findings).map(Finding::id))
                .toList();
    }
}
