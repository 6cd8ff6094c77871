package io.calibration.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where each value stands in the text of a document, so that one can be replaced and the rest stays as written. */
final class Layout {

    /**
     * The place of a value, in characters.
     *
     * @param type its first token
     * @param start where it begins: a text at its quote
     * @param end behind its last character; of an object or array, behind the opening one
     */
    record Place(JsonToken type, int start, int end) {}

    private final Map<String, Place> places = new HashMap<>();

    private Layout() {}

    /** The layout of a document that {@link StrictJson} accepts. */
    static Layout of(String text) {
        Layout layout = new Layout();
        try (JsonParser parser = StrictJson.parser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() || token.isStructStart()) {
                    layout.places.put(parser.getParsingContext().pathAsPointer().toString(), place(token, parser));
                }
            }
            return layout;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: a config's document was parsed before
        }
    }

    /** The value at a JSON Pointer. */
    Optional<Place> at(String pointer) {
        return Optional.ofNullable(places.get(pointer));
    }

    private static Place place(JsonToken token, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token.isStructStart()) {
            return new Place(token, start, start + 1);
        }
        if (token == JsonToken.VALUE_STRING) { // its text may be shorter than what was written: escapes
            parser.finishToken();
            return new Place(token, start, (int) parser.currentLocation().getCharOffset());
        }
        return new Place(token, start, start + parser.getText().length());
    }
}
