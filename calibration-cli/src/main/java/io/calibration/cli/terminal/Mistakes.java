package io.calibration.cli.terminal;

import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the inputs, gathered so that all of it is told at once. */
public final class Mistakes {

    private final List<String> sentences = new ArrayList<>();

    /** Reads one input; null where none is given. */
    public interface Input<T> {
        @Nullable
        T read() throws IOException;
    }

    /** What is read, or null where it is mistaken or not given. */
    public <T> @Nullable T in(Input<T> input) {
        try {
            return input.read();
        } catch (IOException | IllegalArgumentException | InvalidDocumentException | RegistryStoreException e) {
            sentences.add(CommandErrors.sentence(e));
            return null;
        }
    }

    /** Tells the sentence unless all is right. */
    public void unless(boolean right, String sentence) {
        if (!right) {
            sentences.add(sentence);
        }
    }

    /** Goes on only where there is none.
     *
     * @throws BadInput when there is any
     */
    public void refuse() {
        if (!sentences.isEmpty()) {
            throw new BadInput(String.join("\n", sentences));
        }
    }
}
