package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.config.ScoringConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two JSON documents value by value. */
final class DocumentDiff {

    private DocumentDiff() {}

    static List<Difference> of(JsonNode before, JsonNode after) {
        Map<String, JsonNode> left = values(before);
        Map<String, JsonNode> right = values(after);
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            JsonNode one = left.get(path);
            JsonNode other = right.get(path);
            if (one == null || other == null || !isSame(one, other)) {
                differences.add(new Difference(path, text(one), text(other)));
            }
        }
        return differences;
    }

    /** 0.7 and 0.70 are one number. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        boolean plain = node.isNumber() && Decimals.bounded(node.decimalValue());
        return plain ? node.decimalValue().toPlainString() : node.toString();
    }

    /** Every value that holds no others, by its pointer. */
    private static Map<String, JsonNode> values(JsonNode root) {
        Map<String, JsonNode> values = new TreeMap<>();
        collect(root, "", values);
        return values;
    }

    private static void collect(JsonNode node, String pointer, Map<String, JsonNode> values) {
        if (node.isEmpty()) {
            values.put(pointer, node);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, values);
            }
        } else {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), pointer + ScoringConfig.pointer(List.of(field.getKey())), values));
        }
    }
}
