package io.calibration.internal.json;

import io.calibration.json.InvalidDocumentException;
import io.calibration.json.InvalidDocumentException.Mistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The mistakes found in one document so far, so that its writer hears of all at once. Not thread-safe. */
public final class Mistakes {

    private final List<Mistake> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();

    public static InvalidDocumentException only(String pointer, String message) {
        return new InvalidDocumentException(List.of(new Mistake(pointer, message)));
    }

    public void add(String pointer, String message) {
        found.add(new Mistake(pointer, message));
        pointers.add(pointer);
    }

    /** Adds it unless its place is known to be wrong: a value of the wrong type must not be called missing as well. */
    public void addUnlessKnown(String pointer, String message) {
        if (!pointers.contains(pointer)) {
            add(pointer, message);
        }
    }

    /** Whether the value at the pointer, or one inside it, is wrong. */
    public boolean touch(String pointer) {
        return pointers.stream().anyMatch(p -> p.equals(pointer) || p.startsWith(pointer + "/"));
    }

    /**
     * Ends the reading when there is any mistake.
     *
     * @throws InvalidDocumentException with all of them
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidDocumentException(found);
        }
    }
}
