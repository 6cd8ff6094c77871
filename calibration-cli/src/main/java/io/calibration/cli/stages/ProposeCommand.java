package io.calibration.cli.stages;

import io.calibration.CalibrationBuilder;
import io.calibration.Proposed;
import io.calibration.analysis.CalibrationReport;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.json.ReportJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Guardrails;
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

/** From a stored snapshot and its report to a proposed config. */
@Command(
        name = "propose",
        sortOptions = false,
        description =
                "Looks for a config that answers a stored report, and computes what it would do. registry submit hands it in.")
public final class ProposeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "a snapshot that collect or sum wrote")
    @Nullable
    private Path snapshot;

    @Parameters(index = "1", paramLabel = "REPORT", description = "the report that analyze wrote of it")
    @Nullable
    private Path report;

    @Mixin
    private final StoredOptions stored = new StoredOptions();

    @Option(
            names = "--guardrails",
            paramLabel = "FILE",
            description =
                    "how far one release may go: steps, shares, protected paths; default: the standard guardrails")
    @Nullable
    private Path guardrails;

    private final Console console;

    /** @param console what it talks with */
    public ProposeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = new Mistakes();
        Path judged = Objects.requireNonNull(report);
        MetricsSnapshot collected = mistakes.in(() -> Documents.snapshot(Objects.requireNonNull(snapshot)));
        CalibrationReport analyzed =
                mistakes.in(() -> Documents.named(judged, () -> ReportJson.read(Documents.content(judged))));
        Guardrails limits = mistakes.in(() -> Documents.guardrails(guardrails));
        CalibrationBuilder builder = stored.builder(mistakes).clock(console.clock());
        mistakes.refuse();
        Proposed proposed = builder.guardrails(Objects.requireNonNull(limits))
                .build()
                .propose(Objects.requireNonNull(analyzed), Objects.requireNonNull(collected));
        List<Path> files = proposed.saveTo(stored.artifacts.out);
        if (stored.artifacts.json) {
            console.out()
                    .println(new ResultJson()
                            .changes(proposed.published().changes())
                            .files(files));
        } else {
            Story story = console.story(false);
            new Telling(story, stored.artifacts.privacy()).proposal(proposed.published());
            story.gap();
            files.forEach(file -> story.tell(file.toString()));
        }
        return 0;
    }
}
