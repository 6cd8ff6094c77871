package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.cli.terminal.CommandErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryCommandTest extends RegistryCommandCase {

    @Test
    void a_version_goes_through_the_gate_and_back() {
        gate("show", "1.1.0");
        assertThat(text()).contains("fewer false alarms");
        String shown = found(DIGEST);
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isZero();
        assertThat(gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga"))
                .isZero();
        assertThat(gate("roll-back", "1.0.0", "--instead-of", "1.1.0", "--as", "olga", "--reason", "Alarms."))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.0.0 ACTIVE", "1.1.0 SUPERSEDED", "a review is owed");
        gate("verify");
        assertThat(gate("verify", found(CHECKPOINT))).isZero();
        assertThat(text()).contains("CHECKPOINTS HOLDS", "FOLD HOLDS");
    }

    @Test
    void the_config_of_the_active_or_of_a_named_version_is_written_byte_for_byte() throws IOException {
        assertThat(gate("config")).isZero();
        assertThat(text()).isEqualTo(Files.readString(folder.resolve("1.0.0.json")));
        Path file = Files.writeString(
                folder.resolve("in_force.json"), "the config of yesterday, which was longer".repeat(9));
        assertThat(gate("config", "1.1.0", "--out", file.toString())).isZero();
        assertThat(text()).contains("The config of 1.1.0 is in " + file);
        assertThat(file).hasSameBinaryContentAs(folder.resolve("1.1.0.json"));
        assertThat(gate("config", "9.0.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("does not know this version");
    }

    @Test
    void a_config_that_could_act_on_a_terminal_is_written_to_a_file_only() throws IOException {
        Path config = Path.of(config("1.2.0", 53));
        String acting = Files.readString(config).replaceFirst("\\{", "{\t\r\n\"x_note\": \"\u009b2J\", ");
        Files.writeString(config, acting);
        assertThat(gate("submit", config.toString(), config.toString(), "--as", "ann"))
                .as(text())
                .isZero();
        assertThat(gate("config", "1.2.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--out FILE").doesNotContain("\u009b");
        assertThat(gate("config", "1.2.0", "--out", folder.resolve("out.json").toString()))
                .isZero();
        assertThat(folder.resolve("out.json")).hasContent(acting);
        Files.writeString(config, acting.replace("\u009b2J", "").replace("1.2.0", "1.3.0"));
        gate("submit", config.toString(), config.toString(), "--as", "ann");
        assertThat(gate("config", "1.3.0"))
                .as("tabs and ends of lines only show")
                .isZero();
    }

    @Test
    void an_unknown_option_is_named_without_its_value() {
        assertThat(gate("lst", "--polcy", "policy.json")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("list", "--polcy", "policy.json")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Unknown option: '--polcy'").doesNotContain("policy.json");
    }

    @Test
    void bad_input_ends_with_2_and_without_a_stack_trace() {
        assertThat(gate("show", "9.0.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", "x", "--as", "bo"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("verify", "x")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("nothing")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).doesNotContain("\tat ");
    }

    @Test
    void an_exported_log_has_a_line_an_entry() throws IOException {
        Path log = folder.resolve("log.jsonl");
        assertThat(gate("export", log.toString())).isZero();
        assertThat(Files.readAllLines(log)).hasSize(2);
    }

    @Test
    void a_bootstrap_without_a_reason_makes_no_folder_and_can_be_asked_again() {
        String elsewhere = folder.resolve("another").toString();
        String config = folder.resolve("1.0.0.json").toString();
        assertThat(gate("--registry", elsewhere, "bootstrap", config, "--as", "ada"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(Path.of(elsewhere)).doesNotExist();
        assertThat(gate("--registry", elsewhere, "bootstrap", config, "--as", "ada", "--reason", "In use."))
                .isZero();
    }

    @Test
    void a_folder_without_a_registry_is_told_as_such() {
        assertThat(gate("--registry", folder.resolve("nowhere").toString(), "list"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("There is no registry in", "Begin one with registry bootstrap.")
                .doesNotContain("backup");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void bad_input_is_told_in_words() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.json"));
        assertThat(gate("submit", empty.toString(), empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("is empty. Write a JSON object.").doesNotContain("Exception", "\tat ");
        assertThat(gate("submit", "nowhere.json", empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("nowhere.json: there is no such file.").doesNotContain("Exception");
        assertThat(gate("--scope", "../elsewhere", "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("The scope id must be").doesNotContain("Exception");
    }

    @Test
    void an_unknown_scope_is_refused_with_those_that_there_are_whatever_is_asked() throws IOException {
        gate("--scope", "another", "bootstrap", config("1.0.0", 50), "--as", "ada", "--reason", "In use.");
        String log = folder.resolve("log.jsonl").toString();
        for (String[] asked : new String[][] {{"list"}, {"show", "1.0.0"}, {"config"}, {"verify"}, {"export", log}}) {
            List<String> unknown = new ArrayList<>(List.of("--scope", "nobodys"));
            unknown.addAll(List.of(asked));
            assertThat(gate(unknown.toArray(String[]::new))).isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text()).contains("no version in scope nobodys", "--scope: another, default.");
        }
        assertThat(Path.of(log)).doesNotExist();
    }

    @Test
    void a_list_of_no_scope_in_particular_names_the_others() throws IOException {
        assertThat(gate("list")).isZero();
        assertThat(text()).doesNotContain("--scope");
        gate("--scope", "another", "bootstrap", config("1.0.0", 50), "--as", "ada", "--reason", "In use.");
        assertThat(gate("list")).isZero();
        assertThat(text()).contains("1.0.0 ACTIVE", "--scope: another, default.");
    }

    @Test
    void where_the_default_scope_is_not_there_a_list_names_those_that_are() throws IOException {
        String elsewhere = folder.resolve("another").toString();
        gate(
                "--registry",
                elsewhere,
                "--scope",
                "dating",
                "bootstrap",
                config("1.0.0", 50),
                "--as",
                "a",
                "--reason",
                "x");
        assertThat(gate("--registry", elsewhere, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("no version in scope default", "--scope: dating.");
    }

    @Test
    void a_mistake_at_the_command_line_is_told_in_a_sentence_and_not_in_a_page_of_usage() {
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", "x", "--as", "bo"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--shown", "\"x\": A digest is").doesNotContain("Usage:");
        assertThat(gate("lst")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Did you mean list").doesNotContain("Usage:");
        assertThat(gate()).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("Name one of activate, activate-due, approve", "verify")
                .doesNotContain("Usage:");
    }

    @Test
    void help_needs_no_registry_and_everything_else_asks_for_one() {
        assertThat(RegistryCommandCase.run(printed, printed, "submit", "--help"))
                .isZero();
        assertThat(RegistryCommandCase.run(printed, printed, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("SUMMARY", "Name the registry: --registry");
    }

    @Test
    void every_subcommand_has_help() {
        assertThat(gate("approve", "--help")).isZero();
        assertThat(text()).contains("--shown", "VERSION");
    }

    @Test
    void a_mistyped_folder_names_the_registries_beside_it() throws IOException {
        assertThat(gate("--registry", folder.resolve("registri").toString(), "list"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("Did you mean " + folder.resolve("registry") + "?")
                .doesNotContain("jdbc:");
    }

    @Test
    void for_programs_each_answer_is_one_object() throws IOException {
        assertThat(gate("list", "--json")).isZero();
        JsonNode proposed = json().get("versions").get(1);
        assertThat(proposed.get("status").asText()).isEqualTo("PROPOSED");
        assertThat(proposed.get("quorum").asInt()).isEqualTo(1);

        assertThat(gate("--json", "show", "1.1.0")).isZero();
        assertThat(json().get("page").asText()).contains("What changes, as the gate itself found:");
        String shown = json().get("shown").asText();

        assertThat(gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga", "--json"))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(json().get("refusals").get(0).get("code").asText()).isEqualTo("NOT_APPROVED");
        assertThat(gate(
                        "approve",
                        "1.1.0",
                        "--shown",
                        shown,
                        "--breaking",
                        "--as",
                        "bo",
                        "--reason",
                        "Right.",
                        "--json"))
                .isZero();
        assertThat(json().get("what").asText()).isEqualTo("1.1.0 approved");

        assertThat(gate("history", "--json")).isZero();
        assertThat(json().get("entries").findValuesAsText("reason")).contains("In use.", "Right.");
        assertThat(gate("verify", "--json")).isZero();
        assertThat(json().get("checkpoint").asText()).contains(":");
        assertThat(gate("show", "9.9.9", "--json")).isEqualTo(2);
        assertThat(json().get("code").asText()).isEqualTo("bad_input");
    }

    @Test
    void what_differs_between_two_versions_is_shown_from_the_registry() throws IOException {
        assertThat(gate("diff", "1.1.0")).isZero();
        assertThat(text()).contains("1.1.0 -> 1.0.0", "/compatibility_thresholds/good/min_score: 52 -> 50");
        assertThat(gate("diff", "1.0.0", "1.1.0", "--json")).isZero();
        assertThat(json().get("differences").findValuesAsText("after")).contains("52");
    }

    @Test
    void a_reason_is_erased_for_good_and_the_log_stays_whole() {
        assertThat(gate("log")).isZero();
        assertThat(text()).contains("In use.");
        assertThat(gate("erase-reason", "1")).isZero();
        assertThat(gate("history")).isZero();
        assertThat(text()).contains("(erased)").doesNotContain("In use.");
        assertThat(gate("verify")).isZero();
        assertThat(gate("erase-reason", "1")).isEqualTo(2);
        assertThat(text()).contains("was erased before");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(text());
    }
}
