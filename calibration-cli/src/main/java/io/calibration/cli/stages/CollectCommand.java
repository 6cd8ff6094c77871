package io.calibration.cli.stages;

import io.calibration.Collected;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.json.PartFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final CollectOptions options = new CollectOptions();

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
        Collected collected = options.collect(console, artifacts.privacy(), artifacts.json);
        String mend = options.mend(collected.snapshot());
        if (part == null) { // what one of several machines has not is in the parts of others
            new Telling(console.story(artifacts.json), artifacts.privacy())
                    .requireResults(collected, mend, options.named());
        }
        List<Path> files = new ArrayList<>();
        if (part != null) { // first, for it may be that no file can have its name
            files.add(PartFiles.save(collected.snapshot().metrics(), artifacts.out, part));
        }
        files.add(0, collected.saveTo(artifacts.out));
        tell(console, collected, options.origin(), files, artifacts);
        console.story(artifacts.json).tell(mend);
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
