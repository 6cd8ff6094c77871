package io.calibration.disclosure;

import io.calibration.analysis.Sentence;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.RejectedCandidate;
import java.util.List;

/**
 * Applies a policy to the words of a proposal: a sentence that tells of too few results is withheld. Paths, codes, values and ids stay, and
 * so does the impact, whose figures are withheld one by one where it is written, but for those by value ({@link ImpactProtection}).
 */
public final class ProposalProtection {

    private static final Sentence WITHHELD = Sentence.of(ReportProtection.WITHHELD);

    private final PrivacyPolicy policy;
    private final ReportProtection protection;

    private ProposalProtection(PrivacyPolicy policy) {
        this.policy = policy;
        protection = new ReportProtection(policy);
    }

    public static ConfigProposal apply(PrivacyPolicy policy, ConfigProposal proposal) {
        return policy.isExact() ? proposal : new ProposalProtection(policy).apply(proposal);
    }

    private ConfigProposal apply(ConfigProposal proposal) {
        return ConfigProposal.builder(
                        proposal.base(), proposal.proposed(), ImpactProtection.apply(policy, proposal.impact()))
                .changes(proposal.changes().stream().map(this::shown).toList(), proposal.reason())
                .rejectedCandidates(
                        proposal.rejectedCandidates().stream().map(this::shown).toList())
                .strategies(proposal.strategies(), proposal.plugIns())
                .failures(proposal.failures())
                .build();
    }

    private Change shown(Change change) {
        return new Change(
                change.path(),
                change.currentValue(),
                change.proposedValue(),
                shown(change.rationale()),
                change.findingIds(),
                change.impact().withValues(List.of())); // less those of the whole they would tell of few
    }

    private RejectedCandidate shown(RejectedCandidate rejected) {
        return new RejectedCandidate(
                rejected.path(),
                rejected.value(),
                rejected.code(),
                shown(rejected.reason()),
                rejected.findingIds(),
                rejected.strategy());
    }

    private Sentence shown(Sentence words) {
        return protection.tellsOfFew(words) ? WITHHELD : words;
    }
}
