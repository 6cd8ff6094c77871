package io.calibration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.cli.terminal.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of the command line ends with the help of every command, as it is. */
class CommandLinePageTest {

    private static final String BEGIN = "This part is made from the options themselves (`CommandLinePageTest`).\n";
    private static final int WIDTH = 110;

    @Test
    void the_page_has_every_command_and_every_option() throws IOException {
        Path page = root().resolve("docs/command-line.md");
        String text = Files.readString(page);
        String made = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + help();
        Path target =
                Files.writeString(Files.createDirectories(Path.of("target")).resolve("command-line.md"), made);
        assertThat(text)
                .as("Look at what changed, and copy " + target + " to " + page)
                .isEqualTo(made);
    }

    private static String help() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine line = CalibrationCommand.line(new Console(Clock.systemUTC(), nowhere, nowhere, List.of()));
        StringBuilder text = new StringBuilder();
        line.getSubcommands().values().forEach(command -> add(command, "###", text));
        return text.toString();
    }

    private static void add(CommandLine command, String heading, StringBuilder text) {
        command.setUsageHelpWidth(WIDTH);
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^calibration ", "");
        text.append('\n').append(heading).append(' ').append(name).append("\n\n```text\n");
        text.append(command.getUsageMessage(Ansi.OFF).replaceAll(" +\n", "\n").replaceAll("(?s)It ends with\n.*", ""));
        text.append("```\n");
        command.getSubcommands().values().forEach(each -> add(each, heading + "#", text));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
