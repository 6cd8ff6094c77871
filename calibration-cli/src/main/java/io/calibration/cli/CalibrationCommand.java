package io.calibration.cli;

import io.calibration.cli.draft.InitCommand;
import io.calibration.cli.registry.Place;
import io.calibration.cli.registry.RegistryCommand;
import io.calibration.cli.run.DemoCommand;
import io.calibration.cli.run.RunCommand;
import io.calibration.cli.stages.AnalyzeCommand;
import io.calibration.cli.stages.CollectCommand;
import io.calibration.cli.stages.CompareCommand;
import io.calibration.cli.stages.DiffCommand;
import io.calibration.cli.stages.LearnCommand;
import io.calibration.cli.stages.PluginsCommand;
import io.calibration.cli.stages.ProposeCommand;
import io.calibration.cli.stages.SumCommand;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.CommandErrors;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.VisibleOutput;
import io.calibration.cli.terminal.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: one subcommand for each thing that people do. */
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HelpCommand.class, GenerateCompletion.class},
        description =
                "Calibrates a system that scores, compares with thresholds and acts on the class: from scan results to a proposed config, and through the gate.",
        exitCodeListHeading = "It ends with%n",
        exitCodeList = {
            "0:done, or proposed already",
            "1:the gate refused, the log does not verify, or something went wrong that is not your doing",
            "2:bad input or usage, or the registry could not be reached"
        })
public final class CalibrationCommand {

    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    @Option(
            names = LibFolder.OPTION,
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "a folder of jars to use beside: drivers of databases, plug-ins")
    @Nullable
    Path lib; // read by LibFolder before anything else is loaded

    /** Runs a subcommand and ends with its exit code. */
    public static void main(String[] arguments) throws Exception {
        Optional<LibFolder> lib = LibFolder.named(arguments);
        if (lib.isPresent()) {
            runWith(lib.get(), arguments);
            return;
        }
        ROOT_LOGGER.setLevel(Level.WARNING); // the libraries' greetings are not for who reads the output
        System.exit(run(Clock.systemUTC(), System.out, System.err, arguments));
    }

    private static void runWith(LibFolder lib, String[] arguments) throws ReflectiveOperationException {
        try {
            lib.run(arguments);
        } catch (BadInput | IOException e) {
            new VisibleOutput(System.err).println(CommandErrors.sentence(e));
            System.exit(CommandErrors.BAD_INPUT);
        }
    }

    /** Runs a subcommand; gives its exit code. */
    public static int run(Clock clock, OutputStream output, OutputStream errorOutput, String... arguments) {
        VisibleOutput out = new VisibleOutput(output, output == System.out ? Ansi.AUTO : Ansi.OFF);
        VisibleOutput errors = new VisibleOutput(errorOutput);
        CommandLine line = line(new Console(clock, out, errors, List.of(arguments)));
        line.setOut(out.writer());
        line.setErr(errors.writer());
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            errors.println(
                    "The memory that Java may use is full. Give it more, as in java -Xmx2g -jar calibration.jar.");
            return CommandErrors.BAD_INPUT;
        }
    }

    static CommandLine line(Console console) {
        PrintStream errors = console.errors();
        CommandLine init = new CommandLine(new InitCommand(console));
        init.getCommandSpec().parser().collectErrors(true); // it tells all answers that cannot be
        CommandLine line = new CommandLine(new CalibrationCommand())
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(init)
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new CollectCommand(console))
                .addSubcommand(new SumCommand(console))
                .addSubcommand(new AnalyzeCommand(console))
                .addSubcommand(new ProposeCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new LearnCommand(console))
                .addSubcommand(new PluginsCommand(console))
                .addSubcommand(new RegistryCommand(console));
        Words.of(line);
        line.registerConverter(Place.class, Place::new);
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(Ansi.OFF)); // what makes foreign text visible spells colours out
        line.setCaseInsensitiveEnumValuesAllowed(true);
        new CommandErrors(errors, console.arguments().contains("--json")).of(line);
        return line;
    }
}
