package io.calibration;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Prediction;
import io.calibration.approval.Registry;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.Version;
import io.calibration.internal.Nearest;
import io.calibration.internal.Plugins;
import io.calibration.json.ConfigJson;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.registry.RegisteredVersion;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a calibration was built with. Exactly one of config and registry is there. */
record Setup(
        MetricSource source,
        @Nullable ScoringConfig config,
        @Nullable Registry registry,
        @Nullable MetricsSnapshot baseline,
        @Nullable StoredProposal stored,
        CalibrationPolicy policy,
        Guardrails guardrails,
        PrivacyPolicy privacy,
        Clock clock,
        Progress progress,
        Plugins<Analyzer> analyzers,
        Plugins<ProposalStrategy> strategies) {

    /** @throws IllegalArgumentException when the policy or the guardrails name what the config at hand does not have */
    Setup {
        if (config != null) {
            requireFit(config, policy, guardrails);
        }
    }

    /**
     * The config in force now.
     *
     * @throws IllegalArgumentException when the policy or the guardrails name what it does not have
     */
    ScoringConfig base() {
        return config != null ? config : active();
    }

    private ScoringConfig active() {
        ScoringConfig active = gate().flatMap(Registry::active)
                .map(version -> ConfigJson.read(version.content().bytes()))
                .orElseThrow(() -> new IllegalStateException("No active version; bootstrap one: "
                        + "registry.execute(new Command.Bootstrap(admin, version, content, reason))."));
        requireFit(active, policy, guardrails);
        return active;
    }

    /** A name that the config does not have would judge, or protect, nothing: all of them are told, each with the nearest there is. */
    private static void requireFit(ScoringConfig config, CalibrationPolicy policy, Guardrails guardrails) {
        List<String> classes = config.classes().stream().map(ScoreClass::label).toList();
        Set<String> paths = guardrails.protectedPaths();
        String mistakes = Stream.of(
                        lacking(
                                config,
                                "The policy's class_shares name the class ",
                                policy.classShares().keySet(),
                                classes),
                        lacking(
                                config,
                                "The policy's mean_confidence names the class ",
                                policy.meanConfidence().keySet(),
                                classes),
                        lacking(
                                config,
                                "The policy's expected_outcomes name the class ",
                                policy.expectedOutcomes().byClass().keySet(),
                                classes),
                        lacking(
                                config,
                                "The policy's class_outcome_rates name the class ",
                                policy.expectedOutcomes().classRates().keySet(),
                                classes),
                        lacking(
                                config,
                                "The policy's outcomes.classes name the class ",
                                policy.outcomes().classes(),
                                classes),
                        lacking(
                                config,
                                "The policy's dimensions name ",
                                policy.dimensions().keySet(),
                                config.knownLabels().dimensions().keySet()),
                        lacking(
                                config,
                                "The guardrails' protected_paths name ",
                                paths,
                                paths.isEmpty() ? List.of() : ConfigJson.pointers(config)))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(mistakes);
        }
    }

    private static Stream<String> lacking(
            ScoringConfig config, String what, Set<String> named, Collection<String> known) {
        return named.stream()
                .filter(name -> !known.contains(name))
                .map(name -> what + name + ", which the config " + config.logicVersion() + " does not have."
                        + Nearest.hint(name, known));
    }

    /** How results are counted: what the config says, and each label that the policy judges told apart. */
    SnapshotLayout layout(ScoringConfig base) {
        return SnapshotLayout.of(base)
                .knowing(new KnownLabels(
                        new TreeSet<>(policy.categoryCoverage().keySet()),
                        new TreeSet<>(policy.flagTypeRates().keySet()),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Undeclared.CODES));
    }

    /**
     * What was predicted of this config: by the proposal that was named, or else by the one that the active version was submitted with.
     *
     * @throws IllegalArgumentException when the named one proposes another config
     */
    Optional<Prediction> prediction(ScoringConfig inForce) {
        return stored != null
                ? Optional.of(stored.predictionFor(inForce))
                : gate().flatMap(gate -> registered(gate, inForce));
    }

    private static Optional<Prediction> registered(Registry gate, ScoringConfig inForce) {
        return gate.active()
                .flatMap(active -> Optional.ofNullable(active.version().evidence()))
                .flatMap(evidence -> summary(gate.content(evidence.summary()).bytes()))
                .filter(summary -> summary.version().equals(inForce.logicVersion()))
                .map(summary -> summary.predictionFor(inForce));
    }

    /** A version that people submitted by hand may have a summary in words of their own, which predicts nothing. */
    private static Optional<StoredProposal> summary(byte[] content) {
        try {
            return Optional.of(ProposalJson.read(content));
        } catch (InvalidDocumentException handWritten) {
            return Optional.empty();
        }
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
