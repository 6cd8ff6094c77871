package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringConfigSchemaTest {

    private static final JsonSchema SCHEMA = schema();

    @ParameterizedTest
    @ValueSource(strings = {"speed-dating", "nyc-restaurants", "sf-restaurants"})
    void real_configs_are_read_and_meet_the_schema(String name) throws IOException {
        Path folder = sharedData();
        assumeTrue(folder != null, "The shared data folder is not there, above this module.");
        byte[] document = Files.readAllBytes(folder.resolve(name).resolve("scoring_config_v1.0.0.json"));
        assertThat(SCHEMA.validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(ConfigJson.read(document).classes()).hasSizeGreaterThan(2);
    }

    @Property(tries = 200)
    void what_the_reader_accepts_meets_the_schema(@ForAll("documents") String document) {
        assertThat(ConfigJson.read(document.getBytes(StandardCharsets.UTF_8)).document())
                .isEqualTo(document);
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_config_by_the_names_of_now_meets_the_schema() {
        String document = "{\"logic_version\": \"1.0.0\", \"class_thresholds\": {\"a\": {\"min_score\": 1, "
                + "\"flag_limits\": {\"low\": 1}}}, \"severity_rules\": {\"low\": {\"blocks_a\": true}}}";
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
        assertThat(ConfigJson.read(document.getBytes(StandardCharsets.UTF_8)).severityRules())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'logic_version': '1.0', 'compatibility_thresholds': {'a': {'min_score': 1}}}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {}}",
                "{'logic_version': '1.0.0', 'class_thresholds': {'a': {'min_score': 1}}, 'red_flag_severity_thresholds': {}}",
                "{'logic_version': '1.0.0', 'class_thresholds': {'a': {'min_score': 1, 'max_red_flags_low': 1}}}",
                "{'logic_version': '1.0.0', 'class_thresholds': {'a': {'min_score': 1}}, 'compatibility_thresholds': {'a': {'min_score': 1}}}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {'a': {'min_score': '1'}}}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {'a\\u0007b': {'min_score': 1}}}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {'a': {'min_score': 1, 'min_scor': 1}}}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {'a': {'min_score': 1}}, 'absent_confidence': 1}",
                "{'logic_version': '1.0.0', 'compatibility_thresholds': {'a': {'min_score': 1}}, 'score_scale': {'a': 1}}",
            })
    void what_the_schema_refuses_the_reader_refuses(String quoted) {
        String document = quoted.replace('\'', '"');
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ConfigJson.read(document.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Provide
    Arbitrary<String> documents() {
        return RandomConfig.documents();
    }

    /** The folder {@code shared/data} beside the repository, or null. */
    private static Path sharedData() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }

    private static JsonSchema schema() {
        try (InputStream in = ConfigJson.class.getResourceAsStream("scoring_config.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
