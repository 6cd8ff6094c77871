package io.calibration;

import io.calibration.analysis.CalibrationReport;
import io.calibration.disclosure.ReportProtection;
import io.calibration.internal.BuiltIn;
import io.calibration.internal.Once;
import io.calibration.internal.proposal.Proposer;
import io.calibration.json.ArtifactFolder;
import io.calibration.json.ArtifactName;
import io.calibration.json.ReportJson;
import io.calibration.proposal.ConfigProposal;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A report and what it is about; the second stage. Immutable and thread-safe. */
public final class Analyzed {

    private final Setup setup;
    private final Collected collected;
    private final CalibrationReport report;
    private final Supplier<byte[]> json;

    /** @throws IllegalArgumentException when a built-in analyzer neither ran nor was switched off by name */
    Analyzed(Setup setup, Collected collected, CalibrationReport report) {
        BuiltIn.requireAll(report, setup.policy().disabledAnalyzers());
        this.setup = setup;
        this.collected = collected;
        this.report = report;
        json = Once.of(() -> ReportJson.write(published(), Digest.of(collected.toJson()), setup.privacy()));
    }

    /** The findings, gravest first. */
    public CalibrationReport report() {
        return report;
    }

    /** The report as the calibration's privacy policy lets it be seen: this is what is stored. */
    public CalibrationReport published() {
        return ReportProtection.apply(setup.privacy(), report, collected.published());
    }

    /** The stage before. */
    public Collected collected() {
        return collected;
    }

    /** The report as it is stored and published, with the digest of the published snapshot. */
    public byte[] toJson() {
        return json.get().clone();
    }

    /**
     * Writes {@code calibration_report_YYYYMMDD_HHMMSS.json}.
     *
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path saveTo(Path folder) throws IOException {
        return new ArtifactFolder(folder)
                .write(ArtifactName.calibrationReport(setup.clock().instant()), toJson());
    }

    /** Looks for a config that answers the findings; that nothing is to be changed is a good answer too. */
    public Proposed propose() {
        ConfigProposal proposal = Proposer.propose(
                report,
                collected.snapshot(),
                Optional.ofNullable(setup.baseline()),
                collected.config(),
                setup.policy(),
                setup.guardrails(),
                setup.strategies(),
                setup.taken());
        return new Proposed(setup, this, proposal);
    }
}
