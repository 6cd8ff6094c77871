package io.calibration.proposal;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a strategy would change: moves that belong together. All of them are proposed or none, so that a coordinated search is not torn
 * apart when another strategy wants one of its paths.
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
     * One number of the config put to another value.
     *
     * @param path JSON Pointer (RFC 6901) into the config, with raw keys, such as {@code /class_thresholds/a/min_score}
     * @param value the new number, exactly as people write it
     * @param rationale why, in plain sentences
     * @param findingIds ids of the findings that it answers
     */
    public record Move(String path, BigDecimal value, String rationale, List<String> findingIds) {

        public Move {
            findingIds = List.copyOf(findingIds);
        }
    }
}
