package io.calibration.cli.terminal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of a command as they are to be typed. */
public final class ShellWords {

    private ShellWords() {}

    /** The words, each quoted where a shell would take it apart. */
    public static String of(Stream<String> words) {
        return words.map(ShellWords::of).collect(Collectors.joining(" "));
    }

    private static String of(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
