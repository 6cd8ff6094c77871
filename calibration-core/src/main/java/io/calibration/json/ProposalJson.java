package io.calibration.json;

import io.calibration.analysis.Prediction;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Change;
import io.calibration.proposal.ConfigProposal;
import io.calibration.registry.Digest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes proposals as change summaries ({@code change_summary.schema.json}): the changes, the patch that leads to them, what they
 * would do, and what was left and why. That nothing is to be changed is written too. The same proposal gives the same bytes.
 * Stateless and thread-safe.
 */
public final class ProposalJson {

    private ProposalJson() {}

    /**
     * What a proposal was made from, by the digests of the files' bytes.
     *
     * @param baseConfig the config in force
     * @param snapshot the snapshot
     * @param report the report
     */
    public record Sources(Digest baseConfig, Digest snapshot, Digest report) {}

    /**
     * Writes a proposal.
     *
     * @param policy what may be read from the file
     */
    public static byte[] write(ConfigProposal proposal, Sources sources, PrivacyPolicy policy) {
        return ArtifactJson.write(new ProposalFile(
                ProposalFile.SCHEMA,
                ProposalFile.VERSION,
                proposal.baseVersion(),
                proposal.version(),
                proposal.isEmpty() ? ProposalFile.Outcome.NO_CHANGE : ProposalFile.Outcome.CHANGES,
                proposal.reason(),
                sources,
                new ProposalFile.Privacy(
                        policy.isExact() ? SnapshotFile.Mode.EXACT : SnapshotFile.Mode.PROTECTED,
                        policy.minimumCell(),
                        PrivacyNotice.of(policy)),
                proposal.changes().stream().map(change -> entry(change, policy)).toList(),
                patch(proposal),
                ImpactEstimate.of(proposal.impact(), policy),
                proposal.considered(),
                predicted(proposal.prediction()),
                proposal.findingIds(),
                new ProposalFile.Strategies(proposal.strategies(), proposal.failures())));
    }

    private static ProposalFile.Entry entry(Change change, PrivacyPolicy policy) {
        return new ProposalFile.Entry(
                change.path(),
                change.currentValue(),
                change.proposedValue(),
                change.rationale(),
                change.findingIds(),
                ImpactEstimate.of(change.impact(), policy));
    }

    private static ProposalFile.Predicted predicted(Prediction prediction) {
        Map<String, ReportFile.Bounds> shares = new LinkedHashMap<>();
        prediction.classShares().forEach((label, share) -> shares.put(label, ReportFile.Bounds.of(share)));
        return new ProposalFile.Predicted(prediction.basis(), prediction.next(), shares);
    }

    private static List<ConfigPatch.Operation> patch(ConfigProposal proposal) {
        if (proposal.isEmpty()) {
            return List.of();
        }
        Map<String, BigDecimal> numbers = new TreeMap<>();
        proposal.changes().forEach(change -> numbers.put(change.path(), change.proposedValue()));
        return ConfigPatch.of(proposal.base(), proposal.version(), numbers).operations();
    }
}
