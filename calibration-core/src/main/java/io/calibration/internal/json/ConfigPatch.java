package io.calibration.internal.json;

import com.fasterxml.jackson.databind.node.TextNode;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of single numbers of a config, as the changed document and as a JSON Patch (RFC 6902) that leads from the base to it.
 * Immutable.
 *
 * @param document the changed document: those numbers and the {@code logic_version} differ from the base, every other character
 *     is as written. It is not checked yet; {@link ConfigJson#read(byte[])} does that
 * @param operations the patch, {@code logic_version} first, then by pointer
 */
public record ConfigPatch(String document, List<Operation> operations) {

    /**
     * One operation of the patch.
     *
     * @param op {@code replace}, or {@code add} where the base lacks the key
     * @param path JSON Pointer (RFC 6901) with raw keys
     * @param value a {@link BigDecimal}, or the version as a {@link String}
     */
    public record Operation(String op, String path, Object value) {}

    private static final String LOGIC_VERSION = "/logic_version";

    public ConfigPatch {
        operations = List.copyOf(operations);
    }

    /**
     * Puts numbers into a config.
     *
     * @param base the config to start from
     * @param version the version of the changed config
     * @param numbers the new numbers by JSON Pointer; where the key is absent, its object must be there
     * @throws IllegalArgumentException when a pointer leads to no number and no object, or a number is out of bounds (30 digits)
     */
    public static ConfigPatch of(ScoringConfig base, Version version, Map<String, BigDecimal> numbers) {
        Splicer splicer = new Splicer(base.document());
        List<Operation> operations = new ArrayList<>();
        operations.add(put(
                splicer,
                LOGIC_VERSION,
                version.text(),
                TextNode.valueOf(version.text()).toString()));
        new TreeMap<>(numbers)
                .forEach((pointer, number) -> operations.add(put(splicer, pointer, number, json(pointer, number))));
        return new ConfigPatch(splicer.result(), operations);
    }

    private static Operation put(Splicer splicer, String pointer, Object value, String json) {
        if (splicer.has(pointer)) {
            splicer.replace(pointer, json);
            return new Operation("replace", pointer, value);
        }
        splicer.add(pointer, json);
        return new Operation("add", pointer, value);
    }

    private static String json(String pointer, BigDecimal number) {
        if (!Decimals.bounded(number)) {
            throw new IllegalArgumentException("The number for " + pointer + " " + Decimals.BOUNDS + ".");
        }
        return number.toPlainString();
    }
}
