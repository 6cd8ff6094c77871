package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.DiffJson;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ConfigDiff;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What differs between two configs. */
@Command(
        name = "diff",
        description =
                "Shows what differs between two scoring configs, value by value. The order of keys and the way a number is written do not count.")
public final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "a scoring config")
    @Nullable
    private Path from;

    @Parameters(index = "1", paramLabel = "TO", description = "another one")
    @Nullable
    private Path to;

    @Option(names = "--json", description = "print one JSON object instead of lines")
    private boolean json;

    private final Console console;

    /** @param console what it talks with */
    public DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Mistakes mistakes = new Mistakes();
        ScoringConfig first = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(from))));
        ScoringConfig second = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(to))));
        mistakes.refuse();
        ConfigDiff diff = Calibration.diff(Objects.requireNonNull(first), Objects.requireNonNull(second));
        console.out().println(json ? DiffJson.of(diff) : diff);
        return 0;
    }
}
