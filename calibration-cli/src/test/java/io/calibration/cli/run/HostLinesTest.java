package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.Proposed;
import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricSource;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that the README shows to a host, compiled, run, and compared with the README. */
class HostLinesTest {

    private final ScoringConfig config = sampleConfig();
    private final MetricSource source = ScanResults.of(new SampleResults(config));
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);
    private final Registry registry = Registry.builder()
            .store(new InMemoryRegistryStore("host"))
            .scope(new ScopeId("host"))
            .clock(clock)
            .build();
    private final Actor admin = Actor.human("ada");
    private final Actor reviewer = Actor.human("ruth");
    private final Actor operator = Actor.human("otto");

    @Test
    void a_host_gets_from_its_scan_results_to_an_activated_config() {
        registry.execute(
                new Command.Bootstrap(admin, config.logicVersion(), Content.utf8(config.document()), "In use today."));
        // region README
        Calibration calibration = Calibration.builder()
                .source(source) // scan results in a database, a file, or memory
                .registry(registry) // its active version is the base
                .clock(clock)
                .build(); // immutable, thread-safe

        Proposed next = calibration.collect().analyze().propose();
        next.proposal().changes().forEach(System.out::println);
        next.submit(Actor.service("calibration-job")); // PROPOSED: people decide

        var version = next.proposal().version();
        var shown = registry.bindingDigest(version).orElseThrow(); // what the reviewer was shown
        registry.approve(reviewer, version, shown, "Read it; the impact is small.");
        CommandResult outcome = registry.activate(operator, version, config.logicVersion());
        // endregion
        assertThat(outcome).isInstanceOf(CommandResult.Applied.class);
        assertThat(registry.active().orElseThrow().version().version()).isEqualTo(version);
    }

    @Test
    void the_readme_shows_exactly_these_lines() throws IOException {
        Path source = root().resolve("calibration-cli/src/test/java")
                .resolve(HostLinesTest.class.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        String region = String.join(
                        "\n",
                        lines.subList(
                                lines.indexOf("        // region README") + 1, lines.indexOf("        // endregion")))
                .stripIndent();
        assertThat(Files.readString(root().resolve("README.md"))).contains("```java\n" + region + "\n```");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static ScoringConfig sampleConfig() {
        try {
            return DemoCommand.sampleConfig();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
