package io.calibration.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import io.calibration.config.Version;
import io.calibration.json.InvalidDocumentException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The document of a config around its {@code logic_version}: what two proposals have in common that change the same and bear different
 * numbers. Immutable.
 *
 * @param before all that stands before the number, quotes included
 * @param after all that stands behind it
 */
public record NumberedDocument(String before, String after) {

    /** The document, cut at its number; empty when it is no JSON object with one. Only the number is looked at. */
    public static Optional<NumberedDocument> of(byte[] document) {
        try {
            String text = StrictJson.text(document);
            StrictJson.object(text, new Mistakes());
            return Splicer.Layout.of(text)
                    .at("/logic_version")
                    .filter(place -> place.type() == JsonToken.VALUE_STRING)
                    .map(place -> new NumberedDocument(text.substring(0, place.start()), text.substring(place.end())));
        } catch (InvalidDocumentException noConfig) {
            return Optional.empty();
        }
    }

    /** The document under this number, every other character as written. */
    public byte[] under(Version version) {
        return (before + TextNode.valueOf(version.text()) + after).getBytes(StandardCharsets.UTF_8);
    }
}
