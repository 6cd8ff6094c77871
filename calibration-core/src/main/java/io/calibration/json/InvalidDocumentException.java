package io.calibration.json;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A document that a person wrote is refused; says its file where there is one, and all its mistakes at once, each with its place and its mend. */
public final class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf gives a serializable list.
    private final List<Mistake> mistakes;

    public InvalidDocumentException(List<Mistake> mistakes) {
        this("", mistakes);
    }

    private InvalidDocumentException(String file, List<Mistake> mistakes) {
        super(file + message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The same mistakes, told with the file that they stand in. */
    public InvalidDocumentException in(Path file) {
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

    /**
     * One mistake in a document that a person wrote. Quotes numbers and label-like keys, never any other text of the document.
     *
     * @param pointer JSON Pointer (RFC 6901) of the value's place, with raw keys; empty for the whole document. It ends above a key
     *     that is no label
     * @param message what is wrong and how to mend it, such as {@code is not a known key. Maybe min_score?}
     */
    public record Mistake(String pointer, String message) implements Serializable {

        @Override
        public String toString() {
            return (pointer.isEmpty() ? "The document" : pointer) + ": " + message;
        }
    }
}
