package io.calibration.cli.stages;

import io.calibration.Analyzed;
import io.calibration.CalibrationBuilder;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.metrics.MetricsSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** From a stored snapshot to a report. */
@Command(
        name = "analyze",
        sortOptions = false,
        description = "Judges a stored snapshot: what is out of line, how sure, and how grave.")
public final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SNAPSHOT", description = "a snapshot that collect or sum wrote")
    @Nullable
    private Path snapshot;

    @Mixin
    private final StoredOptions stored = new StoredOptions();

    private final Console console;

    /** @param console what it talks with */
    public AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = new Mistakes();
        MetricsSnapshot collected = mistakes.in(() -> Documents.snapshot(Objects.requireNonNull(snapshot)));
        CalibrationBuilder builder = stored.builder(mistakes).clock(console.clock());
        mistakes.refuse();
        Analyzed analyzed = builder.build().analyze(Objects.requireNonNull(collected));
        Path file = analyzed.saveTo(stored.artifacts.out);
        if (stored.artifacts.json) {
            console.out()
                    .println(new ResultJson()
                            .findings(analyzed.published())
                            .files(List.of(file))
                            .notJudged(analyzed.published())
                            .intake(collected, stored.artifacts.privacy()));
        } else {
            Story story = console.story(false);
            new Telling(story, stored.artifacts.privacy())
                    .report(
                            analyzed.published(),
                            collected,
                            analyzed.collected().published());
            story.gap();
            story.tell(file.toString());
        }
        return 0;
    }
}
