package io.calibration;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.approval.Registry;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.Progress;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.registry.RegisteredVersion;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a calibration was built with. Exactly one of config and registry is there. */
record Setup(
        MetricSource source,
        @Nullable ScoringConfig config,
        @Nullable Registry registry,
        @Nullable MetricsSnapshot baseline,
        CalibrationPolicy policy,
        Guardrails guardrails,
        PrivacyPolicy privacy,
        Clock clock,
        Progress progress,
        List<Analyzer> analyzers,
        List<ProposalStrategy> strategies) {

    /** The config in force now. */
    ScoringConfig base() {
        return config != null
                ? config
                : gate().flatMap(Registry::active)
                        .map(active -> ConfigJson.read(active.content().bytes()))
                        .orElseThrow(() -> new IllegalStateException("No active version; bootstrap one: "
                                + "registry.execute(new Command.Bootstrap(admin, version, content, reason))."));
    }

    Optional<Registry> gate() {
        return Optional.ofNullable(registry);
    }

    /** Versions that a proposal must be greater than. */
    List<Version> taken() {
        return gate().map(Registry::versions).orElse(List.of()).stream()
                .map(RegisteredVersion::version)
                .toList();
    }
}
