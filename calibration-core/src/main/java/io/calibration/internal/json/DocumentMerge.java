package io.calibration.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one document put on another that came from the same base: a merge of three, key by key. Lists count as a whole.
 *
 * @param merged the result; empty where both changed the same in different ways, or one of them is no JSON object
 * @param conflicts the paths of what both changed
 */
public record DocumentMerge(Optional<Content> merged, List<String> conflicts) {

    private static final String NUMBER = "logic_version";

    public DocumentMerge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Puts changes on a new base.
     *
     * @param base what both came from
     * @param changed the base with the changes
     * @param onto what is to get them
     * @param number the version of the result
     */
    public static DocumentMerge of(Content base, Content changed, Content onto, Version number) {
        List<String> conflicts = new ArrayList<>();
        try {
            ObjectNode result = object(new Three(tree(base), tree(changed), tree(onto)).object("", conflicts), number);
            return new DocumentMerge(
                    conflicts.isEmpty() ? Optional.of(Content.utf8(StrictJson.written(result))) : Optional.empty(),
                    conflicts);
        } catch (InvalidDocumentException e) {
            return new DocumentMerge(Optional.empty(), List.of(""));
        }
    }

    private static ObjectNode object(ObjectNode result, Version number) {
        result.set(NUMBER, TextNode.valueOf(number.text()));
        return result;
    }

    private static ObjectNode tree(Content content) {
        ObjectNode tree = StrictJson.object(content.bytes(), StrictJson.MAX_BYTES);
        tree.remove(NUMBER);
        return tree;
    }

    /** Three values in one place; one that is not there is null. */
    private record Three(
            @Nullable JsonNode base,
            @Nullable JsonNode changed,
            @Nullable JsonNode onto) {

        ObjectNode object(String path, List<String> conflicts) {
            ObjectNode result = ((ObjectNode) Objects.requireNonNull(onto)).deepCopy();
            for (String key : keys()) {
                String place = path + ScoringConfig.pointer(List.of(key));
                JsonNode value = in(key).value(place, conflicts);
                if (value == null) {
                    result.remove(key);
                } else {
                    result.set(key, value);
                }
            }
            return result;
        }

        private @Nullable JsonNode value(String path, List<String> conflicts) {
            if (DocumentDiff.isSame(changed, base) || DocumentDiff.isSame(changed, onto)) {
                return onto;
            }
            if (DocumentDiff.isSame(onto, base)) {
                return changed;
            }
            if ((base instanceof ObjectNode) && (changed instanceof ObjectNode) && (onto instanceof ObjectNode)) {
                return object(path, conflicts);
            }
            conflicts.add(path);
            return onto;
        }

        private Three in(String key) {
            return new Three(get(base, key), get(changed, key), get(onto, key));
        }

        private static @Nullable JsonNode get(@Nullable JsonNode node, String key) {
            return node == null ? null : node.get(key);
        }

        private Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>();
            for (JsonNode node : new JsonNode[] {onto, changed}) {
                node.fieldNames().forEachRemaining(keys::add);
            }
            return keys;
        }
    }
}
