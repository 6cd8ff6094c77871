package io.calibration.cli.registry;

import io.calibration.approval.Registry;
import io.calibration.approval.VisibleText;
import io.calibration.config.Version;
import io.calibration.registry.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Hands a config out of the registry, so that the night after an activation is judged by the one in force. */
@Command(
        name = "config",
        description = "Writes the config of VERSION, by default the active one, byte for byte as it was registered.")
final class ConfigCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RegistryCommand gate;

    @Parameters(arity = "0..1", paramLabel = "VERSION")
    @Nullable
    Version version;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the file, whose content is replaced; default: standard output")
    @Nullable
    Path file;

    @Override
    public Integer call() throws IOException {
        RegistryCommand command = Objects.requireNonNull(gate);
        Registry registry = command.reading();
        Version named = version == null ? RegistryCommand.active(registry) : version;
        Content content =
                registry.content(RegistryCommand.registered(registry, named).content());
        if (file == null) {
            command.out.writeBytes(visible(content));
            command.out.flush();
        } else {
            Files.write(file, content.bytes());
            command.out.println("The config of " + named + " is in " + file + ".");
        }
        return 0;
    }

    /** Bytes that a terminal shows and does nothing about. */
    private static byte[] visible(Content content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8).replaceAll("[\t\r]", "");
        if (!VisibleText.ofLines(text).equals(text)) {
            throw new IllegalArgumentException(
                    "The config holds characters that could act on a terminal or hide there. Write it to a file with --out FILE.");
        }
        return content.bytes();
    }
}
