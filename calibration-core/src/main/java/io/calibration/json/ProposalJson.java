package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Prediction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.disclosure.ProposalProtection;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.StrictJson;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.registry.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
            tree -> ArtifactReader.as(complete(tree), "", ProposalFile.class),
            ArtifactJson::write);

    private ProposalJson() {}

    /** Older files have {@code rejected_candidates} by another name; plug-ins, values and earlier windows are left out where there are none. */
    private static JsonNode complete(ObjectNode file) {
        if (file.has("considered") && !file.has("rejected_candidates")) {
            file.set("rejected_candidates", file.remove("considered"));
        }
        ObjectNode whole = file.deepCopy();
        if (whole.path("strategies") instanceof ObjectNode strategies && !strategies.has("plug_ins")) {
            strategies.putArray("plug_ins");
        }
        completeEstimate(whole.path("impact"));
        whole.path("changes").forEach(change -> completeEstimate(change.path("impact_estimate")));
        for (JsonNode basis : whole.findParents("design_effect")) {
            if (basis instanceof ObjectNode based && !based.has("earlier_windows")) {
                based.putNull("earlier_windows");
            }
        }
        return whole;
    }

    private static void completeEstimate(JsonNode estimate) {
        put(estimate, "dimensions");
        estimate.path("dimensions").forEach(value -> put(value, "classes"));
    }

    private static void put(JsonNode node, String array) {
        if (node instanceof ObjectNode object && !object.has(array)) {
            object.putArray(array);
        }
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
    public static byte[] write(ConfigProposal exact, Sources sources, PrivacyPolicy policy) {
        ConfigProposal proposal = ProposalProtection.apply(policy, exact);
        return ArtifactJson.write(new ProposalFile(
                ProposalFile.SCHEMA,
                ProposalFile.VERSION,
                proposal.baseVersion(),
                proposal.version(),
                proposal.isEmpty() ? ProposalFile.Outcome.NO_CHANGE : ProposalFile.Outcome.CHANGES,
                proposal.reason(),
                new ProposalFile.Digests(
                        sources.baseConfig(), digest(proposal.proposed()), sources.snapshot(), sources.report()),
                ArtifactPrivacy.of(policy),
                proposal.changes().stream().map(change -> entry(change, policy)).toList(),
                patch(proposal),
                ImpactEstimate.of(proposal.impact(), policy),
                proposal.rejectedCandidates().stream()
                        .map(ProposalJson::rejected)
                        .toList(),
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
                change.rationale().text(),
                change.findingIds(),
                ImpactEstimate.of(change.impact(), policy));
    }

    private static ProposalFile.Rejected rejected(RejectedCandidate rejected) {
        return new ProposalFile.Rejected(
                rejected.path(),
                rejected.value(),
                rejected.code(),
                rejected.reason().text(),
                rejected.findingIds(),
                rejected.strategy());
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
        file.prediction()
                .classShares()
                .forEach((label, bounds) -> shares.put(
                        label,
                        bounds.interval(
                                "/prediction/class_shares", "holds a range whose lower end is above its upper end")));
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

    private static ProposalFile.Predicted predicted(Prediction prediction) {
        Map<String, Bounds> shares = new LinkedHashMap<>();
        prediction.classShares().forEach((label, share) -> shares.put(label, Bounds.of(share)));
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

    /**
     * What a change summary's file says of a proposal: enough to hold the next window against it. Immutable.
     *
     * @param baseVersion version of the config that it starts from
     * @param version version of the proposed config; that of the base when nothing is to be changed
     * @param baseConfig digest of the base config
     * @param proposedConfig digest of the proposed config; that of the base when nothing is to be changed
     * @param snapshot digest of the metrics snapshot that it rests on
     * @param report digest of the calibration report that it rests on
     * @param changes the changes, by path
     * @param reason why these changes, or why none
     * @param prediction what the next window was predicted to look like
     */
    public record StoredProposal(
            Version baseVersion,
            Version version,
            Digest baseConfig,
            Digest proposedConfig,
            Digest snapshot,
            Digest report,
            List<StoredChange> changes,
            String reason,
            Prediction prediction) {

        /**
         * One change.
         *
         * @param path JSON Pointer (RFC 6901) into the config, with raw keys
         * @param currentValue its value in the base config, as written, or null when the base config lacks it
         * @param proposedValue its value in the proposed config, as written
         * @param rationale why, in plain sentences
         */
        public record StoredChange(
                String path, @Nullable BigDecimal currentValue, BigDecimal proposedValue, String rationale) {}

        public StoredProposal {
            changes = List.copyOf(changes);
        }

        /**
         * The prediction, when it was made for this very config.
         *
         * @param inForce the config in force
         * @throws IllegalArgumentException when the config in force is not the proposed one, byte for byte
         */
        public Prediction predictionFor(ScoringConfig inForce) {
            Digest found = Digest.of(inForce.document().getBytes(StandardCharsets.UTF_8));
            if (!found.equals(proposedConfig)) {
                throw new IllegalArgumentException("The change summary proposes a config " + version + " with SHA-256 "
                        + proposedConfig + ", and the config in force (" + inForce.logicVersion() + ") has " + found
                        + ". Name the summary of the config in force.");
            }
            return prediction;
        }
    }
}
