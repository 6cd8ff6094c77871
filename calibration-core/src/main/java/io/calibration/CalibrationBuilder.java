package io.calibration;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.approval.Registry;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.BuiltIn;
import io.calibration.internal.JacksonVersion;
import io.calibration.internal.Plugins;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalStrategy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Calibration} needs; everything but source and config has a default. Not thread-safe. */
public final class CalibrationBuilder {

    private @Nullable MetricSource source;
    private @Nullable ScoringConfig config;
    private @Nullable Registry registry;
    private @Nullable MetricsSnapshot baseline;
    private @Nullable StoredProposal prediction;
    private CalibrationPolicy policy = CalibrationPolicy.standard();
    private Guardrails guardrails = Guardrails.standard();
    private PrivacyPolicy privacy = PrivacyPolicy.standard();
    private Clock clock = Clock.systemUTC();
    private Progress progress = Progress.NONE;
    private final List<Analyzer> analyzers = new ArrayList<>();
    private final List<ProposalStrategy> strategies = new ArrayList<>();

    CalibrationBuilder() {}

    /** Where scan results come from. Must be named. */
    public CalibrationBuilder source(MetricSource value) {
        source = value;
        return this;
    }

    /** The config in force, for hosts without a registry; without one a proposal cannot be submitted. */
    public CalibrationBuilder config(ScoringConfig value) {
        config = value;
        return this;
    }

    /** The registry whose active version is in force, and where proposals go. */
    public CalibrationBuilder registry(Registry value) {
        registry = value;
        return this;
    }

    /** Aggregates of an earlier time to compare with, over none of the analyzed days. */
    public CalibrationBuilder baseline(MetricsSnapshot value) {
        baseline = value;
        return this;
    }

    /**
     * The proposal that led to the config in force: the window is held against what it predicted. With a registry it is found by itself.
     * Read one with {@link io.calibration.json.ProposalJson#read(byte[])}.
     */
    public CalibrationBuilder prediction(StoredProposal value) {
        prediction = value;
        return this;
    }

    /** What the host expects; {@link CalibrationPolicy#standard()} by default. */
    public CalibrationBuilder policy(CalibrationPolicy value) {
        policy = value;
        return this;
    }

    /** How far one release may go; {@link Guardrails#standard()} by default. */
    public CalibrationBuilder guardrails(Guardrails value) {
        guardrails = value;
        return this;
    }

    /** What artifacts may show; {@link PrivacyPolicy#standard()} by default. */
    public CalibrationBuilder privacy(PrivacyPolicy value) {
        privacy = value;
        return this;
    }

    /** What time it is; the system's clock by default. */
    public CalibrationBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Whom to tell how far a collection is; nobody by default. */
    public CalibrationBuilder progress(Progress value) {
        progress = value;
        return this;
    }

    /** One more analyzer, beside those that are built in and discovered. The policy's {@code disabledAnalyzers} does not concern it. */
    public CalibrationBuilder analyzer(Analyzer value) {
        analyzers.add(Objects.requireNonNull(value, "analyzer"));
        return this;
    }

    /** One more strategy, beside those that are built in and discovered. */
    public CalibrationBuilder strategy(ProposalStrategy value) {
        strategies.add(Objects.requireNonNull(value, "strategy"));
        return this;
    }

    /**
     * Makes the calibration, with the plug-ins that are there now: those that the library's own class loader and the thread's context
     * loader find are looked up here, once. What is built in needs no loader. A plug-in that cannot be made is listed in each report.
     *
     * @throws IllegalStateException when no source, or not exactly one of config and registry was named; when two plug-ins have one id
     *     (names both, and where each comes from) or one that is handed over has none; when Jackson is too old
     * @throws IllegalArgumentException when the policy's {@code disabledAnalyzers} names an analyzer that is not there, or the config lacks a class or a
     *     path that policy or guardrails name; of a registry's config that is seen when it is read
     */
    public Calibration build() {
        JacksonVersion.require();
        if (source == null) {
            throw new IllegalStateException("Name the source of the scan results.");
        }
        if ((config == null) == (registry == null)) {
            throw new IllegalStateException("Name exactly one of config and registry.");
        }
        return new Calibration(new Setup(
                source,
                config,
                registry,
                baseline,
                prediction,
                policy,
                guardrails,
                privacy,
                clock,
                progress,
                Plugins.all(BuiltIn.ANALYZERS, analyzers, policy.disabledAnalyzers()),
                Plugins.all(BuiltIn.STRATEGIES, strategies, Set.of())));
    }
}
