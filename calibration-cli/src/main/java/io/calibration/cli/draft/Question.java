package io.calibration.cli.draft;

import io.calibration.cli.terminal.ShellWords;
import java.util.List;

/**
 * What only the owner of the data knows.
 *
 * @param text the question
 * @param words the option of {@code init} that answers it, with an example or, in capitals, what is to be put there
 */
record Question(String text, List<String> words) {

    /** The option as it is to be typed: names of columns are foreign text, and a shell would run what they hold. */
    String option() {
        return ShellWords.of(words.stream());
    }

    /** As it stands in a draft. */
    @Override
    public String toString() {
        return text + " Such as: init " + option() + ".";
    }
}
