package io.calibration.json;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A document that a person wrote is refused; says its file where there is one, and all its mistakes at once, each with its place and its mend. */
public final class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf gives a serializable list.
    private final List<Mistake> mistakes;

    InvalidDocumentException(List<Mistake> mistakes) {
        this("", mistakes);
    }

    private InvalidDocumentException(String file, List<Mistake> mistakes) {
        super(file + message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The same mistakes, told with the file that they stand in. */
    InvalidDocumentException in(Path file) {
        return new InvalidDocumentException(file + ": ", mistakes);
    }

    /** Every mistake found, at least one; in a fixed order for a given document. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static String message(List<Mistake> mistakes) {
        String lines = mistakes.stream().map(m -> "\n  " + m).collect(Collectors.joining());
        return (mistakes.size() == 1 ? "One mistake" : mistakes.size() + " mistakes") + " in the document:" + lines;
    }
}
