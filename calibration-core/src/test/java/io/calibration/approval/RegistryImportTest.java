package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calibration.config.Version;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.InvalidDocumentException.Mistake;
import io.calibration.original.RegistryImport;
import io.calibration.registry.Content;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryImportTest {

    private static final String APPROVED =
            "{'approved': true, 'approved_by': 'Someone', 'approved_at': '2025-06-01T10:00:00.123456Z',"
                    + " 'approval_reason': null, 'requires_approval': true}";

    private final Gate gate = new Gate();

    @Test
    void the_approved_active_version_is_bootstrapped_and_greater_ones_wait_for_people() {
        List<RegistryImport.Step> steps = plan(
                version("1.9.0", false, false, APPROVED),
                version("1.11.0", false, false, APPROVED),
                version("1.10.0", true, false, APPROVED),
                version("1.12.0", false, true, APPROVED),
                version("2.0.0", false, false, "null"));
        steps.stream()
                .map(RegistryImport.Step::command)
                .filter(Objects::nonNull)
                .forEach(command ->
                        assertThat(gate.registry.execute(command).refusals()).isEmpty());
        assertThat(gate.activeVersion()).isEqualTo(new Version("1.10.0"));
        assertThat(states()).isEqualTo("1.10.0 APPROVED, 1.11.0 PROPOSED, 2.0.0 PROPOSED");
        assertThat(gate.registry.log().reason(1).orElseThrow()).contains("2025-06-01T10:00:00.123456Z");
        assertThat(gate.registry.log().verify().failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'approved': false, 'approved_by': null, 'approved_at': null}",
                "{'approved': true, 'approved_by': null, 'approved_at': '2025-06-01T10:00:00Z'}",
                "{'approved': true, 'approved_by': ' ', 'approved_at': '2025-06-01T10:00:00Z'}",
                "{'approved': true, 'approved_by': 'System', 'approved_at': null}",
                "{'approved': true, 'approved_by': 'System', 'approved_at': '2024-01-01T00:00:00Z',"
                        + " 'requires_approval': false}"
            })
    void fault_11_a_version_that_no_person_had_approved_is_not_imported_as_approved(String approval) {
        List<RegistryImport.Step> steps =
                plan(version("1.0.0", true, false, approval), version("1.1.0", false, false, APPROVED));
        assertThat(steps).extracting(RegistryImport.Step::command).containsOnlyNulls();
        assertThat(steps).allMatch(step -> step.sentence().contains("approved by no person"));
    }

    @Test
    void without_an_active_version_or_its_config_nothing_is_imported() {
        assertThat(plan(version("1.0.0", false, true, APPROVED)))
                .extracting(RegistryImport.Step::sentence)
                .allMatch(sentence -> sentence.startsWith("No version is active"));
        Content registry = document(version("1.0.0", true, false, APPROVED), version("1.1.0", false, false, APPROVED));
        Map<Version, Content> configs = Map.of(Gate.V2, Gate.config(Gate.V2));
        assertThat(RegistryImport.plan(registry, configs, Gate.ADA))
                .extracting(RegistryImport.Step::sentence)
                .allMatch(sentence -> sentence.contains("was not given"));
    }

    @Test
    void every_mistake_is_told_with_its_place_and_no_text_of_the_file() {
        Content registry = document(
                version("secret", true, false, "{'approved': 'secret', 'approved_at': 'secret'}"),
                version("1.0.0", true, true, "'secret'"),
                version("1.0.0", false, false, APPROVED),
                "'secret'",
                "{'is_active': 1}");
        InvalidDocumentException invalid = catchThrowableOfType(
                InvalidDocumentException.class, () -> RegistryImport.plan(registry, Map.of(), Gate.ADA));
        assertThat(invalid.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/versions/0/version",
                        "/versions/0/approval/approved",
                        "/versions/0/approval/approved_at",
                        "/versions/1/approval",
                        "/versions/1/is_active",
                        "/versions/1/is_active",
                        "/versions/2/version",
                        "/versions/3",
                        "/versions/4/version",
                        "/versions/4/is_active");
        assertThat(invalid).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{'versions': {}}", "{'versions': []}, 'versions': []}"})
    void fault_11_a_file_that_cannot_be_read_is_refused_and_is_no_empty_registry(String text) {
        assertThatThrownBy(() -> RegistryImport.plan(json(text), Map.of(), Gate.ADA))
                .isInstanceOf(InvalidDocumentException.class);
    }

    private static List<RegistryImport.Step> plan(String... versions) {
        Map<Version, Content> configs = Stream.of("1.0.0", "1.1.0", "1.9.0", "1.10.0", "1.11.0", "1.12.0", "2.0.0")
                .map(Version::new)
                .collect(Collectors.toMap(version -> version, Gate::config));
        return RegistryImport.plan(document(versions), configs, Gate.ADA);
    }

    private static Content document(String... versions) {
        return json("{'versions': [" + String.join(",", versions) + "]}");
    }

    private static String version(String number, boolean active, boolean deprecated, String approval) {
        return "{'version': '" + number + "', 'description': 'Some text', 'created_at': '2024-01-01T00:00:00Z',"
                + " 'is_active': " + active + ", 'is_deprecated': " + deprecated + ", 'deprecation_date': null,"
                + " 'changes': [], 'backward_compatible_with': [], 'breaking_changes': [], 'approval': " + approval
                + "}";
    }

    private static Content json(String text) {
        return Content.utf8(text.replace('\'', '"'));
    }

    private String states() {
        return gate.registry.versions().stream()
                .map(version -> version.version() + " " + version.state())
                .collect(Collectors.joining(", "));
    }
}
