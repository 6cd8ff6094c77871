package io.calibration.cli.draft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.ShellWords;
import io.calibration.cli.terminal.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a file that nobody prepared to drafts of what a run needs. */
@Command(
        name = "init",
        sortOptions = false,
        description =
                "Looks at the first 100,000 rows of CSV, TSV, Parquet or JSON lines and drafts a mapping, a scoring config and a policy. What only you"
                        + " know is asked, and nothing runs before it is answered.")
public final class InitCommand implements Callable<Integer> {

    private static final int MOST_ROWS = 100_000;

    @Parameters(paramLabel = "DATA", description = "a file of scan results, plain or gzip")
    @Nullable
    private Path data;

    @Mixin
    private final Answers answers = new Answers();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "the folder of the drafts; default: this one")
    private Path out = Path.of(".");

    @Option(names = "--replace", description = "replace files that are there already and have no open question")
    private boolean replace;

    @Option(names = "--json", description = "print one JSON object instead of sentences")
    private boolean json;

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Console console;

    /** @param console what it talks with */
    public InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = mistaken();
        Rows rows = mistakes.in(() -> data == null ? null : Rows.of(data, MOST_ROWS));
        if (rows == null) {
            mistakes.refuse();
        }
        Path file = Objects.requireNonNull(data);
        Draft draft = new Draft(Objects.requireNonNull(rows), answers, mistakes);
        DraftFiles files = new DraftFiles(draft);
        DraftText words = new DraftText(draft, files, file);
        List<Path> written = files.write(out, file, words.page(run(draft, file)), replace);
        if (json) {
            console.out().println(json(draft, written));
            return 0;
        }
        Story story = console.story(false);
        story.tell(words.head());
        story.gap();
        words.drafted().forEach(story::detail);
        story.gap();
        draft.told().forEach(story::tell);
        story.tell("Written: "
                + String.join(", ", written.stream().map(Path::toString).toList()) + ".");
        story.gap();
        next(story, draft, file);
        return 0;
    }

    /** Values of options that cannot be read; whatever else is wrong with a command line ends it. */
    private Mistakes mistaken() {
        Mistakes mistakes = new Mistakes();
        for (Exception error :
                Objects.requireNonNull(spec).commandLine().getParseResult().errors()) {
            if (error instanceof CommandLine.UnmatchedArgumentException
                    || error instanceof CommandLine.MissingParameterException) {
                throw (CommandLine.ParameterException) error;
            }
            mistakes.unless(false, String.valueOf(error.getMessage()));
        }
        return mistakes;
    }

    private void next(Story story, Draft draft, Path file) {
        if (draft.questions().isEmpty()) {
            story.tell("Nothing is open. Read the files, and then:");
            story.command(run(draft, file));
            return;
        }
        story.tell("Only you can answer this (" + draft.questions().size() + "):");
        draft.questions().forEach(question -> {
            story.detail("- " + question.text());
            story.detail("  " + question.option());
        });
        story.tell(
                "Say so in the same command, and the drafts are written anew, such as, with your words for those in capitals:");
        String said = ShellWords.of(console.arguments().stream());
        story.command(Console.program() + " " + said + " "
                + String.join(
                        " ", draft.questions().stream().map(Question::command).toList()));
    }

    /** The command that runs once nothing is open. */
    private String run(Draft draft, Path file) {
        Stream<String> mapping = draft.isInOwnNames()
                ? answers.zone == null ? Stream.of() : Stream.of("--zone", answers.zone.getId())
                : Stream.of(
                        "--mapping", out.resolve(DraftFiles.MAPPING).normalize().toString());
        Stream<String> words = Stream.of(
                        Stream.of("run"),
                        Console.lib(console.arguments()),
                        Stream.of("--scans", file.toString()),
                        mapping,
                        Stream.of(
                                "--config",
                                out.resolve(DraftFiles.CONFIG).normalize().toString(),
                                "--policy",
                                out.resolve(DraftFiles.POLICY).normalize().toString()))
                .flatMap(each -> each);
        return Console.program() + " " + ShellWords.of(words);
    }

    private static ObjectNode json(Draft draft, List<Path> written) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode files = json.putArray("files");
        written.forEach(file -> files.add(file.toString()));
        ArrayNode told = json.putArray("told");
        draft.told().forEach(told::add);
        ArrayNode questions = json.putArray("open_questions");
        draft.questions()
                .forEach(question ->
                        questions.addObject().put("question", question.text()).put("answer", question.option()));
        return json;
    }
}
