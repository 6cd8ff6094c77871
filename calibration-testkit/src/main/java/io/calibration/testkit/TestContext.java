package io.calibration.testkit;

import io.calibration.Calibration;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Advice;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * What a strategy is shown, for a test of it: a real context, with replay and guardrails.
 *
 * <pre>{@code
 * MetricsSnapshot snapshot = TestSnapshot.of(config).results(700, r -> r.overallScore(90)).results(300, r -> r.overallScore(40)).build();
 * Finding finding = TestContext.finding("many_refunds", "refunds:overall", Severity.HIGH, "/class_thresholds/good/min_score");
 * ProposalContext context = TestContext.of(config, snapshot, finding).build();
 * }</pre>
 *
 * <p>{@link #propose} goes the whole way: what becomes of the strategy's advice. Immutable and thread-safe.
 *
 * @param config the config in force
 * @param snapshot the aggregates, counted under it
 * @param findings what the report says instead of what the analyzers of the library would say
 * @param policy what the host expects
 * @param guardrails how far one release may go
 */
public record TestContext(
        ScoringConfig config,
        MetricsSnapshot snapshot,
        List<Finding> findings,
        CalibrationPolicy policy,
        Guardrails guardrails) {

    public TestContext {
        findings = List.copyOf(findings);
    }

    /** A context with these findings, the standard policy and the standard guardrails. */
    public static TestContext of(ScoringConfig config, MetricsSnapshot snapshot, Finding... findings) {
        return new TestContext(
                config, snapshot, List.of(findings), CalibrationPolicy.standard(), Guardrails.standard());
    }

    /**
     * A finding, as an analyzer named {@code test} might state it; with evidence and words of its own it is made by {@link Finding#of}.
     *
     * @param type such as {@code low_classification_rate}
     * @param subject as {@code kind:name}
     * @param components JSON Pointers into the config that it is about
     */
    public static Finding finding(String type, String subject, Severity severity, String... components) {
        Evidence evidence = Evidence.builder(1).build();
        return Finding.of(
                Assessment.builder(type, subject, Sentence.of("A finding of a test."), evidence)
                        .components(components)
                        .build(),
                severity,
                "test");
    }

    /** The same for a host that expects this. */
    public TestContext policy(CalibrationPolicy other) {
        return new TestContext(config, snapshot, findings, other, guardrails);
    }

    /** The same within these guardrails. */
    public TestContext guardrails(Guardrails other) {
        return new TestContext(config, snapshot, findings, policy, other);
    }

    /**
     * What a strategy is shown that acts on all the findings.
     *
     * @throws AssertionError when none is MEDIUM or graver: then no strategy is asked
     */
    public ProposalContext build() {
        Asked asked =
                new Asked(findings.stream().map(Finding::type).collect(Collectors.toSet()), new AtomicReference<>());
        propose(asked);
        ProposalContext shown = asked.shown().get();
        if (shown == null) {
            throw new AssertionError("No strategy is asked, for no finding is MEDIUM or graver: " + findings);
        }
        return shown;
    }

    /**
     * The proposal when this strategy is asked beside those of the library: what of its advice is let in, and what is refused and why.
     *
     * @throws AssertionError when it fails
     * @throws IllegalArgumentException when the snapshot was counted under another config
     */
    public ConfigProposal propose(ProposalStrategy strategy) {
        Calibration calibration = Calibration.builder()
                .source(ScanResults.of(List.of()))
                .config(config)
                .policy(policy)
                .guardrails(guardrails)
                .strategy(strategy)
                .build();
        ConfigProposal proposal = calibration
                .propose(report(calibration.analyze(snapshot).report()), snapshot)
                .proposal();
        if (!proposal.failures().isEmpty()) {
            throw new AssertionError(proposal.failures().toString());
        }
        return proposal;
    }

    private CalibrationReport report(CalibrationReport own) {
        return new CalibrationReport(
                own.logicVersion(),
                own.window(),
                own.results(),
                findings,
                own.analyzers(),
                own.plugIns(),
                own.switchedOff(),
                List.of(),
                List.of());
    }

    /** A strategy that has nothing to say and keeps what it is shown. */
    private record Asked(Set<String> findingTypes, AtomicReference<ProposalContext> shown) implements ProposalStrategy {

        @Override
        public String id() {
            return "testkit_context";
        }

        @Override
        public Advice advise(ProposalContext context) {
            shown.set(context);
            return Advice.none();
        }
    }
}
