package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.proposal.Advice;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves score and confidence thresholds. Class shares go toward their ranges by one search over all thresholds concerned; a threshold
 * inside a hump goes to the nearest valley. A threshold that scores jump or heap up at stays where it is, because people would follow
 * it. Stateless and thread-safe.
 */
public final class ThresholdStrategy implements ProposalStrategy {

    @Override
    public String id() {
        return "thresholds";
    }

    @Override
    public Set<String> findingTypes() {
        return Stream.concat(ShareAdvice.TYPES.stream(), BoundaryAdvice.TYPES.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Advice advise(ProposalContext context) {
        return new ShareAdvice(context)
                .advise(about(context, ShareAdvice.TYPES))
                .and(new BoundaryAdvice(context).advise(about(context, BoundaryAdvice.TYPES)));
    }

    private static List<Finding> about(ProposalContext context, Set<String> types) {
        return context.findings().stream()
                .filter(finding -> types.contains(finding.type()))
                .toList();
    }
}
