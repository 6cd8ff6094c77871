package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig.SeverityRule.Escalation;
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

/**
 * Moves the number of flags from which a severity counts, by one, so that it counts in as many results as the range of the flags or of the
 * escalations allows. Critical flags never count later than they do. Stateless and thread-safe.
 */
public final class FlagStrategy implements ProposalStrategy {

    private static final String OVER = "over_triggered_flags";
    private static final String UNDER = "under_triggered_flags";
    private static final String ESCALATED = "high_escalation_rate";
    private static final String TYPE = "flag_type:";

    @Override
    public String id() {
        return "flags";
    }

    @Override
    public Set<String> findingTypes() {
        return Set.of(OVER, UNDER, ESCALATED);
    }

    @Override
    public Advice advise(ProposalContext context) {
        Map<String, Move> moves = new LinkedHashMap<>();
        List<RejectedCandidate> rejected = new ArrayList<>();
        for (Finding finding : context.findings()) {
            severity(finding, context).ifPresent(s -> {
                OccurrenceStep step = new OccurrenceStep(context, finding, s, range(finding, context));
                step.refusal()
                        .or(() -> join(moves, step.move(), finding))
                        .ifPresent(refused -> rejected.add(refused.answering(finding)));
            });
        }
        return Advice.of(moves.values().stream().map(Candidate::of).toArray(Candidate[]::new))
                .and(Advice.against(rejected));
    }

    /** Findings that ask for the same share one change; of two that ask for the contrary the graver one is followed. */
    private static Optional<RejectedCandidate> join(Map<String, Move> moves, Move move, Finding finding) {
        Move joined = moves.getOrDefault(move.path(), move);
        if (joined.value().compareTo(move.value()) == 0) {
            moves.put(move.path(), joined.answering(finding));
            return Optional.empty();
        }
        String reason = "Another finding asks for the contrary and is graver, or comes first by its name.";
        return Optional.of(
                RejectedCandidate.of(move.path(), "path_taken", reason).at(move.value()));
    }

    private static Interval range(Finding finding, ProposalContext context) {
        Optional<Interval> range = finding.type().equals(ESCALATED)
                ? Optional.ofNullable(context.policy().escalationRate())
                : type(finding)
                        .map(context.policy()::flagTypeRate)
                        .orElseGet(() -> Optional.ofNullable(context.policy().flagRate()));
        return range.orElse(new Interval(0, 1));
    }

    /** The type of flags that the finding is about, if it is about one. */
    private static Optional<String> type(Finding finding) {
        return Optional.of(finding.subject())
                .filter(subject -> subject.startsWith(TYPE))
                .map(subject -> subject.substring(TYPE.length()));
    }

    /** The severity that the config can answer the finding by: the one behind most of what is too much, or too little. */
    private static Optional<FlagSeverity> severity(Finding finding, ProposalContext context) {
        boolean escalated = finding.type().equals(ESCALATED);
        return Stream.of(FlagSeverity.values())
                .filter(s -> context.base().severityRules().containsKey(s))
                .filter(s -> !escalated || context.base().severity(s).escalation() == Escalation.AUTOMATIC)
                .filter(s -> occurrences(finding, s, context) > 0)
                .max(Comparator.comparingLong(s -> occurrences(finding, s, context)));
    }

    private static long occurrences(Finding finding, FlagSeverity severity, ProposalContext context) {
        FlagMetrics flags = context.snapshot().metrics().flags();
        return type(finding)
                .map(type -> Optional.ofNullable(flags.types().get(type))
                        .map(of -> of.bySeverity().get(severity.index()))
                        .orElse(0L))
                .orElseGet(() -> flags.results(severity));
    }
}
