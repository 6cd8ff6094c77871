package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.Collected;
import io.calibration.cli.input.DaysOptions;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.metrics.DayWindow;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Digest, Path> known = new HashMap<>();
        parts.forEach(part -> mistakes.in(() -> once(part, known)));
        DayWindow window = days.window(mistakes);
        mistakes.refuse();
        Collected collected = Calibration.builder()
                .source(PartFiles.in(parts.toArray(Path[]::new)))
                .config(Objects.requireNonNull(inForce))
                .privacy(artifacts.privacy())
                .clock(console.clock())
                .build()
                .collect(Objects.requireNonNull(window));
        String origin = parts.size() == 1 ? "one part" : parts.size() + " parts";
        CollectCommand.tell(console, collected, origin, List.of(collected.saveTo(artifacts.out)), artifacts);
        return 0;
    }

    /** The part, unless it is another one of them over again: nothing in the sum would show that its results count twice. */
    private static Path once(Path part, Map<Digest, Path> known) throws IOException {
        try (InputStream in = Files.newInputStream(Documents.file(part))) {
            Path same = known.putIfAbsent(Digest.of(in.readNBytes(PartFiles.MAX_BYTES + 1)), part);
            if (same != null && (Files.isSameFile(same, part) || counts(part))) {
                throw new BadInput(part + " is " + same
                        + " over again, byte for byte, and its results would count twice. Name each part once.");
            }
        }
        return part;
    }

    /** Two machines may both have had nothing to count. */
    private static boolean counts(Path part) throws IOException {
        return Documents.named(part, () -> PartFiles.load(part)).arrived() > 0;
    }
}
