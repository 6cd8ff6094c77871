package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds artifacts against the schemas that the jar ships. */
public final class ArtifactSchemas {

    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private ArtifactSchemas() {}

    public static void assertMeets(String schema, byte[] artifact) {
        assertThat(validate(schema, new String(artifact, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    public static Set<ValidationMessage> validate(String schema, String artifact) {
        return SCHEMAS.computeIfAbsent(schema, ArtifactSchemas::load).validate(artifact, InputFormat.JSON);
    }

    private static JsonSchema load(String name) {
        try (InputStream in = SnapshotJson.class.getResourceAsStream(name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
