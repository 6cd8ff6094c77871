package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.registry.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two registered contents, found by the gate itself and by nobody who has an interest in it.
 *
 * @param differences value by value, by path; empty when there is none, or when one of the contents is no JSON object
 * @param note what no list of values can say; empty when the list says it all
 */
public record ContentDifference(List<Difference> differences, String note) {

    private static final String NOT_JSON =
            "One of the two is no JSON object, so that what differs cannot be listed. Read both as a whole.";
    private static final String SAME_VALUES = "No value differs: the same is written in another way.";

    public ContentDifference {
        differences = List.copyOf(differences);
    }

    /** The difference between a base and what is to replace it. */
    public static ContentDifference between(Content base, Content candidate) {
        try {
            List<Difference> found = DocumentDiff.of(tree(base), tree(candidate));
            return new ContentDifference(found, found.isEmpty() ? SAME_VALUES : "");
        } catch (InvalidDocumentException e) {
            return new ContentDifference(List.of(), NOT_JSON);
        }
    }

    /**
     * The difference as it was kept.
     *
     * @throws InvalidDocumentException when the content is none
     */
    public static ContentDifference read(Content kept) {
        List<Difference> found = new ArrayList<>();
        ObjectNode json = tree(kept);
        for (JsonNode each : json.path("differences")) {
            found.add(new Difference(each.path("path").asText(), text(each, "before"), text(each, "after")));
        }
        return new ContentDifference(found, json.path("note").asText());
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }

    private static ObjectNode tree(Content content) {
        Mistakes mistakes = new Mistakes();
        ObjectNode tree = StrictJson.object(StrictJson.text(content.bytes()), mistakes);
        mistakes.refuse();
        return tree;
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
        return Content.utf8(json.toPrettyString() + "\n");
    }
}
