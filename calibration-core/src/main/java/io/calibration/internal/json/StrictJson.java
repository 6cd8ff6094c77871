package io.calibration.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.TextEncoding;
import io.calibration.json.InvalidDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Bytes to text to tree, with nothing forgiven: UTF-8, JSON as RFC 8259 has it, keys once, numbers as written, bounded size. */
public final class StrictJson {

    /** The largest document that a person writes, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 1_000;

    /** A pair of them is one character, of another kind. */
    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /** Reads a file that a person writes; what is wrong with it is told with the file's name. */
    public static <T> T read(Path file, Function<byte[], T> read) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read.apply(in.readNBytes(MAX_BYTES + 1));
        } catch (InvalidDocumentException e) {
            throw e.in(file);
        }
    }

    /** The text of a document that a person writes. */
    public static String text(byte[] document) {
        return text(document, MAX_BYTES);
    }

    /**
     * The text of the bytes.
     *
     * @throws InvalidDocumentException when they are too many, or not UTF-8 without a byte order mark
     */
    public static String text(byte[] document, int maxBytes) {
        if (document.length > maxBytes) {
            throw Mistakes.only("", "is larger than " + (maxBytes >> 20) + " MiB. Is it the right file?");
        }
        TextEncoding encoding =
                TextEncoding.of(Arrays.copyOf(document, Math.min(document.length, TextEncoding.LOOKED_AT)));
        if (encoding != TextEncoding.UTF_8) {
            throw Mistakes.only("", "is " + encoding.charset() + ". Save it as UTF-8 without a byte order mark.");
        }
        if (encoding.markLength(document) > 0) {
            throw Mistakes.only("", "begins with a byte order mark. Save it as UTF-8 without one.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(document);
        CharBuffer text = CharBuffer.allocate(document.length); // UTF-8 has no fewer bytes than characters
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            throw Mistakes.only(
                    "",
                    "is not UTF-8, but likely Latin-1 or Windows-1252 (first such byte in line "
                            + line(document, bytes.position()) + "). Save it as UTF-8.");
        }
        return text.flip().toString();
    }

    private static long line(byte[] document, int end) {
        return 1
                + new String(document, 0, end, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The tree of a document in which nothing is mistaken. */
    public static ObjectNode object(byte[] document, int maxBytes) {
        Mistakes mistakes = new Mistakes();
        ObjectNode tree = object(text(document, maxBytes), mistakes);
        mistakes.refuse();
        return tree;
    }

    /**
     * The tree of a document; keys that stand twice are added to the mistakes.
     *
     * @throws InvalidDocumentException when the text is not one JSON object
     */
    public static ObjectNode object(String text, Mistakes mistakes) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Mistakes.only("", reason(e) + place(e.getLocation()));
        } catch (NumberFormatException e) { // Jackson lets this one through
            throw Mistakes.only("", "holds a number with an exponent of more than ten digits.");
        }
        if (root.isMissingNode()) {
            throw Mistakes.only("", "is empty. Write a JSON object.");
        }
        if (!(root instanceof ObjectNode object)) {
            throw Mistakes.only("", "must be a JSON object, in braces.");
        }
        findDuplicateKeys(text, mistakes);
        return object;
    }

    /** A document as text that {@link #text} reads again. A surrogate alone, which UTF-8 cannot hold, stays an escape. */
    public static String written(ObjectNode document) {
        return SURROGATE
                .matcher(document.toPrettyString() + "\n")
                .replaceAll(
                        half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
    }

    /** A parser over text that {@link #object} has accepted; its character offsets are those of the text. */
    public static JsonParser parser(String text) throws IOException {
        return MAPPER.createParser(text);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "is nested deeper than " + MAX_DEPTH + " levels, or holds a number of more than " + MAX_DIGITS
                    + " digits";
        }
        if (e instanceof JsonEOFException) {
            return "ends too early: a bracket, brace or quote is not closed";
        }
        if (e instanceof MismatchedInputException) {
            return "goes on after its end. Take away what follows the last brace";
        }
        return "is not JSON. Look for a missing or superfluous comma, quote, brace or a misspelt value";
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? "."
                : String.format(Locale.ROOT, " (line %d, column %d).", at.getLineNr(), at.getColumnNr());
    }

    /** Done here and not by the parser, which stops at the first one. */
    private static void findDuplicateKeys(String text, Mistakes mistakes) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = parser(text)) {
            while (parser.nextToken() != null) {
                switch (parser.currentToken()) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case FIELD_NAME -> {
                        if (!open.element().add(parser.currentName())) {
                            mistakes.add(
                                    pointer(parser.getParsingContext()),
                                    "holds a key twice. Keep one of the two" + place(parser.currentTokenLocation()));
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: the text was parsed before
        }
    }

    /** The pointer of the parser's place, cut above the first key that is not plain, since that may be anybody's text. */
    private static String pointer(JsonStreamContext context) {
        StringBuilder pointer = new StringBuilder();
        JsonPointer rest = context.pathAsPointer();
        while (!rest.matches() && TreeReader.isPlain(rest.getMatchingProperty())) {
            pointer.append(ScoringConfig.pointer(List.of(rest.getMatchingProperty())));
            rest = rest.tail();
        }
        return pointer.toString();
    }
}
