package io.calibration;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.disclosure.ProposalProtection;
import io.calibration.internal.Once;
import io.calibration.json.ArtifactFolder;
import io.calibration.json.ArtifactName;
import io.calibration.json.ProposalJson;
import io.calibration.proposal.ConfigProposal;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A proposal and what it rests on; the last stage. Nothing happens until people decide. Immutable and thread-safe. */
public final class Proposed {

    private final Setup setup;
    private final Analyzed analyzed;
    private final ConfigProposal proposal;
    private final Supplier<byte[]> json;

    Proposed(Setup setup, Analyzed analyzed, ConfigProposal proposal) {
        this.setup = setup;
        this.analyzed = analyzed;
        this.proposal = proposal;
        json = Once.of(this::written);
    }

    /** The changes, their impact, and what was considered and left. */
    public ConfigProposal proposal() {
        return proposal;
    }

    /** The proposal with its words as the calibration's privacy policy lets them be read: this is what is stored, and shown to people. */
    public ConfigProposal published() {
        return ProposalProtection.apply(setup.privacy(), proposal);
    }

    /** The stage before. */
    public Analyzed analyzed() {
        return analyzed;
    }

    /** The change summary as it is stored and published, with the digests of base, snapshot and report. */
    public byte[] toJson() {
        return json.get().clone();
    }

    private byte[] written() {
        return ProposalJson.write(
                proposal,
                new ProposalJson.Sources(
                        Digest.of(proposal.base().document().getBytes(StandardCharsets.UTF_8)),
                        Digest.of(analyzed.collected().toJson()),
                        Digest.of(analyzed.toJson())),
                setup.privacy());
    }

    /**
     * Writes {@code scoring_config_vX.Y.Z.json} and {@code change_summary_vX.Y.Z.json}; where nothing is to be changed, {@code
     * no_change_YYYYMMDD_HHMMSS.json} with the summary alone.
     *
     * @return the files
     * @throws IOException when one cannot be written
     */
    public List<Path> saveTo(Path folder) throws IOException {
        ArtifactFolder artifacts = new ArtifactFolder(folder);
        if (proposal.isEmpty()) {
            ArtifactName name = ArtifactName.noChange(setup.clock().instant());
            return List.of(artifacts.write(name, toJson()));
        }
        byte[] document = proposal.proposed().document().getBytes(StandardCharsets.UTF_8);
        return List.of(
                artifacts.write(ArtifactName.scoringConfig(proposal.version()), document),
                artifacts.write(ArtifactName.changeSummary(proposal.version()), toJson()));
    }

    /**
     * Registers the proposed config with all that it rests on, in the state PROPOSED.
     *
     * @param by who submits it; counts as an author, and may not approve it
     * @return applied; or that an open proposal, which it names, makes the same changes already; or refused with its reasons. That there
     *     is nothing to change, or that it is proposed already, is a good end
     * @throws IllegalStateException when the calibration was built without a registry
     */
    public CommandResult submit(Actor by) {
        Registry registry = setup.gate()
                .orElseThrow(() -> new IllegalStateException("Build the calibration with a registry to submit to."));
        return registry.execute(new Command.Submit(
                by,
                proposal.version(),
                Content.utf8(proposal.proposed().document()),
                proposal.baseVersion(),
                List.of(by),
                ReviewMaterial.of(Content.of(toJson()))
                        .withSnapshot(Content.of(analyzed.collected().toJson()))
                        .withReport(Content.of(analyzed.toJson()))));
    }
}
