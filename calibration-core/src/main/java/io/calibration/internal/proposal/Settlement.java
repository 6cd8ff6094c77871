package io.calibration.internal.proposal;

import io.calibration.config.ScoringConfig;
import io.calibration.proposal.Considered;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Move;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one place where candidates are let in or refused: in the order of {@link Bid#ORDER}, each whole or not at all, when no path of it is
 * taken and everything let in so far stays within the guardrails together with it. Not thread-safe.
 */
final class Settlement {

    /** The code of a candidate whose path another one has. */
    static final String PATH_TAKEN = "path_taken";

    /** The code of a candidate that makes no valid config. */
    static final String NO_CONFIG = "invalid_config";

    private final ReplayGround ground;
    private final ReplayEngine replay;
    private final GuardrailCheck guardrails;
    private final TreeMap<String, Move> accepted = new TreeMap<>();
    private final TreeMap<String, String> owners = new TreeMap<>();
    private final List<Considered> refused = new ArrayList<>();

    Settlement(ReplayGround ground, ReplayEngine replay, Guardrails guardrails) {
        this.ground = ground;
        this.replay = replay;
        this.guardrails = new GuardrailCheck(ground.base(), guardrails);
    }

    void settle(List<Bid> bids) {
        bids.stream().sorted(Bid.ORDER).forEach(this::settle);
    }

    private void settle(Bid bid) {
        Optional<String> taken =
                bid.paths().stream().filter(owners::containsKey).findFirst();
        if (taken.isPresent()) {
            String reason = "Another candidate of the strategy " + owners.get(taken.get()) + " changes " + taken.get()
                    + "; it comes first, for the graver finding or by its id.";
            refused.addAll(bid.refused(PATH_TAKEN, reason));
            return;
        }
        settleFree(bid);
    }

    private void settleFree(Bid bid) {
        Map<String, BigDecimal> together = values();
        bid.candidate().moves().forEach(move -> together.put(move.path(), move.value()));
        ScoringConfig candidate;
        try {
            candidate = replay.candidate(together);
        } catch (IllegalArgumentException e) {
            refused.addAll(bid.refused(NO_CONFIG, String.valueOf(e.getMessage())));
            return;
        }
        Optional<GuardrailCheck.Stop> stop = stop(candidate, together);
        if (stop.isPresent()) {
            refused.addAll(bid.refused(stop.get().guardrail().code(), stop.get().reason()));
        } else {
            bid.candidate().moves().forEach(move -> {
                accepted.put(move.path(), move);
                owners.put(move.path(), bid.strategy());
            });
        }
    }

    private Optional<GuardrailCheck.Stop> stop(ScoringConfig candidate, Map<String, BigDecimal> values) {
        return guardrails
                .ofConfig(candidate, values.keySet())
                .or(() -> guardrails.ofImpact(replay.of(candidate), ground.effectiveResults()));
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

    List<Considered> refused() {
        return refused;
    }
}
