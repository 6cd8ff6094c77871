package io.calibration.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Nearest;
import io.calibration.json.InvalidDocumentException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads one object of a document, key by key, without any coercion. A value of the wrong type is added to the mistakes and reads
 * as absent. What was asked for is what is known: {@link #refuseUnknownKeys} refuses the rest. Not thread-safe.
 */
public final class TreeReader {

    /** Keys that begin so are the host's own, anywhere. */
    private static final String EXTENSION = "x_";

    private static final String OPEN_QUESTIONS = "open_questions";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ .-]{1,64}");
    private static final String NO_OBJECT = "must be a JSON object, in braces";
    private static final String NO_LABEL = "it is blank, longer than " + Labels.MAX_LENGTH
            + " characters, or holds a control or other character that cannot be seen. Rename it";

    private final ObjectNode object;
    private final String pointer;
    private final Mistakes mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    public TreeReader(ObjectNode object, String pointer, Mistakes mistakes) {
        this.object = object;
        this.pointer = pointer;
        this.mistakes = mistakes;
    }

    /**
     * Reads a whole document that a person wrote.
     *
     * @throws InvalidDocumentException when it has any mistake, or a key that {@code read} does not ask for; lists all
     */
    public static <T> T read(byte[] document, Function<TreeReader, T> read) {
        Mistakes mistakes = new Mistakes();
        TreeReader root = new TreeReader(StrictJson.object(StrictJson.text(document), mistakes), "", mistakes);
        T value = read.apply(root);
        root.refuseUnknownKeys();
        mistakes.refuse();
        return value;
    }

    /** A number as written, within {@link Decimals}' bounds. */
    public Optional<BigDecimal> decimal(String key) {
        Optional<BigDecimal> number = value(key, JsonNode::isNumber, "must be a number, without quotes")
                .map(JsonNode::decimalValue);
        return checked(key, number, Decimals::bounded, Decimals.BOUNDS);
    }

    public Optional<Integer> integer(String key) {
        return integral(key, JsonNode::canConvertToInt).map(JsonNode::intValue);
    }

    public Optional<Long> longInteger(String key) {
        return integral(key, JsonNode::canConvertToLong).map(JsonNode::longValue);
    }

    private Optional<JsonNode> integral(String key, Predicate<JsonNode> fits) {
        Optional<JsonNode> number =
                value(key, JsonNode::isIntegralNumber, "must be a whole number, without quotes, point or exponent");
        return checked(key, number, fits, "is too large or too small a number");
    }

    public Optional<Boolean> bool(String key) {
        return value(key, JsonNode::isBoolean, "must be true or false, without quotes")
                .map(JsonNode::booleanValue);
    }

    /** A text that becomes a value; the message of an {@link IllegalArgumentException} must not quote the text. */
    public <T> Optional<T> text(String key, Function<String, T> parse) {
        Optional<JsonNode> text = value(key, JsonNode::isTextual, "must be a text in quotes");
        try {
            return text.map(node -> parse.apply(node.textValue()));
        } catch (IllegalArgumentException e) {
            mistakes.add(at(key), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A list of texts that become values; messages as for {@link #text}. */
    public <T> Optional<List<T>> texts(String key, Function<String, T> parse) {
        return value(key, JsonNode::isArray, "must be a list, in brackets").map(array -> {
            List<T> values = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                try {
                    // what is no text has no text value, which no value is parsed from
                    values.add(
                            parse.apply(array.get(i).isTextual() ? array.get(i).textValue() : ""));
                } catch (IllegalArgumentException e) {
                    mistakes.add(at(key) + "/" + i, String.valueOf(e.getMessage()));
                }
            }
            return values;
        });
    }

    /** One of an enum's names in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return text(
                key,
                text -> all.stream()
                        .filter(e -> name(e).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("must be one of "
                                + all.stream().map(TreeReader::name).toList())));
    }

    /** An object whose keys are all known to {@code read}. */
    public <T> Optional<T> section(String key, Function<TreeReader, T> read) {
        return child(key).map(section -> {
            T value = read.apply(section);
            section.refuseUnknownKeys();
            return value;
        });
    }

    /** A list of objects; what is none is a mistake and left out. Keys that {@code read} does not ask for are skipped. */
    public <T> List<T> objects(String key, Function<TreeReader, T> read) {
        List<T> values = new ArrayList<>();
        value(key, JsonNode::isArray, "must be a list, in brackets").ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                String place = at(key) + "/" + i;
                if (array.get(i) instanceof ObjectNode element) {
                    values.add(read.apply(new TreeReader(element, place, mistakes)));
                } else {
                    mistakes.add(place, NO_OBJECT);
                }
            }
        });
        return values;
    }

    /** Reads the object of a key, of which keys that are not asked for are skipped; empty when there is none, or null. */
    public <T> Optional<T> object(String key, Function<TreeReader, T> read) {
        if (!object.has(key)) {
            known.add(key); // to be told among those that there are
        }
        return given(key) ? child(key).map(read) : Optional.empty();
    }

    /** Whether the key is there, with another value than null. */
    public boolean given(String key) {
        return object.hasNonNull(key);
    }

    /** An object of sections by labels. */
    public <T> Map<String, T> sections(String key, Function<TreeReader, T> read) {
        return labelled(key, (map, label) -> map.section(label, read));
    }

    /** The same, where what is no object is told with an example of one. */
    public <T> Map<String, T> sections(String key, String example, Function<TreeReader, T> read) {
        return labelled(child(key, NO_OBJECT + ", such as " + example), (map, label) -> map.section(label, read));
    }

    /** An object of numbers by labels. */
    public Map<String, BigDecimal> decimals(String key) {
        return labelled(key, TreeReader::decimal);
    }

    /** An object of true and false by labels. */
    public Map<String, Boolean> bools(String key) {
        return labelled(key, TreeReader::bool);
    }

    /** A list of names that become different labels. */
    public SortedSet<String> labels(String key) {
        return labels(key, KnownLabels.MOST);
    }

    /** The same, of at most so many. */
    public SortedSet<String> labels(String key, int most) {
        Map<String, String> nameOfLabel = new HashMap<>();
        List<String> names = texts(key, Function.identity()).orElse(List.of());
        if (names.size() > most) {
            mistakes.add(at(key), "names more than " + most + " labels. Leave out the rare ones");
            return new TreeSet<>();
        }
        for (int i = 0; i < names.size(); i++) {
            String label = Labels.declared(names.get(i)).orElse("");
            String before = label.isEmpty() ? null : nameOfLabel.putIfAbsent(label, names.get(i));
            if (label.isEmpty()) {
                mistakes.add(at(key) + "/" + i, "is no label: " + NO_LABEL);
            } else if (before != null) {
                mistakes.add(at(key) + "/" + i, "\"" + names.get(i) + "\" " + sameLabel(before, label));
            }
        }
        return new TreeSet<>(nameOfLabel.keySet());
    }

    /** What is wrong with a name whose label another one has. */
    public static String sameLabel(String before, String label) {
        return "is the same label as \"" + before + "\": " + label + ". Rename one of the two";
    }

    /** Takes a key for one that there is, without asking for it. */
    public void expect(String key) {
        known.add(key);
    }

    /** Which of two names of one value the object uses, the one of now where it uses none; both at once are a mistake. */
    public String either(String name, String former) {
        if (object.has(name) && object.has(former)) {
            refuse(former, "is the former name of " + name + ", which is there too. Take one of the two out");
        }
        expect(name);
        expect(former);
        return object.has(former) && !object.has(name) ? former : name;
    }

    /** The raw keys, in the document's order. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    public void require(String... keys) {
        Arrays.stream(keys).filter(key -> !object.has(key)).forEach(key -> mistakes.add(at(key), "is missing"));
    }

    /** Refuses every key that was not asked for and is no extension. A key that may be anybody's text is not quoted, but counted. */
    public void refuseUnknownKeys() {
        List<String> keys = keys();
        for (String key : keys) {
            if (known.contains(key) || key.startsWith(EXTENSION)) {
                continue;
            }
            if (isPlain(key)) {
                mistakes.add(at(key), "is not a known key." + Nearest.hint(key, known));
            } else {
                mistakes.add(pointer, "its key number " + (keys.indexOf(key) + 1) + " is not a known key");
            }
        }
    }

    /** Refuses keys that are likely misspelt ones of those that were asked for; whatever else is there is the host's own. */
    public void refuseMisspeltKeys() {
        List<String> keys = keys();
        for (String key : keys) {
            if (!known.contains(key) && !key.startsWith(EXTENSION)) {
                Nearest.misspelt(visible(key), known).ifPresent(meant -> refuseMisspelt(keys, key, meant));
            }
        }
    }

    private void refuseMisspelt(List<String> keys, String key, String meant) {
        if (isPlain(key)) {
            refuse(key, "is not a known key. Maybe " + meant + "? If it is your own, begin it with " + EXTENSION);
        } else {
            refuse("its key number " + (keys.indexOf(key) + 1) + " is nearly " + meant
                    + ", but with characters that only look like those of it or cannot be seen. Write the key anew");
        }
    }

    /** A key as it is read by people: full-width letters as plain ones, without what cannot be seen. */
    private static String visible(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFKC).replaceAll("\\p{C}", "");
    }

    /** Whether a key looks like those of this library, so that it is nobody's text. */
    public static boolean isPlain(String key) {
        return PLAIN.matcher(key).matches();
    }

    /** A value that a rule holds for; another one is refused, and what is left out is the standard one. */
    public <T> T checked(String key, Optional<T> value, T standard, Predicate<T> rule, String mend) {
        return checked(key, value, rule, mend).orElse(standard);
    }

    /** A value that a rule holds for; another one is refused. */
    public <T> Optional<T> checked(String key, Optional<T> value, Predicate<? super T> rule, String mend) {
        if (value.isPresent() && !rule.test(value.get())) {
            mistakes.add(at(key), mend);
        }
        return value.filter(rule);
    }

    /** Adds a mistake of the whole object. */
    public void refuse(String message) {
        mistakes.add(pointer, message);
    }

    /** Whether anything in the object is known to be wrong. */
    public boolean isWrong() {
        return mistakes.touch(pointer);
    }

    /** A draft says in {@code open_questions} what only its owner knows; while it asks anything, it is not used. */
    public void refuseOpenQuestions() {
        List<String> open = texts(OPEN_QUESTIONS, Function.identity()).orElse(List.of());
        for (int i = 0; i < open.size(); i++) {
            mistakes.add(
                    at(OPEN_QUESTIONS) + "/" + i,
                    "is open: " + open.get(i) + " Write the answer into the document, and take the question out");
        }
    }

    /** Adds a mistake of the value of a key. */
    public void refuse(String key, String message) {
        mistakes.add(at(key), message);
    }

    /** An object of values by labels. */
    public <T> Map<String, T> labelled(String key, BiFunction<TreeReader, String, Optional<T>> entry) {
        return labelled(child(key, NO_OBJECT), entry);
    }

    private static <T> Map<String, T> labelled(
            Optional<TreeReader> object, BiFunction<TreeReader, String, Optional<T>> entry) {
        Map<String, T> values = new LinkedHashMap<>();
        object.ifPresent(map -> {
            for (String label : map.distinctLabels()) {
                entry.apply(map, label).ifPresent(value -> values.put(label, value));
            }
        });
        return values;
    }

    /** The raw keys that are labels, no two of them the same label. */
    private List<String> distinctLabels() {
        Map<String, String> keyOfLabel = new HashMap<>();
        List<String> distinct = new ArrayList<>();
        int number = 0;
        for (String key : keys()) {
            number++;
            Optional<String> label = Labels.declared(key);
            String before = label.map(l -> keyOfLabel.putIfAbsent(l, key)).orElse(null);
            if (label.isEmpty()) {
                mistakes.add(pointer, "its key number " + number + " is no label: " + NO_LABEL);
            } else if (before != null) {
                mistakes.add(at(key), sameLabel(before, label.get()));
            } else {
                distinct.add(key);
            }
        }
        return distinct;
    }

    private Optional<TreeReader> child(String key) {
        return child(key, NO_OBJECT);
    }

    private Optional<TreeReader> child(String key, String mend) {
        return value(key, JsonNode::isObject, mend).map(node -> new TreeReader((ObjectNode) node, at(key), mistakes));
    }

    private Optional<JsonNode> value(String key, Predicate<JsonNode> type, String mend) {
        known.add(key);
        return checked(key, Optional.ofNullable(object.get(key)), type, mend);
    }

    private String at(String key) {
        return pointer + ScoringConfig.pointer(List.of(key));
    }

    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
