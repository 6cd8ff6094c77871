package io.calibration.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.calibration.config.Version;
import io.calibration.metrics.Counts;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON of artifacts: UTF-8, snake_case, two spaces a level, a final newline, record components in their order, maps in
 * theirs (give sorted or ordered maps), enums in lower case, times as ISO 8601, an empty {@link Optional} as null. The same value
 * gives the same bytes on every Java release, locale and platform. Stateless and thread-safe.
 */
public final class ArtifactJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // Double.toString changed in Java 19; Jackson's own is the same everywhere.
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .addDecorator((factory, generator) -> new FiniteGenerator(generator))
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(printer())
            .addModule(types())
            .build();

    private ArtifactJson() {}

    /**
     * A value, most often a record, as JSON.
     *
     * @throws IllegalArgumentException when it holds a number that is not finite, or something that has no JSON form
     */
    public static byte[] write(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The artifact cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance);
    }

    @SuppressWarnings("rawtypes") // Jackson registers serializers by raw class.
    private static SimpleModule types() {
        return new SimpleModule("calibration")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Version.class, ToStringSerializer.instance)
                .addSerializer(Digest.class, ToStringSerializer.instance)
                .addSerializer(Counts.class, new JsonSerializer<Counts>() {
                    @Override
                    public void serialize(Counts counts, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeArray(counts.toArray(), 0, counts.size());
                    }
                })
                .addSerializer(Enum.class, new JsonSerializer<Enum>() {
                    @Override
                    public void serialize(Enum value, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeString(value.name().toLowerCase(Locale.ROOT));
                    }
                })
                .addKeySerializer(Enum.class, new JsonSerializer<Enum>() {
                    @Override
                    public void serialize(Enum value, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeFieldName(value.name().toLowerCase(Locale.ROOT));
                    }
                })
                .addSerializer(Optional.class, new JsonSerializer<Optional>() {
                    @Override
                    public void serialize(Optional value, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        all.defaultSerializeValue(value.isPresent() ? value.get() : null, out);
                    }
                });
    }

    /** Refuses numbers that JSON has no form for; Jackson alone would write them as the text "NaN". */
    static final class FiniteGenerator extends JsonGeneratorDelegate {

        FiniteGenerator(JsonGenerator delegate) {
            super(delegate);
        }

        @Override
        public void writeNumber(double value) throws IOException {
            check(value);
            super.writeNumber(value);
        }

        @Override
        public void writeNumber(float value) throws IOException {
            check(value);
            super.writeNumber(value);
        }

        @Override
        public void writeArray(double[] array, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                check(array[i]);
            }
            super.writeArray(array, offset, length);
        }

        private void check(double value) throws IOException {
            if (!Double.isFinite(value)) {
                throw new JsonGenerationException("A number is not finite (NaN or infinite).", this);
            }
        }
    }
}
