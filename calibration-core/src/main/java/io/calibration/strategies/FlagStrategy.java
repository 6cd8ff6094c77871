package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.FlagMetrics;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the number of flags from which a severity counts, by one, so that it counts in as many results as the range of the flags or of the
 * escalations allows. Critical flags never count later than they do. Stateless and thread-safe.
 */
public final class FlagStrategy implements ProposalStrategy {

    static final String ID = "flags";

    private static final String OVER = "over_triggered_flags";
    private static final String UNDER = "under_triggered_flags";
    private static final String ESCALATED = "high_escalation_rate";
    private static final String TYPE = "flag_type:";
    private static final Interval ANY = new Interval(0, 1);

    /** Stateless; one serves all. */
    public FlagStrategy() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> findingTypes() {
        return Set.of(OVER, UNDER, ESCALATED);
    }

    @Override
    public Advice advise(ProposalContext context) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        List<RejectedCandidate> rejected = new ArrayList<>();
        for (Finding finding : context.findings()) {
            Optional<FlagSeverity> severity = severity(finding, context);
            severity.ifPresent(s -> {
                OccurrenceStep step = new OccurrenceStep(context, finding, s, range(finding, context));
                step.refusal().ifPresentOrElse(rejected::add, () -> add(candidates, rejected, step.move()));
            });
        }
        return new Advice(List.copyOf(candidates.values()), rejected);
    }

    /** Findings that ask for the same share one change; of two that ask for the contrary the graver one is followed. */
    private static void add(Map<String, Candidate> candidates, List<RejectedCandidate> rejected, Move move) {
        Candidate before = candidates.get(move.path());
        if (before == null) {
            candidates.put(move.path(), new Candidate(List.of(move)));
        } else if (before.moves().get(0).value().compareTo(move.value()) == 0) {
            Move first = before.moves().get(0);
            List<String> ids = Stream.concat(first.findingIds().stream(), move.findingIds().stream())
                    .toList();
            candidates.put(
                    move.path(), new Candidate(List.of(new Move(first.path(), first.value(), first.rationale(), ids))));
        } else {
            rejected.add(new RejectedCandidate(
                    move.path(),
                    move.value(),
                    "path_taken",
                    "Another finding asks for the contrary and is graver, or comes first by its name.",
                    move.findingIds(),
                    ID));
        }
    }

    private static Interval range(Finding finding, ProposalContext context) {
        if (finding.type().equals(ESCALATED)) {
            return orAny(context.policy().escalationRate());
        }
        return finding.subject().startsWith(TYPE)
                ? context.policy()
                        .flagTypeRate(finding.subject().substring(TYPE.length()))
                        .orElse(ANY)
                : orAny(context.policy().flagRate());
    }

    private static Interval orAny(@Nullable Interval range) {
        return range == null ? ANY : range;
    }

    /** The severity that the config can answer the finding by: the one behind most of what is too much, or too little. */
    private static Optional<FlagSeverity> severity(Finding finding, ProposalContext context) {
        return Stream.of(FlagSeverity.values())
                .filter(s -> context.base().severityRules().containsKey(s))
                .filter(s -> !finding.type().equals(ESCALATED)
                        || context.base().severity(s).autoEscalate())
                .filter(s -> occurrences(finding, s, context) > 0)
                .max(Comparator.comparingLong(s -> occurrences(finding, s, context)));
    }

    private static long occurrences(Finding finding, FlagSeverity severity, ProposalContext context) {
        if (!finding.subject().startsWith(TYPE)) {
            return context.snapshot().metrics().flags().results(severity);
        }
        FlagMetrics.Type type = context.snapshot()
                .metrics()
                .flags()
                .types()
                .get(finding.subject().substring(TYPE.length()));
        return type == null ? 0 : type.bySeverity().get(severity.index());
    }
}
