package io.calibration.examples.quickstart;

import io.calibration.examples.gate.CommandErrors;
import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the inputs, gathered so that all of it is told at once. */
final class Mistakes {

    private final List<String> sentences = new ArrayList<>();

    /** Reads one input; null where none is given. */
    interface Input<T> {
        @Nullable
        T read() throws IOException;
    }

    /** What is read, or null where it is mistaken or not given. */
    <T> @Nullable T in(Input<T> input) {
        try {
            return input.read();
        } catch (IOException | IllegalArgumentException | InvalidDocumentException | RegistryStoreException e) {
            sentences.add(CommandErrors.sentence(e));
            return null;
        }
    }

    void unless(boolean right, String sentence) {
        if (!right) {
            sentences.add(sentence);
        }
    }

    /** @throws BadInput when there is any */
    void refuse() {
        if (!sentences.isEmpty()) {
            throw new BadInput(String.join("\n", sentences));
        }
    }
}
