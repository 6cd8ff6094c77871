package io.calibration.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.config.ScoringConfig;
import io.calibration.json.InvalidDocumentException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two JSON documents value by value. Objects are compared key by key and lists place by place; whatever else differs, is of another kind,
 * comes or goes, is told as a whole, with all that it holds. So a document and what differs give the other document.
 */
public final class DocumentDiff {

    /** Nothing where two values are the same: 0.7 and 0.70 are one number, and the order of keys does not count. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> isSameLeaf(one, other) ? 0 : 1;

    /** What a difference takes beside its path and values, wherever it is written. */
    private static final int OF_EACH = 100;

    private final List<Difference> differences = new ArrayList<>();
    private final long limit;
    private long length;

    private DocumentDiff(long limit) {
        this.limit = limit;
    }

    public static List<Difference> of(JsonNode before, JsonNode after) {
        return of(before, after, Long.MAX_VALUE);
    }

    /**
     * What differs, by path.
     *
     * @param limit how many characters may be told of
     * @throws InvalidDocumentException when there are more
     */
    public static List<Difference> of(JsonNode before, JsonNode after, long limit) {
        DocumentDiff diff = new DocumentDiff(limit);
        if (!isSame(before, after)) {
            diff.compare("", before, after);
        }
        diff.differences.sort(Comparator.comparing(Difference::path));
        return diff.differences;
    }

    /** Whether two documents are the same, or neither is there. */
    public static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        if ((one == null) || (other == null)) {
            return (one == null) && (other == null);
        }
        return one.equals(BY_VALUE, other);
    }

    private static boolean isSameLeaf(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    /** Only the paths of what differs are ever written out. */
    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if ((before instanceof ObjectNode) && (after instanceof ObjectNode)) {
            keys(before, after).stream()
                    .filter(key -> !isSame(before.get(key), after.get(key)))
                    .forEach(key ->
                            compare(path + ScoringConfig.pointer(List.of(key)), before.get(key), after.get(key)));
        } else if ((before instanceof ArrayNode) && (after instanceof ArrayNode)) {
            IntStream.range(0, Math.max(before.size(), after.size()))
                    .filter(i -> !isSame(before.get(i), after.get(i)))
                    .forEach(i -> compare(path + "/" + i, before.get(i), after.get(i)));
        } else {
            add(new Difference(path, text(before), text(after)));
        }
    }

    private static Set<String> keys(JsonNode before, JsonNode after) {
        Set<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private void add(Difference difference) {
        length += OF_EACH + difference.path().length() + length(difference.before()) + length(difference.after());
        if (length > limit) {
            throw Mistakes.only(
                    "", "differs from its base in more than people could be shown. Propose it in smaller steps.");
        }
        differences.add(difference);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        boolean plain = node.isNumber() && Decimals.bounded(node.decimalValue());
        return plain ? node.decimalValue().toPlainString() : node.toString();
    }
}
