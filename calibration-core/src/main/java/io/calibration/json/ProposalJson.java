package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Prediction;
import io.calibration.config.ScoringConfig;
import io.calibration.disclosure.PrivacyNotice;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.registry.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes and reads proposals as change summaries ({@code change_summary.schema.json}): the changes, the patch that leads to them, what they
 * would do, and what was left and why. That nothing is to be changed is written too. The same proposal gives the same bytes.
 * Stateless and thread-safe.
 */
public final class ProposalJson {

    private static final Set<String> NULLABLE = Set.of(
            "current_value",
            "results",
            "before",
            "after",
            "count",
            "at_least",
            "at_most",
            "share",
            "lower",
            "upper",
            "next",
            "critical_promoted",
            "distance",
            "design_effect",
            "value",
            "found_in");

    private static final ArtifactReader<ProposalFile> READER = new ArtifactReader<>(
            ProposalFile.SCHEMA,
            ProposalFile.VERSION,
            true,
            NULLABLE,
            tree -> ArtifactReader.as(
                    ArtifactReader.withLists(named(tree), "strategies", "plug_ins"), ProposalFile.class),
            ArtifactJson::write);

    private ProposalJson() {}

    /** Older files have {@code rejected_candidates} by another name. */
    private static JsonNode named(JsonNode tree) {
        if (tree instanceof ObjectNode file && file.has("considered") && !file.has("rejected_candidates")) {
            file.set("rejected_candidates", file.remove("considered"));
        }
        return tree;
    }

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
                new ProposalFile.Digests(
                        sources.baseConfig(), digest(proposal.proposed()), sources.snapshot(), sources.report()),
                new ProposalFile.Privacy(
                        policy.isExact() ? SnapshotFile.Mode.EXACT : SnapshotFile.Mode.PROTECTED,
                        policy.minimumCell(),
                        PrivacyNotice.of(policy)),
                proposal.changes().stream().map(change -> entry(change, policy)).toList(),
                patch(proposal),
                ImpactEstimate.of(proposal.impact(), policy),
                proposal.rejectedCandidates(),
                predicted(proposal.prediction()),
                proposal.findingIds(),
                new ProposalFile.Strategies(
                        proposal.strategies(),
                        proposal.plugIns(),
                        proposal.failures().stream()
                                .map(failure -> new ProposalFile.Failed(failure.strategy(), failure.problem()))
                                .toList())));
    }

    private static Digest digest(ScoringConfig config) {
        return Digest.of(config.document().getBytes(StandardCharsets.UTF_8));
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

    /** Whether the bytes claim to be a change summary of this library, whatever else they say. */
    public static boolean isOfThisForm(byte[] document) {
        try {
            JsonNode schema = StrictJson.object(StrictJson.text(document, ArtifactReader.MAX_BYTES), new Mistakes())
                    .path("schema");
            return schema.isTextual() && schema.textValue().equals(ProposalFile.SCHEMA);
        } catch (InvalidDocumentException e) {
            return false;
        }
    }

    /**
     * Reads a change summary back, as strictly as every artifact: what was changed by hand is refused.
     *
     * @throws InvalidDocumentException when the bytes are no change summary; names the first place that is wrong
     */
    public static StoredProposal read(byte[] document) {
        ProposalFile file = READER.read(document);
        Map<String, Interval> shares = new LinkedHashMap<>();
        file.prediction().classShares().forEach((label, bounds) -> shares.put(label, interval(bounds)));
        return new StoredProposal(
                file.baseVersion(),
                file.version(),
                file.digests().baseConfig(),
                file.digests().proposedConfig(),
                file.digests().snapshot(),
                file.digests().report(),
                file.changes().stream()
                        .map(entry -> new StoredProposal.StoredChange(
                                entry.path(), entry.currentValue(), entry.proposedValue(), entry.rationale()))
                        .toList(),
                file.reason(),
                new Prediction(file.prediction().basis(), file.prediction().next(), shares));
    }

    private static Interval interval(ReportFile.Bounds bounds) {
        double lower = bounds.lower() == null ? Double.NEGATIVE_INFINITY : bounds.lower();
        double upper = bounds.upper() == null ? Double.POSITIVE_INFINITY : bounds.upper();
        if (!(lower <= upper)) {
            throw Mistakes.only("/prediction/class_shares", "holds a range whose lower end is above its upper end");
        }
        return new Interval(lower, upper);
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
