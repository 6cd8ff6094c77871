package io.calibration.cli.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calibration.approval.VisibleText;
import io.calibration.json.ArtifactFolder.ConflictException;
import io.calibration.json.InvalidDocumentException;
import io.calibration.metrics.CollectionException;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Tells what went wrong in a sentence, never in a stack trace or in a page of usage; as JSON, in one object with the keys {@code code}
 * ({@code usage}, {@code bad_input}, {@code registry}, {@code files} or {@code internal}) and {@code sentence}.
 *
 * @param errors where it is told
 * @param json whether as JSON
 */
public record CommandErrors(PrintStream errors, boolean json)
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

    /** What the user can mend ends with this. */
    public static final int BAD_INPUT = 2;

    private static final int INTERNAL = 1;
    private static final char REPLACED = '\ufffd'; // where a byte of the command line is no character to Java
    private static final String LOCALE =
            "The locale of this shell has no such characters. Set one that has, such as LC_ALL=C.UTF-8, and say it again.";

    /** Makes both kinds of errors of a command line be told so. */
    public void of(CommandLine line) {
        line.setParameterExceptionHandler(this);
        line.setExecutionExceptionHandler(this);
    }

    @Override
    public int handleParseException(CommandLine.ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        String sentence = String.valueOf(exception.getMessage());
        if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
            sentence = unknown(unmatched.getUnmatched().stream(), line)
                    .map(option -> unknown(option, line))
                    .orElse(sentence + suggestion(unmatched));
        } else if (exception instanceof CommandLine.MissingParameterException) {
            // What is missing may be there, mistyped
            sentence = unknown(Arrays.stream(arguments), line)
                    .map(option -> unknown(option, line))
                    .orElse(sentence);
        } else if (sentence.equals("Missing required subcommand")) {
            sentence += ". Name one of "
                    + String.join(", ", new TreeSet<>(line.getSubcommands().keySet())) + ".";
        }
        tell("usage", sentence + "\n" + line.getCommandSpec().qualifiedName() + " --help tells the options.");
        return BAD_INPUT;
    }

    private static String unknown(String option, CommandLine line) {
        return "Unknown option: '" + option + "'" + elsewhere(option, line)
                + suggestion(new CommandLine.UnmatchedArgumentException(line, List.of(option)));
    }

    /** The commands beside this one that know the option. */
    private static String elsewhere(String option, CommandLine line) {
        CommandLine parent = line.getParent();
        List<String> names = parent == null
                ? List.of()
                : parent.getSubcommands().values().stream()
                        .filter(other -> other.getCommandSpec().optionsMap().containsKey(option))
                        .map(CommandLine::getCommandName)
                        .distinct()
                        .sorted()
                        .toList();
        return names.isEmpty() ? "" : ". It is one of " + String.join(", ", names);
    }

    /** The first word that is an option this one does not know, alone: what stands behind it was its value. */
    private static Optional<String> unknown(Stream<String> words, CommandLine line) {
        return words.filter(word -> word.startsWith("-"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(option -> !line.getCommandSpec().optionsMap().containsKey(option))
                .findFirst();
    }

    private static String suggestion(CommandLine.UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().isEmpty()
                ? ""
                : ". Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
        String code = code(exception);
        tell(code, sentence(exception));
        return code.equals("internal") ? INTERNAL : BAD_INPUT;
    }

    private void tell(String code, String told) {
        boolean isGarbled = told.contains("unmappable characters") || told.indexOf(REPLACED) >= 0;
        String sentence = isGarbled ? told + "\n" + LOCALE : told;
        errors.println(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("code", code)
                                .put("sentence", sentence)
                                .toString()
                        : VisibleText.ofLines(sentence));
    }

    private static String code(Exception exception) {
        if (exception instanceof RegistryStoreException) {
            return "registry";
        }
        if (exception instanceof IOException || exception instanceof ConflictException) {
            return "files";
        }
        return exception instanceof IllegalArgumentException
                        || exception instanceof InvalidDocumentException
                        || exception instanceof CollectionException
                ? "bad_input"
                : "internal";
    }

    /** What went wrong, in plain words. */
    public static String sentence(Exception exception) {
        if (exception instanceof FileSystemException file) {
            return file.getFile() + ": " + problem(file);
        }
        if (exception instanceof RegistryStoreException && exception.getCause() != null) {
            return exception.getMessage() + "\nCause: " + exception.getCause().getMessage();
        }
        return switch (code(exception)) {
            case "internal" -> "Something went wrong that is not your doing: " + exception;
            case "files" ->
                exception instanceof IOException
                        ? "Reading or writing failed: " + exception.getMessage()
                        : String.valueOf(exception.getMessage());
            default -> String.valueOf(exception.getMessage());
        };
    }

    private static String problem(FileSystemException exception) {
        if (exception instanceof NoSuchFileException) {
            Path folder = Path.of(exception.getFile()).toAbsolutePath().getParent();
            return (folder == null) || Files.isDirectory(folder)
                    ? "there is no such file. Check the path."
                    : "there is no folder " + folder + ". Make it, or check the path.";
        }
        if (exception instanceof AccessDeniedException) {
            return "access is denied. Check its permissions, or name another.";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return "this is a file where a folder is needed. Name another folder.";
        }
        return exception.getReason() + ". Check the path and its permissions.";
    }
}
