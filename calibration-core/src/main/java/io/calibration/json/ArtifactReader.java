package io.calibration.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.internal.json.Decimals;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.StrictJson;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads artifacts back, as strictly as people's documents are read. A value of the artifact is built from the tree and written again:
 * whatever does not come out the same (a wrong total, a key too many, another order) is refused at its place. So each figure of a file
 * that was read follows from its counts, and no rule stands twice.
 *
 * @param <T> what is read
 * @param schema the {@code schema} that the file must name
 * @param version the newest {@code schema_version} that can be read
 * @param computed whether its numbers come from computations, and so may be smaller than any that people write
 * @param nullable keys whose value may be null
 * @param from makes the value from the tree
 * @param write writes it
 */
record ArtifactReader<T>(
        String schema,
        int version,
        boolean computed,
        Set<String> nullable,
        Function<ObjectNode, T> from,
        Function<T, byte[]> write) {

    /** The largest artifact that is read, in bytes. */
    static final int MAX_BYTES = 16 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    @SuppressWarnings("serial") // Jackson never serialises its deserializers here.
    private static final class Parsed<V> extends FromStringDeserializer<V> {

        private final Function<String, V> parse;

        Parsed(Class<V> type, Function<String, V> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected V _deserialize(String text, DeserializationContext context) {
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** Every 64-bit number of an artifact is a count or a sum of what is not negative. */
    @SuppressWarnings("serial")
    private static final class Count extends StdDeserializer<Long> {

        Count() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
                return context.reportInputMismatch(this, "no count");
            }
            return parser.getLongValue();
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .addModule(types())
            .build();

    private static SimpleModule types() {
        return new SimpleModule("calibration")
                .addDeserializer(Long.class, new Count())
                .addDeserializer(long.class, new Count())
                .addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(Version.class, new Parsed<>(Version.class, Version::new))
                .addDeserializer(Digest.class, new Parsed<>(Digest.class, Digest::new));
    }

    /** @throws InvalidDocumentException when the bytes are not such an artifact; names the first place that is wrong */
    T read(byte[] document) {
        ObjectNode tree = StrictJson.object(document, MAX_BYTES);
        checkSchema(tree);
        checkValues(tree, "");
        try {
            T value = from.apply(tree);
            compare(StrictJson.object(write.apply(value), Integer.MAX_VALUE), tree, "");
            return value;
        } catch (ArithmeticException e) {
            throw Mistakes.only("", "holds counts that add up to more than a 64-bit number");
        }
    }

    /** The tree as one of the records that describe a file's shape. */
    static <R> R as(JsonNode tree, String pointer, Class<R> shape) {
        try {
            return MAPPER.treeToValue(tree, shape);
        } catch (JsonMappingException e) {
            throw Mistakes.only(pointer(pointer, e), ArtifactValue.OTHER_SHAPE);
        } catch (JacksonException e) {
            throw Mistakes.only(pointer, ArtifactValue.OTHER_SHAPE);
        }
    }

    private void checkSchema(ObjectNode tree) {
        if (!tree.path("schema").asText("").equals(schema)) {
            throw Mistakes.only("/schema", "must be \"" + schema + "\". Is it the right file?");
        }
        JsonNode found = tree.path("schema_version");
        if (!found.isIntegralNumber()) {
            throw Mistakes.only("/schema_version", "must be a whole number");
        }
        if (!found.canConvertToInt() || found.intValue() > version) {
            throw Mistakes.only(
                    "/schema_version",
                    "is " + found.bigIntegerValue() + ", and this release reads " + version
                            + " at most. Use a newer release of the library");
        }
        if (found.intValue() != version) {
            throw Mistakes.only("/schema_version", "must be " + version);
        }
    }

    /** No number may grow out of hand when it is written out, and nothing is null that always has a value. */
    private void checkValues(JsonNode node, String pointer) {
        if (node.isFloatingPointNumber() && !isBounded(node.decimalValue())) {
            throw Mistakes.only(pointer, Decimals.BOUNDS);
        }
        for (Map.Entry<String, JsonNode> child : children(node)) {
            String place = step(pointer, child.getKey());
            if (child.getValue().isNull() && !nullable.contains(child.getKey())) {
                throw Mistakes.only(place, "must not be null");
            }
            checkValues(child.getValue(), place);
        }
    }

    private boolean isBounded(BigDecimal number) {
        return computed ? Decimals.computed(number) : Decimals.bounded(number);
    }

    private static void compare(JsonNode expected, JsonNode found, String pointer) {
        boolean bothThere = !expected.isMissingNode() && !expected.isNull() && !found.isNull();
        if (bothThere && expected.getNodeType() != found.getNodeType()) {
            throw Mistakes.only(pointer, ArtifactValue.OTHER_SHAPE);
        }
        Set<String> keys = new LinkedHashSet<>();
        children(expected).forEach(field -> keys.add(field.getKey()));
        children(found).forEach(field -> keys.add(field.getKey()));
        for (String key : keys) {
            String place = step(pointer, key);
            JsonNode inner = child(found, key);
            if (inner.isMissingNode()) {
                throw Mistakes.only(place, "is missing");
            }
            compare(child(expected, key), inner, place);
        }
        if (keys.isEmpty() && !same(expected, found)) {
            throw Mistakes.only(
                    pointer,
                    expected.isMissingNode()
                            ? "should not be there"
                            : "does not follow from the rest of the file. Was it changed by hand?");
        }
    }

    private static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        return left.equals(right);
    }

    private static JsonNode child(JsonNode node, String key) {
        return node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }

    /** What an object or a list holds, by key or place; nothing for any other value. */
    static List<Map.Entry<String, JsonNode>> children(JsonNode node) {
        List<Map.Entry<String, JsonNode>> children = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                children.add(Map.entry(Integer.toString(i), node.get(i)));
            }
        } else {
            node.properties().forEach(children::add);
        }
        return children;
    }

    /** A step further down, if the key can be anything but somebody's text. */
    static String step(String pointer, String key) {
        return NAME.matcher(key).matches() ? pointer + ScoringConfig.pointer(List.of(key)) : pointer;
    }

    private static String pointer(String above, JsonMappingException e) {
        String pointer = above;
        for (JsonMappingException.Reference at : e.getPath()) {
            pointer = step(pointer, at.getFieldName() == null ? String.valueOf(at.getIndex()) : at.getFieldName());
        }
        return pointer;
    }
}
