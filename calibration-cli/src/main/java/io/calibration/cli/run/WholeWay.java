package io.calibration.cli.run;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.input.DaysOptions;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.registry.Place;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.cli.terminal.ResultJson;
import io.calibration.cli.terminal.Story;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way in one command, from scan results to the gate, whoever's results they are. */
abstract class WholeWay implements Callable<Integer> {

    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Mixin
    final DaysOptions days = new DaysOptions();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "an earlier time to compare with: a stored snapshot, or scan results")
    @Nullable
    Path baseline;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "what is expected: ranges, margins, false discovery rate; default: no range is judged, in the"
                    + " demo those of the system that it imitates")
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
                    "the change summary (or no-change file) that led to the config: the results are held against what it predicted")
    @Nullable
    Path prediction;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the artifacts go; default: target/calibration/<time>")
    @Nullable
    Path out;

    @Option(
            names = "--registry",
            paramLabel = "PLACE",
            description =
                    "where the registry is kept: a folder, or a database, such as jdbc:h2:./registry; default: nowhere, in memory, gone afterwards")
    @Nullable
    Place registry;

    /** Its former name. */
    @Option(names = "--db", hidden = true)
    void db(Place place) {
        registry = place;
    }

    @Option(
            names = "--scope",
            paramLabel = "ID",
            description = "the scoring system in the registry; default: \"default\", in the demo one of its own a run")
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

    final Console console;

    WholeWay(Console console) {
        this.console = console;
    }

    /** The config in force, or null where it is mistaken. */
    abstract @Nullable ScoringConfig config(Mistakes mistakes);

    /** Where that is from, in words. */
    abstract String named();

    /** How files of results are read. */
    abstract Form form(Mistakes mistakes, @Nullable ScoringConfig config);

    /** The results, when nothing was mistaken. */
    abstract MetricSource source(ScoringConfig config, Form form) throws IOException;

    /** Where they are, in words. */
    abstract String origin();

    /** What is expected where no policy is named. */
    abstract CalibrationPolicy expected() throws IOException;

    /** Where that comes from, in words. */
    abstract String expectations();

    /** The scoring system where none is named. */
    abstract ScopeId ownScope();

    /** Says how people go on from a submitted proposal; null where people are played. */
    abstract @Nullable GoOn goOn(Story story);

    @Override
    public Integer call() throws Exception {
        Path folder = out == null
                ? Path.of("target", "calibration", FOLDER.format(console.clock().instant()))
                : out;
        Inputs inputs = Inputs.of(this, folder);
        Story story = console.story(json);
        ResultJson result = new Walkthrough(
                        inputs,
                        this::begin,
                        folder,
                        exact ? PrivacyPolicy.exact() : PrivacyPolicy.standard(),
                        console.clock(),
                        console.progress(json),
                        story,
                        goOn(story))
                .run();
        if (json) {
            console.out().println(result);
        }
        return 0;
    }

    ScopeId scope() {
        try {
            return scope == null ? ownScope() : new ScopeId(scope);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--scope " + scope + ": " + e.getMessage());
        }
    }

    /** The registry that is named, or null when there is none yet. */
    @Nullable
    Kept existing() {
        return registry == null
                ? null
                : registry.find().map(store -> Kept.in(store, scope())).orElse(null);
    }

    /** The command that looks at the registry and decides on its versions, without its subcommand. */
    String commands() {
        return registry == null ? "" : GoOn.gate(registry, scope(), console.arguments());
    }

    private Kept begin() {
        return Kept.in(registry == null ? new InMemoryRegistryStore() : registry.create(), scope());
    }
}
