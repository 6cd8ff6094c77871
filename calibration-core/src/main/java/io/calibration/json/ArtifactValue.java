package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.Counts;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A value of an artifact's tree with its place. What is not there, or is of another type than is asked for, is refused at that place; what
 * nobody asks for, {@link ArtifactReader} refuses.
 */
record ArtifactValue(JsonNode json, String pointer) {

    static final String OTHER_SHAPE = "is not what the schema of this file asks for";

    static final List<String> SEVERITIES =
            Arrays.stream(FlagSeverity.values()).map(FlagSeverity::label).toList();

    boolean has(String key) {
        return json.has(key);
    }

    ArtifactValue at(String key) {
        return new ArtifactValue(json.path(key), ArtifactReader.step(pointer, key));
    }

    long count() {
        return require(json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0)
                .longValue();
    }

    long count(String key) {
        return at(key).count();
    }

    int integer() {
        return require(json.isIntegralNumber() && json.canConvertToInt() && json.intValue() >= 0)
                .intValue();
    }

    double number() {
        return require(json.isNumber()).doubleValue();
    }

    /** A number, or what stands for one that is null. */
    double number(double absent) {
        return json.isNull() ? absent : number();
    }

    String text() {
        return require(json.isTextual()).textValue();
    }

    String text(String key) {
        return at(key).text();
    }

    /** A text that becomes a value. */
    <V> V text(Function<String, V> parse) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused(OTHER_SHAPE);
        }
    }

    /** A value that is written as it is. */
    <V> V as(Class<V> type) {
        return ArtifactReader.as(require(!json.isMissingNode()), pointer, type);
    }

    <V> List<V> list(Function<ArtifactValue, V> read) {
        List<V> values = new ArrayList<>();
        for (JsonNode value : require(json.isArray())) {
            values.add(read.apply(new ArtifactValue(value, pointer + "/" + values.size())));
        }
        return values;
    }

    <V> List<V> list(int size, Function<ArtifactValue, V> read) {
        if (json.isArray() && json.size() != size) {
            throw refused("must have " + size + " elements, and has " + json.size());
        }
        return list(read);
    }

    List<String> labels() {
        List<String> labels = list(ArtifactValue::text);
        if (!labels.stream().allMatch(Labels::isLabel)) {
            throw refused("holds a name that is no label");
        }
        return labels;
    }

    Counts counts(int size) {
        return together(list(size, ArtifactValue::count));
    }

    Counts counts(List<String> keys) {
        return together(inOrder(keys, ArtifactValue::count));
    }

    private static Counts together(List<Long> counts) {
        return Counts.of(counts.stream().mapToLong(Long::longValue).toArray());
    }

    /** The values of these keys, in their order. */
    <V> List<V> inOrder(List<String> keys, Function<ArtifactValue, V> read) {
        if (!keys.stream().allMatch(json::has)) {
            throw refused("must have a value for each of " + keys.size() + " keys, such as the classes");
        }
        return keys.stream().map(key -> read.apply(below(key))).toList();
    }

    <V> SortedMap<String, V> byLabel(Function<ArtifactValue, V> read) {
        SortedMap<String, V> values = new TreeMap<>();
        require(json.isObject()).fieldNames().forEachRemaining(label -> {
            if (!Labels.isLabel(label)) {
                throw refused("holds a name that is no label");
            }
            values.put(label, read.apply(below(label)));
        });
        return values;
    }

    /** The value of a key that is known to be a label or the like. */
    ArtifactValue below(String key) {
        return new ArtifactValue(json.path(key), pointer + ScoringConfig.pointer(List.of(key)));
    }

    InvalidDocumentException refused(String message) {
        return Mistakes.only(pointer, message);
    }

    private JsonNode require(boolean holds) {
        if (!holds) {
            throw refused(OTHER_SHAPE);
        }
        return json;
    }
}
