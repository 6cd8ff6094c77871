package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configs of docs/scoring-config.md, read as a host would read them, and its sections against the schema. */
class ScoringConfigPageTest {

    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void each_config_of_the_page_is_read_without_a_mistake() throws IOException {
        List<ScoringConfig> configs = BLOCK.matcher(page())
                .results()
                .map(block -> ConfigJson.read(block.group(1).getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(configs).hasSize(3);
        assertThat(configs.get(0).classes()).hasSize(2);
        assertThat(configs.get(1).severityRules()).isNotEmpty();
        assertThat(configs.get(1).knownLabels().tiers()).isNotEmpty();
        assertThat(configs.get(2).scoreScale().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    }

    @Test
    void the_page_tells_of_each_section_and_each_key_of_the_schema() throws IOException {
        String page = page();
        JsonNode schema;
        try (InputStream in =
                Objects.requireNonNull(ConfigJson.class.getResourceAsStream("scoring_config.schema.json"))) {
            schema = JsonMapper.builder().build().readTree(in);
        }
        for (JsonNode properties : schema.findValues("properties")) {
            properties.fieldNames().forEachRemaining(key -> assertThat(page).contains("`" + key + "`"));
        }
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/scoring-config.md"));
    }
}
