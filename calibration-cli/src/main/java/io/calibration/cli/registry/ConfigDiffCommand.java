package io.calibration.cli.registry;

import io.calibration.Calibration;
import io.calibration.approval.Registry;
import io.calibration.cli.terminal.DiffJson;
import io.calibration.config.ConfigDiff;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What differs between two versions that are registered. */
@Command(name = "diff", description = "Shows what differs between the configs of two versions, value by value.")
final class ConfigDiffCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RegistryCommand gate;

    @Parameters(index = "0", paramLabel = "FROM", description = "a version")
    @Nullable
    Version from;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "another one; default: the active one")
    @Nullable
    Version to;

    @Override
    public Integer call() {
        RegistryCommand command = Objects.requireNonNull(gate);
        Registry registry = command.reading();
        ConfigDiff diff = Calibration.diff(
                config(registry, Objects.requireNonNull(from)),
                config(registry, to == null ? RegistryCommand.active(registry) : to));
        command.out.println(command.json ? DiffJson.of(diff) : diff);
        return 0;
    }

    private static ScoringConfig config(Registry registry, Version version) {
        return ConfigJson.read(
                registry.content(RegistryCommand.registered(registry, version).content())
                        .bytes());
    }
}
