package io.calibration.json;

import java.io.Serializable;

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
