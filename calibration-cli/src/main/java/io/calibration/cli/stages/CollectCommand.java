package io.calibration.cli.stages;

import io.calibration.Calibration;
import io.calibration.Collected;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.DaysOptions;
import io.calibration.cli.input.Documents;
import io.calibration.cli.input.ScanOptions;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.metrics.DayWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From scan results to a snapshot, or to a part that is added up elsewhere. */
@Command(
        name = "collect",
        sortOptions = false,
        description = "Counts scan results: writes a metrics snapshot, never a result, never a person.")
public final class CollectCommand implements Callable<Integer> {

    @Mixin
    private final ScanOptions scans = new ScanOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the scoring config that --scans were scored with")
    @Nullable
    private Path config;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "the policy of a later analysis, whose labels are told apart")
    @Nullable
    private Path policy;

    @Mixin
    private final DaysOptions days = new DaysOptions();

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description =
                    "write an exact part besides, for sum: NAME says which machine, or which share of the results; as confidential as they are")
    @Nullable
    private String part;

    @Mixin
    private final ArtifactOptions artifacts = new ArtifactOptions();

    private final Console console;

    /** @param console what it talks with */
    public CollectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = new Mistakes();
        ScoringConfig inForce = mistakes.in(() -> ConfigJson.read(Documents.file(Objects.requireNonNull(config))));
        Form form = scans.form(mistakes);
        DayWindow window = days.window(mistakes);
        CalibrationPolicy expected = mistakes.in(() -> Documents.policy(policy));
        mistakes.refuse();
        Collected collected = Calibration.builder()
                .source(scans.source(form))
                .config(Objects.requireNonNull(inForce))
                .policy(Objects.requireNonNull(expected))
                .privacy(artifacts.privacy())
                .clock(console.clock())
                .progress(console.progress(artifacts.json))
                .build()
                .collect(Objects.requireNonNull(window));
        List<Path> files = new ArrayList<>();
        files.add(collected.saveTo(artifacts.out));
        if (part != null) {
            files.add(PartFiles.save(collected.snapshot().metrics(), artifacts.out, part));
        }
        tell(console, collected, scans.origin(), files, artifacts);
        return 0;
    }

    /** What came in, and where it is written. */
    static void tell(Console console, Collected collected, String origin, List<Path> files, ArtifactOptions artifacts) {
        if (artifacts.json) {
            console.out().println(new ResultJson().files(files).intake(collected.snapshot(), artifacts.privacy()));
            return;
        }
        Story story = console.story(false);
        new Telling(story, artifacts.privacy()).intake(collected.snapshot(), origin);
        files.forEach(file -> story.tell(file.toString()));
    }
}
