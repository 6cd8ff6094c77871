package io.calibration.cli.terminal;

import io.calibration.metrics.MetricSource.Progress;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command talks with.
 *
 * @param clock the time of this run
 * @param out standard output; nothing that is printed there can act on a terminal
 * @param errors standard error
 * @param arguments the words that the program was started with
 */
public record Console(Clock clock, PrintStream out, PrintStream errors, List<String> arguments) {

    public Console {
        arguments = List.copyOf(arguments);
    }

    /** The command that started this program, without its arguments. */
    public static String program() {
        String path = System.getProperty("java.class.path");
        String command = path.endsWith(".jar") && !path.contains(File.pathSeparator)
                ? "java -jar " + ShellWords.of(Stream.of(path))
                : "java -cp " + ShellWords.of(Stream.of(path)) + " io.calibration.cli.CalibrationCommand";
        return command;
    }

    /** The option that names a folder of libraries, in one word or in two, as these arguments have it: what goes on needs it, too. */
    public static Stream<String> lib(List<String> arguments) {
        int apart = arguments.indexOf("--lib");
        return apart >= 0
                ? arguments.stream().skip(apart).limit(2)
                : arguments.stream().filter(word -> word.startsWith("--lib="));
    }

    /** Where a story goes that programs do not read: nowhere when they are to read JSON. */
    public Story story(boolean json) {
        return new Story(json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : out);
    }

    /** Says how far a collection is, unless programs read along. */
    public Progress progress(boolean json) {
        if (json) {
            return Progress.NONE;
        }
        // A bar goes past what makes foreign text visible: it holds none, and writes over its own line
        return Ansi.AUTO.enabled() ? new ConsoleProgress(System.err, true) : new ConsoleProgress(errors, false);
    }
}
