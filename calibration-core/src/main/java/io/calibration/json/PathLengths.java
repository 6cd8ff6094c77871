package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ScoringConfig;
import java.util.List;
import java.util.Map;

/** The paths of a document's values are short enough to be shown, one a line, however many there are. */
final class PathLengths {

    /** In characters of the JSON Pointer: more than the longest labels need. */
    static final int MOST = 500;

    private final Mistakes mistakes;

    private PathLengths(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Adds a mistake for each key that makes a path too long; what it holds is not looked at. */
    static void check(ObjectNode document, Mistakes mistakes) {
        new PathLengths(mistakes).check(document, 0, "");
    }

    /** @param place the path, cut above the first key that may be anybody's text */
    private void check(JsonNode node, int length, String place) {
        int number = 0;
        for (Map.Entry<String, JsonNode> child : ArtifactReader.children(node)) {
            number++;
            String step = ScoringConfig.pointer(List.of(child.getKey()));
            if (length + step.length() > MOST) {
                mistakes.add(
                        place,
                        "its key number " + number + " makes a path of more than " + MOST
                                + " characters. Shorten the key, or those above it");
            } else {
                String below = TreeReader.isPlain(child.getKey()) ? place + step : place;
                check(child.getValue(), length + step.length(), below);
            }
        }
    }
}
