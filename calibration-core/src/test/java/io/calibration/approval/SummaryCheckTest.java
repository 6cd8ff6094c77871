package io.calibration.approval;

import static io.calibration.approval.Gate.ADA;
import static io.calibration.approval.Gate.JOB;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.WHY;
import static io.calibration.approval.Gate.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.Calibration;
import io.calibration.Proposed;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.collect.ScanResults;
import io.calibration.config.Version;
import io.calibration.json.ContentDifference;
import io.calibration.metrics.DayWindow;
import io.calibration.registry.Content;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.stores.InMemoryRegistryStore;
import io.calibration.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change summary in the library's form belongs to exactly what is submitted with it; the gate finds the difference itself. */
class SummaryCheckTest {

    private static final Path CASES = Path.of("..", "..", "shared", "cases", "gate");

    private final Gate gate = new Gate();

    @BeforeEach
    void bootstrapped() {
        gate.registry.execute(new Command.Bootstrap(ADA, V1, base(), WHY));
    }

    private static Content base() {
        return config("1.0.0", "65", "0");
    }

    private static Content config(String version, String line, String flags) {
        return Content.utf8(
                "{\"logic_version\": \"" + version + "\", \"line\": " + line + ", \"flags\": " + flags + "}");
    }

    private CommandResult submit(Content config, String summary, @Nullable Content snapshot, @Nullable Content report) {
        return gate.registry.execute(new Command.Submit(
                JOB,
                V2,
                config,
                V1,
                List.of(),
                ReviewMaterial.of(Content.utf8(summary)).withSnapshot(snapshot).withReport(report)));
    }

    @Test
    void the_difference_is_found_by_the_gate_kept_and_bound() {
        submit(config("1.1.0", "65", "9"), "Only a comma.", null, null);
        var evidence =
                Objects.requireNonNull(gate.registry.version(V2).orElseThrow().evidence());
        ContentDifference kept = ContentDifference.read(gate.registry.content(evidence.difference()));
        assertThat(kept.differences())
                .extracting(Object::toString)
                .containsExactly("/flags: 0 -> 9", "/logic_version: \"1.0.0\" -> \"1.1.0\"");
        assertThat(kept).isEqualTo(ContentDifference.between(base(), config("1.1.0", "65", "9")));
    }

    @Test
    void a_summary_in_words_is_taken_as_words() {
        assertThat(codes(submit(config("1.1.0", "65", "9"), "{\"schema\": \"mine\"}", null, null)))
                .isEmpty();
    }

    @Test
    void what_claims_the_librarys_form_and_has_it_not_is_refused() {
        CommandResult answer = submit(
                config("1.1.0", "65", "9"),
                "{\"schema\": \"calibration/change_summary\", \"schema_version\": 1}",
                null,
                null);
        assertThat(codes(answer)).containsExactly(RefusalCode.SUMMARY_MISMATCH);
    }

    /** A summary as the library made it, and the config with one change more; the summary tells another change twice instead. */
    @Test
    void a_summary_that_tells_one_change_twice_and_leaves_another_out_is_refused() throws IOException {
        Registry registry = Registry.builder()
                .store(new InMemoryRegistryStore("twice"))
                .scope(Gate.SCOPE)
                .build();
        Content base = Content.utf8(World.CONFIG.document());
        registry.execute(new Command.Bootstrap(ADA, World.CONFIG.logicVersion(), base, WHY));
        Proposed proposed = Calibration.builder()
                .source(ScanResults.of(World.healthy().results(20_000).draw()))
                .registry(registry)
                .policy(CalibrationPolicy.builder()
                        .classShares(Map.of("high_potential", new Interval(0.18, 0.4)))
                        .build())
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .propose();
        assertThat(proposed.submit(JOB)).isInstanceOf(CommandResult.Applied.class);
        RegisteredVersion honest = registry.versions().get(1);
        Evidence evidence = Objects.requireNonNull(honest.evidence());
        String config = new String(registry.content(honest.content()).bytes(), StandardCharsets.UTF_8);
        Content more = Content.utf8(config.replaceFirst("\\{", "{\"x_more\": 1, ")
                .replace(honest.version().text(), "9.0.0"));
        JsonNode told =
                new ObjectMapper().readTree(registry.content(evidence.summary()).bytes());
        ((ObjectNode) told.path("digests")).put("proposed_config", more.digest().hex());
        ArrayNode changes = (ArrayNode) told.path("changes");
        changes.add(changes.get(0));
        CommandResult answer = registry.execute(new Command.Submit(
                JOB,
                new Version("9.0.0"),
                more,
                World.CONFIG.logicVersion(),
                List.of(),
                ReviewMaterial.of(Content.utf8(told.toPrettyString()))
                        .withSnapshot(registry.content(Objects.requireNonNull(evidence.snapshot())))
                        .withReport(registry.content(Objects.requireNonNull(evidence.report())))));
        assertThat(answer.refusals())
                .singleElement()
                .extracting(Refusal::sentence)
                .asString()
                .contains("its changes: the config has /x_more: not there -> 1, and the summary says nothing of it.");
    }

    @Test
    void contents_that_are_no_json_differ_in_a_way_that_the_page_admits() {
        assertThat(ContentDifference.between(Content.utf8("a"), Content.utf8("b"))
                        .note())
                .contains("as a whole");
        assertThat(ContentDifference.between(config("1.0.0", "1", "2"), config("1.0.0", "1.0", "2"))
                        .note())
                .contains("another way");
        assertThat(ContentDifference.between(config("1.0.0", "1e999999999", "2"), config("1.0.0", "1", "2"))
                        .differences())
                .hasSize(1);
    }

    /** The cases are beside the project only where it is developed. */
    @Test
    void a_harmless_summary_of_another_config_is_refused_with_the_digests_that_differ() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(CASES), "The cases are not here.");
        Gate real = new Gate();
        real.check = ConfigCheck.scoring();
        real.registry.execute(new Command.Bootstrap(ADA, V1, file("base.json"), WHY));
        CommandResult answer = real.registry.execute(new Command.Submit(
                JOB, V2, file("hostile.json"), V1, List.of(), ReviewMaterial.of(file("benign_summary.json"))));
        assertThat(codes(answer)).containsOnly(RefusalCode.SUMMARY_MISMATCH);
        assertThat(answer.refusals())
                .extracting(Refusal::sentence)
                .anyMatch(sentence -> sentence.contains("the proposed config"))
                .anyMatch(sentence -> sentence.contains("its changes: the config has /"));
    }

    private static Content file(String name) throws IOException {
        return Content.of(Files.readAllBytes(CASES.resolve(name)));
    }
}
