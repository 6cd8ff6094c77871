package io.calibration.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes single values in the text of a document; every other character stays. Not thread-safe. */
final class Splicer {

    private record Edit(int end, String text) {}

    private final String text;
    private final Layout layout;
    private final SortedMap<Integer, Edit> edits = new TreeMap<>();

    Splicer(String text) {
        this.text = text;
        this.layout = Layout.of(text);
    }

    boolean has(String pointer) {
        return layout.at(pointer).isPresent();
    }

    /** @throws IllegalArgumentException when there is no number or text at the pointer */
    void replace(String pointer, String json) {
        Layout.Place place = layout.at(pointer)
                .filter(p -> p.type().isNumeric() || (p.type() == JsonToken.VALUE_STRING))
                .orElseThrow(() -> nothingAt(pointer));
        edits.put(place.start(), new Edit(place.end(), json));
    }

    /**
     * Adds a key at the head of its object, in the manner of the key that was first.
     *
     * @throws IllegalArgumentException when there is no object above the pointer
     */
    void add(String pointer, String json) {
        int slash = pointer.lastIndexOf('/');
        Layout.Place object = layout.at(pointer.substring(0, Math.max(slash, 0)))
                .filter(p -> slash >= 0 && (p.type() == JsonToken.START_OBJECT))
                .orElseThrow(() -> nothingAt(pointer));
        String key = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        String quoted = TextNode.valueOf(key).toString();
        edits.merge(
                object.end(),
                new Edit(object.end(), member(object.end(), quoted, json)),
                (before, added) -> new Edit(before.end(), before.text() + separator(object.end()) + added.text()));
    }

    /** The document with every change. */
    String result() {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (var entry : edits.entrySet()) {
            result.append(text, done, entry.getKey()).append(entry.getValue().text());
            done = entry.getValue().end();
        }
        return result.append(text, done, text.length()).toString();
    }

    private String member(int inside, String key, String json) {
        int first = skip(inside, "");
        if (text.charAt(first) == '}') {
            return key + ": " + json;
        }
        int colon = endOfText(first);
        return text.substring(inside, first) + key + text.substring(colon, skip(colon, ":")) + json + ",";
    }

    /** What stands between two added keys: the first of them brought its comma, unless the object was empty. */
    private String separator(int inside) {
        return text.charAt(skip(inside, "")) == '}' ? ", " : "";
    }

    private int skip(int from, String more) {
        int at = from;
        while ((" \t\r\n" + more).indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private int endOfText(int quote) {
        int at = quote + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static IllegalArgumentException nothingAt(String pointer) {
        return new IllegalArgumentException("The config has no number to change at " + pointer
                + ", and no object to add it to. Name a threshold of a section that is there.");
    }

    /** Where each value stands in the text of a document, so that one can be replaced and the rest stays as written. */
    static final class Layout {

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
                        layout.places.put(
                                parser.getParsingContext().pathAsPointer().toString(), place(token, parser));
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
}
