package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.Collected;
import io.calibration.cli.input.DaysOptions;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.metrics.DayWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From the parts of several machines or days to the snapshot that one machine would have counted. */
@Command(name = "sum", sortOptions = false, description = "Adds up the parts that collect --part wrote, to a snapshot.")
public final class SumCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PART", description = "the parts, each once")
    private List<Path> parts = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the scoring config that they were counted under")
    @Nullable
    private Path config;

    @Mixin
    private final DaysOptions days = new DaysOptions();

    @Mixin
    private final ArtifactOptions artifacts = new ArtifactOptions();

    private final Console console;

    /** @param console what it talks with */
    public SumCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = new Mistakes();
        ScoringConfig inForce = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(config))));
        PartFiles source = mistakes.in(() -> PartFiles.in(parts.toArray(Path[]::new)));
        parts.forEach(file -> mistakes.in(() -> Documents.file(file)));
        DayWindow window = days.window(mistakes);
        mistakes.refuse();
        Collected collected = Calibration.builder()
                .source(Objects.requireNonNull(source))
                .config(Objects.requireNonNull(inForce))
                .privacy(artifacts.privacy())
                .clock(console.clock())
                .build()
                .collect(Objects.requireNonNull(window));
        String origin = parts.size() == 1 ? "one part" : parts.size() + " parts";
        CollectCommand.tell(console, collected, origin, List.of(collected.saveTo(artifacts.out)), artifacts);
        return 0;
    }
}
