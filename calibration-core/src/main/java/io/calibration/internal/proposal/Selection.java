package io.calibration.internal.proposal;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.DecisionMismatch;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one place where candidates are let in or refused: in the order of {@link RankedCandidate#ORDER}, each whole or not at all, when no path of it is
 * taken and everything let in so far stays within the guardrails together with it. Not thread-safe.
 */
final class Selection {

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

        List<RejectedCandidate> refused(String code, Sentence reason) {
            return candidate.moves().stream()
                    .map(move ->
                            new RejectedCandidate(move.path(), move.value(), code, reason, move.findingIds(), strategy))
                    .toList();
        }

        List<String> paths() {
            return candidate.moves().stream().map(Move::path).toList();
        }
    }

    /** The code of a candidate whose path another one has. */
    static final String PATH_TAKEN = "path_taken";

    /** The code of a candidate that makes no valid config. */
    static final String NO_CONFIG = "invalid_config";

    /** The code of a candidate that rests on a config which does not give the stored classes. */
    static final String DECISION_MISMATCH = "decision_mismatch";

    private static final String MISMATCH =
            "The stored classes are not those that this config gives ({}). What a change does is computed from the"
                    + " config, so the figures would not come true, and the change might not reach whoever gives the"
                    + " classes. Settle first who gives them.";

    private final Context context;
    private final ReplayEngine replay;
    private final Optional<Sentence> mismatch;
    private final TreeMap<String, Move> accepted = new TreeMap<>();
    private final TreeMap<String, String> owners = new TreeMap<>();
    private final List<RejectedCandidate> refused = new ArrayList<>();

    Selection(Context context, ReplayEngine replay) {
        this.context = context;
        this.replay = replay;
        mismatch = mismatch(context);
    }

    /** Why the config is not the one that gives the classes, whether the report may say so or its analyzer is switched off. */
    private static Optional<Sentence> mismatch(Context context) {
        if (context.report().findings(Severity.LOW).stream()
                .anyMatch(f -> f.type().equals(DECISION_MISMATCH))) {
            return Optional.of(Sentence.of(MISMATCH, Sentence.declared("see the finding decision_mismatch")));
        }
        return DecisionMismatch.in(context.snapshot().metrics(), context.base())
                .filter(found -> OverMargin.verdict(found.evidence()) == Verdict.VIOLATION)
                .map(found -> Sentence.of(
                        MISMATCH, mismatches(found.rate().count(), found.rate().n())));
    }

    private static Part mismatches(long count, long results) {
        return Figure.share(count, results)
                .as("in " + Numbers.count(count) + " of " + Numbers.count(results, "result"));
    }

    void select(List<RankedCandidate> candidates) {
        candidates.stream().sorted(RankedCandidate.ORDER).forEach(this::select);
    }

    private void select(RankedCandidate ranked) {
        Optional<String> taken =
                ranked.paths().stream().filter(owners::containsKey).findFirst();
        if (mismatch.isPresent()) {
            refused.addAll(ranked.refused(DECISION_MISMATCH, mismatch.get()));
        } else if (taken.isPresent()) {
            Sentence reason = Sentence.of(
                    "Another candidate of the strategy {} changes {}; it comes first, for the graver finding or by its id.",
                    Sentence.declared(Objects.requireNonNull(owners.get(taken.get()))),
                    Sentence.declared(taken.get()));
            refused.addAll(ranked.refused(PATH_TAKEN, reason));
        } else {
            selectFree(ranked);
        }
    }

    private void selectFree(RankedCandidate ranked) {
        Map<String, BigDecimal> alone = new TreeMap<>();
        ranked.candidate().moves().forEach(move -> alone.put(move.path(), move.value()));
        Map<String, BigDecimal> together = values();
        together.putAll(alone);
        try {
            Optional<Guardrails.Stop> stop = stop(replay.candidate(together), together);
            Optional<Sentence> doubt = stop.isPresent()
                    ? Optional.empty()
                    : Doubt.about(ranked.candidate(), replay.of(replay.candidate(alone)), context);
            stop.ifPresent(s -> refused.addAll(ranked.refused(s.guardrail().code(), s.reason())));
            doubt.ifPresent(reason -> refused.addAll(ranked.refused(Doubt.WITHIN_NOISE, reason)));
            if (stop.isEmpty() && doubt.isEmpty()) {
                accept(ranked);
            }
        } catch (IllegalArgumentException e) {
            refused.addAll(
                    ranked.refused(NO_CONFIG, Sentence.of("{}", Sentence.declared(String.valueOf(e.getMessage())))));
        }
    }

    private void accept(RankedCandidate ranked) {
        ranked.candidate().moves().forEach(move -> {
            accepted.put(move.path(), move);
            owners.put(move.path(), ranked.strategy());
        });
    }

    private Optional<Guardrails.Stop> stop(ScoringConfig candidate, Map<String, BigDecimal> values) {
        return context.stop(candidate, values.keySet())
                .or(() -> context.check()
                        .ofImpact(replay.of(candidate), context.ground().effectiveResults()));
    }

    /** The moves let in, by path. */
    SortedMap<String, Move> accepted() {
        return accepted;
    }

    /** The new numbers of the moves let in, by path. */
    SortedMap<String, BigDecimal> values() {
        TreeMap<String, BigDecimal> values = new TreeMap<>();
        accepted.forEach((path, move) -> values.put(path, move.value()));
        return values;
    }

    List<RejectedCandidate> refused() {
        return refused;
    }
}
