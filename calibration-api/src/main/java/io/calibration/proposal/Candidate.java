package io.calibration.proposal;

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
}
