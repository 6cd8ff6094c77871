package io.calibration.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.IOException;
import java.util.List;

/** The values of a JSON line by the keys, or JSON Pointers, that a mapping names: the texts that CSV would have. Not thread-safe. */
final class MappedLine implements JsonForm.Line {

    private static final int MAX_DEPTH = 100;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // which a mapping may list as absent
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private final MappedRow mapped;
    private final List<JsonPointer> places;

    MappedLine(ScanMapping mapping) {
        mapped = new MappedRow(mapping);
        places = mapped.columns().stream().map(MappedLine::pointer).toList();
    }

    /** The key of each result's time, which is the first of the fields. */
    String timeKey() {
        return places.get(0).last().getMatchingProperty();
    }

    /** A name that begins with a slash is a pointer, another one a key. */
    private static JsonPointer pointer(String name) {
        return name.startsWith("/")
                ? JsonPointer.compile(name)
                : JsonPointer.empty().appendProperty(name);
    }

    @Override
    public ScanResultBuffer read(byte[] bytes, int offset, int length) throws Malformed {
        JsonNode line = object(bytes, offset, length);
        RowTexts row = mapped.texts();
        row.clear();
        for (int i = 0; i < places.size(); i++) {
            row.put(i, text(line.at(places.get(i))));
        }
        return mapped.read();
    }

    private static JsonNode object(byte[] bytes, int offset, int length) throws Malformed {
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            TreeNode line = JSON.readTree(parser);
            if (line instanceof ObjectNode object && parser.nextToken() == null) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw new Malformed(RejectionReason.TOO_DEEP, ScanResultJson.LINE);
        } catch (MismatchedInputException e) {
            throw new Malformed(RejectionReason.DUPLICATE_KEY, ScanResultJson.LINE);
        } catch (IOException e) {
            throw new Malformed(RejectionReason.NOT_JSON, ScanResultJson.LINE);
        }
        throw new Malformed(RejectionReason.NOT_JSON, ScanResultJson.LINE);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
