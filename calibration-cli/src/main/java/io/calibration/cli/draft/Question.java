package io.calibration.cli.draft;

import io.calibration.cli.terminal.ShellWords;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What only the owner of the data knows.
 *
 * @param text the question
 * @param answers the options of {@code init} that answer it, in any one of these ways, each with an example or, in capitals, what is to be put
 *     there
 */
record Question(String text, List<List<String>> answers) {

    private static final String OPEN = "YOUR_ANSWER";

    /** The answers as they are to be typed: names of columns are foreign text, and a shell would run what they hold. */
    String option() {
        return answers.stream().map(words -> ShellWords.of(words.stream())).collect(Collectors.joining(" or "));
    }

    /** As it stands in a command: one that is copied as it is must not answer for the owner where there are several ways. */
    String command() {
        return answers.size() == 1 ? option() : answers.get(0).get(0) + " " + OPEN;
    }

    /** As it stands in a draft. */
    @Override
    public String toString() {
        return text + " Such as: init " + option() + ".";
    }
}
