package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.internal.json.DocumentDiff;
import io.calibration.internal.json.StrictJson;
import io.calibration.registry.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two registered contents, found by the gate itself and by nobody who has an interest in it.
 *
 * @param differences value by value, by path, so that base and differences give the other content's values; empty when there is none, or when one of
 *     the contents cannot be read as JSON
 * @param note what no list of values can say; empty when the list says it all
 */
public record ContentDifference(List<Difference> differences, String note) {

    private static final String NOT_JSON =
            "One of the two is no JSON object of at most 1 MiB with each key once, so that what differs cannot be listed. Read both as a whole.";
    private static final String SAME_VALUES = "No value differs: the same is written in another way.";

    /** In characters: some times what the two can hold, and little enough to be kept, sent and read. */
    private static final long MOST = 4L << 20;

    /** In bytes. A character takes six at most, written as an escape. */
    private static final int MOST_KEPT = 32 << 20;

    public ContentDifference {
        differences = List.copyOf(differences);
    }

    /**
     * The difference between a base and what is to replace it. That a number is written in another way, or keys in another order, is none.
     *
     * @throws InvalidDocumentException when there is more of it than people could be shown
     */
    public static ContentDifference between(Content base, Content candidate) {
        ObjectNode before;
        ObjectNode after;
        try {
            before = StrictJson.object(base.bytes(), StrictJson.MAX_BYTES);
            after = StrictJson.object(candidate.bytes(), StrictJson.MAX_BYTES);
        } catch (InvalidDocumentException e) {
            return new ContentDifference(List.of(), NOT_JSON);
        }
        List<Difference> found = DocumentDiff.of(before, after, MOST);
        return new ContentDifference(found, found.isEmpty() ? SAME_VALUES : "");
    }

    /**
     * The difference as it was kept.
     *
     * @throws InvalidDocumentException when the content is none
     */
    public static ContentDifference read(Content kept) {
        List<Difference> found = new ArrayList<>();
        ObjectNode json = StrictJson.object(kept.bytes(), MOST_KEPT);
        for (JsonNode each : json.path("differences")) {
            found.add(new Difference(each.path("path").asText(), text(each, "before"), text(each, "after")));
        }
        return new ContentDifference(found, json.path("note").asText());
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }

    /** The difference as JSON, kept with the version for reviewers to read. */
    public Content content() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", "calibration/config_difference").put("schema_version", 1);
        ArrayNode list = json.putArray("differences");
        for (Difference difference : differences) {
            list.addObject()
                    .put("path", difference.path())
                    .put("before", difference.before())
                    .put("after", difference.after());
        }
        json.put("note", note);
        return Content.utf8(StrictJson.written(json));
    }
}
