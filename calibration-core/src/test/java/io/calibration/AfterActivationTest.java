package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.collect.ScanResults;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import io.calibration.testing.World;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A proposal, activated, and the next window held against what it predicted. */
class AfterActivationTest {

    private static final Actor AUTHOR = Actor.service("job");
    private static final Actor ADA = Actor.human("ada");
    private static final Actor RUTH = Actor.human("ruth");

    /** Too few in the best class, by a margin that one release can take away. */
    private static final CalibrationPolicy POLICY = CalibrationPolicy.builder()
            .classShares(Map.of("high_potential", new Interval(0.18, 0.4)))
            .build();

    private final Proposed proposed = calibration(
                    World.healthy().results(20_000).draw(), World.CONFIG)
            .build()
            .collect(DayWindow.ALL)
            .analyze()
            .propose();
    private final ScoringConfig next = proposed.proposal().proposed();
    private final StoredProposal summary = ProposalJson.read(proposed.toJson());

    @Test
    void a_window_that_comes_out_as_predicted_says_so() {
        assertThat(proposed.proposal().changes())
                .as(proposed.proposal().summarize())
                .isNotEmpty();
        assertThat(types(held(World.healthy().results(20_000).seed(2)))).contains("prediction_held");
    }

    @Test
    void a_window_that_does_not_names_the_class() {
        List<Finding> findings = held(World.healthy().results(20_000).seed(3).each(AfterActivationTest::tenPointsUp));
        assertThat(findings)
                .filteredOn(f -> f.type().equals("prediction_missed"))
                .isNotEmpty()
                .anySatisfy(f -> assertThat(f.subject()).isEqualTo("class:high_potential"));
        assertThat(types(findings)).doesNotContain("prediction_held");
    }

    @Test
    void a_window_with_few_results_is_not_judged_yet() {
        assertThat(types(held(World.healthy().results(500).seed(4)))).contains("prediction_open");
    }

    @Test
    void a_nightly_job_that_finds_the_same_again_is_told_which_proposal_waits() {
        Registry registry = Registry.builder()
                .store(new InMemoryRegistryStore("nightly"))
                .scope(new ScopeId("nightly"))
                .build();
        registry.execute(new Command.Bootstrap(
                ADA, World.CONFIG.logicVersion(), Content.utf8(World.CONFIG.document()), "In use."));
        List<ScanResult> results = World.healthy().results(20_000).draw();
        Calibration nightly = Calibration.builder()
                .source(ScanResults.of(results))
                .registry(registry)
                .policy(POLICY)
                .build();
        Proposed first = nightly.collect(DayWindow.ALL).analyze().propose();
        assertThat(first.submit(AUTHOR)).isInstanceOf(CommandResult.Applied.class);
        Proposed second = nightly.collect(DayWindow.ALL).analyze().propose();
        assertThat(second.proposal().version()).isNotEqualTo(first.proposal().version());
        assertThat(second.submit(AUTHOR))
                .isInstanceOfSatisfying(
                        CommandResult.AlreadyProposed.class,
                        answer -> assertThat(answer.version())
                                .isEqualTo(first.proposal().version()));
        assertThat(registry.versions()).hasSize(2);
    }

    @Test
    void a_prediction_for_another_config_is_refused() {
        Collected other = calibration(World.healthy().draw(), World.CONFIG)
                .prediction(summary)
                .build()
                .collect(DayWindow.ALL);
        assertThatThrownBy(other::analyze)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Name the summary of the config in force");
    }

    @Test
    void a_registry_knows_what_its_active_version_was_predicted_to_do() {
        Registry registry = Registry.builder()
                .store(new InMemoryRegistryStore("test"))
                .scope(new ScopeId("test"))
                .build();
        registry.execute(new Command.Bootstrap(
                ADA, World.CONFIG.logicVersion(), Content.utf8(World.CONFIG.document()), "In use."));
        Proposed submitted = Calibration.builder()
                .source(ScanResults.of(World.healthy().results(20_000).draw()))
                .registry(registry)
                .policy(POLICY)
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .propose();
        assertThat(submitted.submit(AUTHOR)).isInstanceOf(CommandResult.Applied.class);
        registry.execute(new Command.Approve(
                RUTH,
                next.logicVersion(),
                registry.bindingDigest(next.logicVersion()).orElseThrow(),
                "Read it."));
        registry.execute(new Command.Activate(ADA, next.logicVersion(), World.CONFIG.logicVersion()));

        Analyzed after = Calibration.builder()
                .source(ScanResults.of(scored(World.healthy().results(20_000).seed(2))))
                .registry(registry)
                .policy(POLICY)
                .build()
                .collect(DayWindow.ALL)
                .analyze();

        assertThat(types(after.report().findings())).contains("prediction_held");
    }

    private List<Finding> held(World world) {
        return calibration(scored(world), next)
                .prediction(summary)
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .report()
                .findings();
    }

    private static List<String> types(List<Finding> findings) {
        return findings.stream().map(Finding::type).toList();
    }

    private static CalibrationBuilder calibration(List<ScanResult> results, ScoringConfig config) {
        return Calibration.builder()
                .source(ScanResults.of(results))
                .config(config)
                .policy(POLICY);
    }

    /** The world's results as the proposed config scores them, a month later. */
    private List<ScanResult> scored(World world) {
        ClassRule rule = ClassRule.of(next);
        return world.draw().stream().map(result -> scored(result, rule)).toList();
    }

    private ScanResult scored(ScanResult result, ClassRule rule) {
        int[] flags = new int[FlagSeverity.COUNT];
        Map<String, Long> bySeverity =
                result.flags().stream().collect(Collectors.groupingBy(Flag::severity, Collectors.counting()));
        bySeverity.forEach((severity, count) ->
                flags[FlagSeverity.ofLabel(severity).orElseThrow().index()] = Math.toIntExact(count));
        Double confidence = result.confidence();
        int index = rule.classify(result.overallScore(), confidence == null ? Double.NaN : confidence, flags);
        return new ScanResult(
                result.observedAt().plus(40, ChronoUnit.DAYS),
                next.logicVersion().text(),
                result.overallScore(),
                next.classes().get(index).label(),
                result.categoryScores(),
                confidence,
                result.flags(),
                result.escalations(),
                result.tier(),
                result.dataSufficient(),
                result.conflictScore(),
                result.outcome());
    }

    private static ScanResult tenPointsUp(ScanResult result) {
        return new ScanResult(
                result.observedAt(),
                result.logicVersion(),
                Math.min(100, result.overallScore() + 10),
                result.classification(),
                result.categoryScores(),
                result.confidence(),
                result.flags(),
                result.escalations(),
                result.tier(),
                result.dataSufficient(),
                result.conflictScore(),
                result.outcome());
    }
}
