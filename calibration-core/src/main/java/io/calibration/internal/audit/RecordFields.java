package io.calibration.internal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryEvent.Kind;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record as fields of a JSON object, written and read by one description, the record itself: each component is a field, in their order, under its
 * name in snake case. A record within it (policy, base, evidence, event) has its fields among the others; an event begins with its kind, as {@code
 * action}.
 */
final class RecordFields {

    /** How a value is read; constants stand by their names in lower case. */
    private static final Map<Class<?>, Function<JsonNode, Object>> VALUES = Map.ofEntries(
            Map.entry(String.class, RecordFields::text),
            Map.entry(Actor.class, json -> Actor.parse(text(json))),
            Map.entry(Digest.class, json -> new Digest(text(json))),
            Map.entry(RequestId.class, json -> new RequestId(text(json))),
            Map.entry(ScopeId.class, json -> new ScopeId(text(json))),
            Map.entry(Version.class, json -> new Version(text(json))),
            Map.entry(boolean.class, RecordFields::truth),
            Map.entry(int.class, json -> Math.toIntExact(integer(json))),
            Map.entry(long.class, RecordFields::integer),
            Map.entry(Instant.class, json -> Instant.EPOCH.plus(integer(json), ChronoUnit.MICROS)),
            Map.entry(Duration.class, json -> Duration.ofSeconds(integer(json))));

    /** Where the log has other names. */
    private static final Map<Class<?>, List<String>> NAMES = Map.of(
            ApprovalPolicy.class, List.of("quorum", "vote_validity_seconds"),
            Base.class, List.of("base", "base_content"));

    /** What may be absent. */
    private static final Map<Class<?>, Set<String>> OPTIONAL =
            Map.of(AuditEntry.class, Set.of("reason"), Evidence.class, Set.of("snapshot", "report"));

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    private RecordFields() {}

    private record Field(RecordComponent part, String name, boolean optional) {

        boolean isSeveral() {
            Class<?> type = part.getType();
            return (type == RegistryEvent.class) || (type.isRecord() && !VALUES.containsKey(type));
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            String name = NAMES.containsKey(type) ? NAMES.get(type).get(fields.size()) : snake(part.getName());
            fields.add(
                    new Field(part, name, OPTIONAL.getOrDefault(type, Set.of()).contains(name)));
        }
        return fields;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static void write(Object value, ObjectNode json) {
        if (value instanceof RegistryEvent event) {
            json.put("action", word(event.kind()));
        }
        try {
            for (Field field : FIELDS.get(value.getClass())) {
                Object part = field.part.getAccessor().invoke(value);
                if (field.isSeveral()) {
                    write(part, json);
                } else {
                    put(json, field.name, part);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Everybody can read the parts of a public record.", e);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            ArrayNode array = json.putArray(name);
            list.forEach(each -> array.add(word(each)));
        } else if (value instanceof Boolean truth) {
            json.put(name, truth);
        } else if (value instanceof Number number) {
            json.put(name, number.longValue());
        } else if (value instanceof Instant instant) {
            json.put(name, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } else if (value instanceof Duration duration) {
            json.put(name, duration.toSeconds());
        } else if (value != null) {
            json.put(name, word(value));
        }
    }

    private static String word(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    /** @throws IllegalArgumentException when a field is missing or of another type */
    static <R> R read(Class<R> type, JsonNode json) {
        Class<?> record = type == RegistryEvent.class ? kind(json).type() : type;
        List<Field> fields = FIELDS.get(record);
        Class<?>[] types = fields.stream().map(field -> field.part.getType()).toArray(Class<?>[]::new);
        Object[] parts = fields.stream().map(field -> read(field, json)).toArray();
        try {
            return type.cast(record.getConstructor(types).newInstance(parts));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("The fields do not make a record.", e);
        }
    }

    private static Kind kind(JsonNode json) {
        return (Kind) value(Kind.class, json.required("action"));
    }

    private static @Nullable Object read(Field field, JsonNode json) {
        if (field.isSeveral()) {
            return read(field.part.getType(), json);
        }
        if (field.optional && !json.has(field.name)) {
            return null;
        }
        JsonNode value = json.required(field.name);
        return field.part.getGenericType() instanceof ParameterizedType list
                ? values((Class<?>) list.getActualTypeArguments()[0], value)
                : value(field.part.getType(), value);
    }

    private static List<Object> values(Class<?> type, JsonNode json) {
        require(json.isArray());
        List<Object> values = new ArrayList<>();
        json.forEach(each -> values.add(value(type, each)));
        return values;
    }

    private static Object value(Class<?> type, JsonNode json) {
        return type.isEnum()
                ? constant(type, text(json))
                : Objects.requireNonNull(VALUES.get(type)).apply(json);
    }

    private static Object constant(Class<?> type, String word) {
        for (Object constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No constant is written so.");
    }

    private static String text(JsonNode json) {
        require(json.isTextual());
        return json.textValue();
    }

    private static boolean truth(JsonNode json) {
        require(json.isBoolean());
        return json.booleanValue();
    }

    private static long integer(JsonNode json) {
        require(json.isIntegralNumber()
                && (json.bigIntegerValue().signum() >= 0)
                && (json.bigIntegerValue().bitLength() <= 53));
        return json.longValue();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("A field is of another type.");
        }
    }
}
