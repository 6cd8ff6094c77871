package io.calibration.internal.proposal;

import io.calibration.analysis.Severity;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.RejectedCandidate;
import java.util.Comparator;
import java.util.List;

/**
 * A strategy's candidate, on its way to become part of the proposal.
 *
 * @param strategy id of the strategy
 * @param rank place among the candidates of its strategy, 0 is most wanted
 * @param severity of the gravest finding that it answers
 */
record RankedCandidate(String strategy, int rank, Severity severity, Candidate candidate) {

    /** Whose turn it is: the gravest finding first, then the strategies by id, then as each strategy wants it. */
    static final Comparator<RankedCandidate> ORDER = Comparator.comparing(RankedCandidate::severity)
            .reversed()
            .thenComparing(RankedCandidate::strategy)
            .thenComparingInt(RankedCandidate::rank);

    List<RejectedCandidate> refused(String code, String reason) {
        return candidate.moves().stream()
                .map(move ->
                        new RejectedCandidate(move.path(), move.value(), code, reason, move.findingIds(), strategy))
                .toList();
    }

    List<String> paths() {
        return candidate.moves().stream().map(Move::path).toList();
    }
}
