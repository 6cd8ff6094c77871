package io.calibration.json;

import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.Impact.ClassOutcomes;
import io.calibration.proposal.Impact.Forecast;
import io.calibration.proposal.Impact.Fragility;
import io.calibration.proposal.Impact.RateForecast;
import io.calibration.proposal.Impact.ValueImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An impact as it may be written: no count of too few results, and none from which one follows by subtraction. */
final class ImpactEstimate {

    private final Impact impact;
    private final PrivacyPolicy policy;
    private final List<ProposalFile.Moved> moves = new ArrayList<>();
    private int withheld;

    private ImpactEstimate(Impact impact, PrivacyPolicy policy) {
        this.impact = impact;
        this.policy = policy;
        for (int from = 0; from < impact.moves().size(); from++) {
            for (int to = 0; to < impact.moves().size(); to++) {
                move(from, to, impact.moves().get(from).get(to));
            }
        }
    }

    static ProposalFile.Estimate of(Impact impact, PrivacyPolicy policy) {
        return new ImpactEstimate(impact, policy).estimate();
    }

    private void move(int from, int to, long results) {
        if (from != to && results > 0 && policy.allows(results)) {
            moves.add(new ProposalFile.Moved(label(from), label(to), results));
        } else if (from != to && results > 0) {
            withheld++;
        }
    }

    private ProposalFile.Estimate estimate() {
        return new ProposalFile.Estimate(
                shown(impact.results()),
                impact.exact(),
                impact.method() == Impact.Method.ESTIMATED,
                impact.classes().stream().map(this::of).toList(),
                count(impact.reclassified(), withheld == 0),
                shown(impact.criticalPromoted()),
                moves,
                withheld,
                fragile(impact.fragility()),
                impact.outcomes().stream().map(this::of).toList(),
                based(impact.basis()),
                impact.values().stream().map(this::of).toList());
    }

    /** What may be told of values is chosen before ({@link io.calibration.disclosure.ImpactProtection}): one follows from the others. */
    private ProposalFile.OfValue of(ValueImpact value) {
        return new ProposalFile.OfValue(
                value.dimension(),
                value.value(),
                value.results(),
                value.reclassified(),
                IntStream.range(0, value.moves().size())
                        .mapToObj(i -> new ProposalFile.ClassOfValue(label(i), value.before(i), value.after(i)))
                        .toList());
    }

    /** While any move is withheld, the counts after it are too: with those before, the move would follow from them. */
    private ProposalFile.ClassEstimate of(ClassImpact impacted) {
        return new ProposalFile.ClassEstimate(
                impacted.label(),
                shown(impacted.before()),
                count(impacted.after(), withheld == 0),
                Bounds.of(impacted.change()));
    }

    private ProposalFile.KnownOutcomes of(ClassOutcomes known) {
        return new ProposalFile.KnownOutcomes(
                known.label(), rate(known.yesRate()), rate(known.precision()), rate(known.recall()));
    }

    /** A rate of too few results is not told, and while any move is withheld, none is: with both, the move's outcomes would follow. */
    private ProposalFile.Rate rate(RateForecast rate) {
        boolean told = policy.allows(rate.of()) && withheld == 0;
        return new ProposalFile.Rate(
                told ? Bounds.finite(rate.before()) : null,
                told ? Bounds.finite(rate.after()) : null,
                policy.allows(rate.of()) ? Bounds.of(rate.next()) : null);
    }

    private ProposalFile.Count count(Forecast forecast, boolean allowed) {
        boolean told = allowed && fits(forecast.count()) && fits(forecast.atLeast()) && fits(forecast.atMost());
        return new ProposalFile.Count(
                told ? forecast.count() : null,
                told ? forecast.atLeast() : null,
                told ? forecast.atMost() : null,
                told ? Bounds.finite(forecast.share()) : null,
                Bounds.of(forecast.next()));
    }

    private static ProposalFile.Fragile fragile(Fragility fragility) {
        return new ProposalFile.Fragile(
                Bounds.finite(fragility.distance()),
                Bounds.finite(fragility.before()),
                Bounds.finite(fragility.after()),
                Bounds.of(fragility.change()));
    }

    private ProposalFile.Based based(Basis basis) {
        return new ProposalFile.Based(
                basis.sample(),
                fits(basis.results()) ? basis.results() : 0,
                Bounds.finite(basis.designEffect()),
                basis.next(),
                basis.earlier());
    }

    private @Nullable Long shown(long count) {
        return fits(count) ? count : null;
    }

    private boolean fits(long count) {
        return count == 0 || policy.allows(count);
    }

    private String label(int index) {
        return impact.classes().get(index).label();
    }
}
