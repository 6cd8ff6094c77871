package io.calibration.examples.quickstart;

import io.calibration.examples.gate.CommandErrors;
import io.calibration.examples.gate.GateCommand;
import io.calibration.examples.gate.RegistryDatabase;
import io.calibration.examples.gate.VisibleOutput;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole way in one command: from scan results to an activated config, and back. */
@Command(
        name = "quickstart",
        sortOptions = false,
        description =
                "Collects scan results, analyzes them, proposes a new config, and takes it through the approval gate."
                        + " Without options it does so with a generated sample of 20,000 results, and plays the people who decide;"
                        + " with your own results it stops at the submitted proposal.",
        footer = "quickstart gate ... looks at what was submitted and decides on it; see quickstart gate --help.")
public final class Quickstart implements Callable<Integer> {

    private static final Logger ROOT_LOGGER = Logger.getLogger("");
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(
            names = "--scans",
            paramLabel = "FILE",
            description =
                    "scan results, one JSON object a line (.jsonl or .jsonl.gz), or CSV with --mapping; default: a generated sample")
    @Nullable
    Path scans;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "what the columns of --scans mean, where they are CSV, TSV or JSON lines with names of their own (scan_mapping.json)")
    @Nullable
    Path mapping;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the scoring config that --scans were scored with; default: the sample's")
    @Nullable
    Path config;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "the zone of times that name none, such as Europe/Berlin; default: such results are left out")
    @Nullable
    String zone;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "an earlier time to compare with: a stored snapshot, or scan results")
    @Nullable
    Path baseline;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "what is expected: ranges, margins, false discovery rate; default: no range is judged; for the generated sample, the ranges of its system")
    @Nullable
    Path policy;

    @Option(
            names = "--guardrails",
            paramLabel = "FILE",
            description =
                    "how far one release may go: steps, shares, protected paths; default: the standard guardrails")
    @Nullable
    Path guardrails;

    @Option(
            names = "--prediction",
            paramLabel = "FILE",
            description =
                    "the change summary (or no-change file) that led to --config: the results are held against what it predicted")
    @Nullable
    Path prediction;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "first UTC day, such as 2026-10-05; default: the first there is")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DAY", description = "last UTC day; default: the last there is")
    @Nullable
    String to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the artifacts go; default: target/calibration/<time>")
    @Nullable
    Path out;

    @Option(
            names = "--db",
            paramLabel = "JDBC_URL",
            description =
                    "the database that keeps the registry, such as jdbc:h2:./registry; default: none, in memory, gone afterwards")
    @Nullable
    String db;

    @Option(
            names = "--scope",
            paramLabel = "ID",
            description =
                    "the scoring system in the registry; default: \"default\", for the sample one of its own a run")
    @Nullable
    String scope;

    @Option(
            names = "--exact",
            description =
                    "write exact counts, also of small groups; the artifacts are then as confidential as the results")
    boolean exact;

    @Option(
            names = "--json",
            description =
                    "print one JSON object instead of the walk-through; what goes wrong is one on standard error, with code and sentence")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    private final Clock clock;
    private final PrintStream output;
    private final List<String> arguments;

    Quickstart(Clock clock, PrintStream output, List<String> arguments) {
        this.clock = clock;
        this.output = output;
        this.arguments = arguments;
    }

    /** Runs the command and ends with 0 when done, 2 for bad input or usage, 1 for anything else. */
    public static void main(String[] arguments) {
        ROOT_LOGGER.setLevel(Level.WARNING); // the libraries' greetings are not part of the story
        PrintStream output = new VisibleOutput(System.out);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Clock.systemUTC(), output, errors, arguments));
    }

    static int run(Clock clock, PrintStream output, PrintStream errors, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("gate")) {
            return GateCommand.run(output, errors, Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        CommandLine line = new CommandLine(new Quickstart(clock, output, List.of(arguments)));
        line.setOut(new PrintWriter(output, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
        new CommandErrors(errors, List.of(arguments).contains("--json")).of(line);
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        PrintStream story =
                json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : output;
        Path folder = out == null ? Path.of("target", "calibration", FOLDER.format(clock.instant())) : out;
        Inputs inputs = Inputs.of(this, folder);
        Story telling = new Story(story);
        Result result = new Walkthrough(
                        inputs,
                        this::begin,
                        folder,
                        exact ? PrivacyPolicy.exact() : PrivacyPolicy.standard(),
                        clock,
                        json ? Progress.NONE : new ConsoleProgress(System.err),
                        telling,
                        scans == null ? null : new GoOn(telling, db, scope(), arguments))
                .run();
        if (json) {
            output.println(result.toJson());
        }
        return 0;
    }

    /** Results of a host belong to one scoring system, night for night; the sample begins anew each time. */
    ScopeId scope() {
        if (scope != null) {
            return Inputs.scope(scope);
        }
        return new ScopeId(scans == null ? "quickstart-" + clock.instant().getEpochSecond() : "default");
    }

    /** The registry that --db names, or null when there is none yet. */
    @Nullable
    Kept existing() {
        ScopeId named = scope();
        return db == null
                ? null
                : RegistryDatabase.find(db).map(store -> Kept.in(store, named)).orElse(null);
    }

    private Kept begin() {
        return Kept.in(db == null ? new InMemoryRegistryStore() : RegistryDatabase.create(db), scope());
    }
}
