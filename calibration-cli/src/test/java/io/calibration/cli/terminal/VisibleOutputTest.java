package io.calibration.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class VisibleOutputTest {

    private static final String ESCAPE = "\u001b";

    private static String printed(String text, Ansi ansi) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new VisibleOutput(out, ansi).print(text);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRITICAL", "HIGH", "MEDIUM", "LOW"})
    void the_severity_that_a_finding_begins_with_is_coloured_on_a_terminal_and_nowhere_else(String severity) {
        String finding = "   " + severity + "  boundary_crowding  all";
        assertThat(printed(finding, Ansi.ON))
                .startsWith("   " + ESCAPE + "[")
                .contains(severity)
                .endsWith(ESCAPE + "[0m  boundary_crowding  all");
        assertThat(printed(finding, Ansi.OFF)).isEqualTo(finding);
    }

    @Test
    void nothing_else_is_coloured_and_no_text_brings_colours_along() {
        for (String other : new String[] {
            "{\"severity\":\"HIGH\"}", "   1 change for findings of MEDIUM or graver.", "   HIGHER  x", "       HIGH  x"
        }) {
            assertThat(printed(other, Ansi.ON)).isEqualTo(other);
        }
        assertThat(printed("   HIGH  " + ESCAPE + "[2J", Ansi.ON))
                .doesNotContain(ESCAPE + "[2J")
                .contains("\\u001b[2J");
    }
}
