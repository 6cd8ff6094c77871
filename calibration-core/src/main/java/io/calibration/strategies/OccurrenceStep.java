package io.calibration.strategies;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.FlagSeverity;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.days.DailySeries;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One step of {@code min_occurrences} of one severity. In how many results the severity then counts is an exact tail sum of the histogram of
 * occurrences; nothing is searched, so nothing has to be held out.
 */
final class OccurrenceStep {

    /** The code of flags that the config hardly counts: their rate is the detector's affair. */
    static final String COUNTS_IN_RANGE = "counts_in_range";

    /** The code of a step that would lead from one side of the range to the other. */
    static final String OVERSHOOTS = "overshoots";

    private static final String DETECTOR = "Look at the rule that raises the flag.";

    private final ProposalContext context;
    private final FlagSeverity severity;
    private final Interval range;
    private final boolean over;
    private final int now;
    private final int next;

    OccurrenceStep(ProposalContext context, Finding finding, FlagSeverity severity, Interval range) {
        this.context = context;
        this.severity = severity;
        this.range = range;
        over = !finding.type().startsWith("under");
        now = context.base().severity(severity).minOccurrences();
        next = over ? now + 1 : now - 1;
    }

    /** What speaks against the step, if anything does. */
    Optional<RejectedCandidate> refusal() {
        if (over && severity == FlagSeverity.CRITICAL) {
            return rejected(
                    Guardrail.CRITICAL_FLAG.code(), "Critical flags must not count later than they do. " + DETECTOR);
        }
        if (next < 1 || next > FlagMetrics.MAX_OCCURRENCES) {
            return rejected(
                    ShareAdvice.OUT_OF_REACH,
                    name() + " count from " + now + " in one result on, which cannot be moved further. " + DETECTOR);
        }
        if (over ? share(now) <= range.upper() : share(now) >= range.lower()) {
            return rejected(
                    COUNTS_IN_RANGE,
                    name() + " count in {} of the results, because it takes " + now
                            + " in one result; that lies in the range (" + Numbers.limits(range) + "). " + DETECTOR,
                    told(now));
        }
        if (over ? share(next) < range.lower() : share(next) > range.upper()) {
            return rejected(
                            OVERSHOOTS,
                            name()
                                    + " would count in {} of the results instead of {}, beyond the other end of the range ("
                                    + Numbers.limits(range) + "). " + DETECTOR,
                            toldOfNext(),
                            told(now))
                    .map(refused -> refused.at(value()));
        }
        return isNothing()
                ? rejected(
                                ShareAdvice.WITHIN_NOISE,
                                "It could be nothing: " + name() + " would count in {} of the results instead of {},"
                                        + " which the next window may well show without any change.",
                                toldOfNext(),
                                told(now))
                        .map(refused -> refused.at(value()))
                : Optional.empty();
    }

    /** The step itself. */
    Move move() {
        Sentence rationale = Sentence.of(
                name() + " count from " + next + " in one result on, instead of " + now
                        + ": in {} of the results instead of {} (" + Numbers.limits(range)
                        + " is expected). The flags still fire as they do; class and escalation take note of them "
                        + (over ? "less" : "more") + " often.",
                toldOfNext(),
                told(now));
        return Move.to(path(), value()).because(rationale);
    }

    private boolean isNothing() {
        MetricsPart metrics = context.snapshot().metrics();
        double design = Math.max(1, DailySeries.of(metrics).designEffect(DayCounts::flagged));
        long results = metrics.results();
        return context.nextChange(counting(now), counting(next), results, design)
                .contains(0);
    }

    private double share(int least) {
        return (double) counting(least) / Math.max(1, results());
    }

    private Figure told(int least) {
        return Figure.share(counting(least), Math.max(1, results()));
    }

    /** Beside the share of now it also tells of those that count under one of the two alone. */
    private Figure toldOfNext() {
        long then = counting(next);
        return Figure.fraction(share(next), then, results() - then, Math.abs(then - counting(now)));
    }

    private long results() {
        return context.snapshot().metrics().results();
    }

    /** Results that carry at least so many flags of the severity. */
    private long counting(int least) {
        Counts occurrences = context.snapshot().metrics().flags().occurrences().get(severity.index());
        return least > occurrences.size() ? 0 : occurrences.total(least - 1, occurrences.size());
    }

    private String name() {
        String label = severity.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1) + " flags";
    }

    private BigDecimal value() {
        return BigDecimal.valueOf(next);
    }

    private String path() {
        return context.base().pointer(severity) + "/min_occurrences";
    }

    private Optional<RejectedCandidate> rejected(String code, String reason, Part... shares) {
        return Optional.of(RejectedCandidate.of(path(), code, Sentence.of(reason, shares)));
    }
}
