package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.internal.PlugInFailure;
import io.calibration.internal.Plugins;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.internal.proposal.Selection.RankedCandidate;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.ConfigProposal.StrategyFailure;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Impact;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Makes one proposal of what the strategies advise. Deterministic; one use. */
public final class Proposer {

    /** What a proposal acts on: findings at least this grave. */
    static final Severity LEAST = Severity.MEDIUM;

    private final Context context;
    private final List<RankedCandidate> ranked = new ArrayList<>();
    private final List<RejectedCandidate> rejected = new ArrayList<>();
    private final List<PlugInFailure> failures = new ArrayList<>();

    private Proposer(Context context) {
        this.context = context;
    }

    /**
     * A proposal.
     *
     * @param report the findings
     * @param snapshot the exact aggregates that were judged
     * @param before what was counted before them, if anything was
     * @param base the config in force
     * @param policy what the host expects
     * @param guardrails how far one release may go
     * @param strategies the strategies; those that could not be made are listed as failures
     * @param taken versions that exist already; the proposed one is greater than each and than the base
     * @throws IllegalArgumentException when the snapshot was counted for other classes than the config has
     */
    public static ConfigProposal propose(
            CalibrationReport report,
            MetricsSnapshot snapshot,
            Optional<MetricsSnapshot> before,
            ScoringConfig base,
            CalibrationPolicy policy,
            Guardrails guardrails,
            Plugins<ProposalStrategy> strategies,
            Collection<Version> taken) {
        ReplayGround ground = ReplayGround.of(base, snapshot, before, report, policy);
        return new Proposer(Context.of(List.of(), report, policy, guardrails, ground)).propose(strategies, taken);
    }

    private ConfigProposal propose(Plugins<ProposalStrategy> strategies, Collection<Version> taken) {
        failures.addAll(strategies.failures());
        strategies.members().stream()
                .sorted(Comparator.comparing(Plugins.Member::id))
                .forEach(this::ask);
        ReplayEngine replay = ReplayEngine.forImpact(context.ground());
        Selection selection = new Selection(context, replay);
        selection.select(ranked);
        rejected.addAll(selection.refused());
        rejected.sort(Comparator.comparing(RejectedCandidate::path)
                .thenComparing(RejectedCandidate::code)
                .thenComparing(RejectedCandidate::strategy));
        return proposal(selection, replay, taken, strategies);
    }

    /** All that it advises, or, when any of that fails, nothing. */
    private void ask(Plugins.Member<ProposalStrategy> strategy) {
        try {
            List<Finding> findings = context.report().findings(LEAST).stream()
                    .filter(finding -> strategy.plugin().findingTypes().contains(finding.type()))
                    .toList();
            Advice advice =
                    findings.isEmpty() ? Advice.none() : strategy.plugin().advise(context.about(findings));
            List<RankedCandidate> own = new ArrayList<>();
            for (Candidate candidate : advice.candidates()) {
                own.add(new RankedCandidate(strategy.id(), own.size(), gravest(candidate), candidate));
            }
            advice.rejected().forEach(one -> rejected.add(one.by(strategy.id())));
            ranked.addAll(own);
        } catch (Throwable thrown) {
            failures.add(PlugInFailure.of(strategy.id(), thrown));
        }
    }

    private Severity gravest(Candidate candidate) {
        return context.answered(candidate)
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    private ConfigProposal proposal(
            Selection selection, ReplayEngine replay, Collection<Version> taken, Plugins<?> strategies) {
        ScoringConfig base = context.base();
        SortedMap<String, BigDecimal> values = selection.values();
        ScoringConfig proposed = values.isEmpty() ? base : proposed(replay.candidate(values), values, taken);
        Impact impact = replay.of(proposed);
        List<Change> changes = selection.accepted().values().stream()
                .map(move -> Change.of(
                        move,
                        ConfigJson.number(base, move.path()).orElse(null),
                        replay.of(replay.candidate(Map.of(move.path(), move.value())))))
                .toList();
        return ConfigProposal.builder(base, proposed, impact)
                .changes(
                        changes,
                        Reasons.of(impact.results(), context.report(), changes, rejected) + unforetold(changes))
                .rejectedCandidates(rejected)
                .strategies(strategies.ids(), strategies.foreign())
                .failures(failures.stream()
                        .map(failure -> new StrategyFailure(failure.name(), failure.problem(), failure.detail()))
                        .toList())
                .build();
    }

    /** A change whose next window cannot be foretold says so. */
    private String unforetold(List<Change> changes) {
        List<String> labels = context.snapshot().layout().classes();
        return changes.isEmpty()
                ? ""
                : context.ground()
                        .next()
                        .unforetold(labels)
                        .map(words -> " " + words)
                        .orElse("");
    }

    /** The candidate with a version of its own. */
    private ScoringConfig proposed(ScoringConfig candidate, Map<String, BigDecimal> values, Collection<Version> taken) {
        ScoringConfig base = context.base();
        NextVersion.Step step = NextVersion.Step.between(base, candidate);
        Version version = NextVersion.after(base.logicVersion(), taken, step);
        String document = ConfigPatch.of(base, version, values).document();
        return ConfigJson.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
