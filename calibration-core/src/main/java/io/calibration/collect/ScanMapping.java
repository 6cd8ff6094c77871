package io.calibration.collect;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.ScanResult;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a host's own columns become scan results: where each value stands, and in which form. A place is named by the column of a header or a
 * table, or in JSON lines by the key, or a JSON Pointer that begins with a slash. Blanks around a text are dropped, and what is then empty is
 * absent, as is what the mapping lists as such. What no place names is skipped. {@link io.calibration.json.MappingJson} reads it from a
 * file. Immutable and thread-safe.
 */
public final class ScanMapping {

    private static final String NONE = "";
    private static final Set<ScanField> REQUIRED = EnumSet.of(
            ScanField.OBSERVED_AT, ScanField.LOGIC_VERSION, ScanField.OVERALL_SCORE, ScanField.CLASSIFICATION);

    private final Builder parts;

    private ScanMapping(Builder parts) {
        this.parts = new Builder(parts);
    }

    /** A mapping of nothing, to be told. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The results in these files, one file after the other: JSON lines where a file begins with a brace, else CSV or TSV (RFC 4180), each file
     * with a header of its own; plain or gzip (told by their first bytes). What is not a scan result is counted by what is wrong with it
     * and by its line in its file, and the reading goes on; a result with line breaks in quotes stands on its first line. Memory does not grow
     * with the files. Collecting throws a {@link io.calibration.metrics.CollectionException} when a file does not exist, is empty, cannot be read, is a gzip file
     * that {@code gzip -t} would refuse, lacks columns (names all of them), or holds a quote that nothing closes; it names the file and the line.
     *
     * @return a source, immutable and thread-safe
     * @throws IllegalArgumentException when no file is named, or the mapping joins rows of other tables
     */
    public MetricSource over(Path... files) {
        return over(1, files);
    }

    /**
     * The same, read by up to this many threads at a time, each with a file of its own. The sums are the same.
     *
     * @param threads at least 1
     * @throws IllegalArgumentException when it is less, or no file is named
     */
    public MetricSource over(int threads, Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Name at least one file of scan results.");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (" + threads + ") must be at least 1.");
        }
        if (!parts.joined.isEmpty()) {
            throw new IllegalArgumentException("The mapping joins rows of other tables, which a file has not: "
                    + String.join(", ", parts.joined.keySet()) + ". Read a database with it, or name columns.");
        }
        return new MappedFiles(this, List.of(files), threads);
    }

    /**
     * Results whose values come as texts from elsewhere: a table, or a format of files that the library does not read. What is not a scan
     * result is counted by what is wrong with it and by its number among the rows.
     *
     * @return a source, as thread-safe as the rows are
     */
    public MetricSource over(TextRows rows) {
        return new MappedTexts(this, rows);
    }

    /** Rows of texts. */
    @FunctionalInterface
    public interface TextRows {

        /**
         * Hands over every row, one after the other.
         *
         * @param columns the columns that are asked for, as the mapping names them, each once; those that are {@linkplain ScanMapping#joined()
         *     joined} among them
         * @param each takes the texts of a row in the order of the columns; null where there is none. The array may be used again
         * @throws io.calibration.metrics.CollectionException when there is no such column, or reading fails
         */
        void read(List<String> columns, Consumer<@Nullable String[]> each);
    }

    /** The column by which rows of other tables name a result; empty when there is none. */
    public Optional<String> key() {
        return Optional.ofNullable(parts.key);
    }

    /** The columns that are made of the rows of other tables, by the names that the mapping gives them. */
    public SortedMap<String, JoinedRows> joined() {
        return Collections.unmodifiableSortedMap(parts.joined);
    }

    Map<ScanField, Place> fields() {
        return parts.fields;
    }

    SortedMap<String, Decimal> categories() {
        return parts.categories;
    }

    SortedMap<String, Text> dimensions() {
        return parts.dimensions;
    }

    List<MappedFlags> flags() {
        return parts.flags;
    }

    /** The places of JSON documents that hold category scores, dimensions or flags as JSON lines do. */
    Map<ScanField, String> documents() {
        return parts.documents;
    }

    /** What the mapping names by itself, and is therefore told apart whatever it looks like. */
    KnownLabels labels() {
        List<ScanResult.Flag> named =
                parts.flags.stream().flatMap(MappedFlags::named).toList();
        return new KnownLabels(
                labels(Stream.concat(
                        parts.categories.keySet().stream(),
                        named.stream().map(ScanResult.Flag::category).filter(category -> category != null))),
                labels(named.stream().map(ScanResult.Flag::type)),
                labels(meant(ScanField.TIER)),
                labels(Stream.concat(meant(ScanField.ESCALATION), meant(ScanField.NOT_SCORED))),
                Undeclared.CODES);
    }

    private Stream<String> meant(ScanField field) {
        Place place = parts.fields.get(field);
        if (place instanceof Text text) {
            return Stream.concat(Stream.of(text.constant), text.values.values().stream());
        }
        return place instanceof Codes codes ? codes.values.values().stream() : Stream.empty();
    }

    private static SortedSet<String> labels(Stream<String> names) {
        return names.flatMap(name -> Labels.declared(name).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a text that is not empty may be absent. */
    boolean listsAbsent() {
        return !parts.absent.isEmpty();
    }

    /** Whether a text without blanks around it stands for nothing. */
    public boolean isAbsent(String text) {
        return text.isEmpty() || (!parts.absent.isEmpty() && parts.absent.contains(text));
    }

    Optional<Character> separator() {
        return Optional.ofNullable(parts.separator);
    }

    Charset encoding() {
        return parts.encoding;
    }

    boolean hasDecimalComma() {
        return parts.decimalComma;
    }

    /** Where a value stands, and how it is read. */
    public sealed interface Place permits Time, Text, Decimal, Truth, Codes {

        /** The column, key or pointer; empty for a constant. */
        String column();
    }

    /** How a time is written as a number. */
    public enum Unit {
        /** Seconds since 1970-01-01T00:00:00Z, with or without a fraction. */
        SECONDS,
        /** Milliseconds since then. */
        MILLISECONDS
    }

    /**
     * A time: an instant such as {@code 2026-01-31T12:00:00Z} unless told otherwise.
     *
     * @param column its column
     * @param format a pattern of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy HH:mm}; null for ISO 8601 and what is close to it
     * @param zone the zone of times that name none; where clocks skip or repeat a time it is read as {@link JsonLines#withZone} says; null when
     *     each names its own
     * @param unit when it is a number; null when it is a text
     */
    public record Time(
            String column,
            @Nullable String format,
            @Nullable ZoneId zone,
            @Nullable Unit unit) implements Place {

        /** @throws IllegalArgumentException when the pattern is none of a day or a time, or is told together with a unit */
        public Time {
            column = named(column);
            if (format != null && unit != null) {
                throw new IllegalArgumentException(
                        "A time is written by a format or in a unit. Leave one of the two out.");
            }
            if (format != null) {
                MappedTime.requirePattern(format);
            }
        }

        /** What reads its texts, names in English in any case and days that exist alone; empty where it has no pattern. */
        public Optional<DateTimeFormatter> formatter() {
            return Optional.ofNullable(format).map(MappedTime::formatter);
        }

        /** An instant with its zone or offset in a column. */
        public static Time in(String column) {
            return new Time(column, null, null, null);
        }

        /** The same, written by this pattern. */
        public Time format(String pattern) {
            return new Time(column, pattern, zone, unit);
        }

        /** The same, in this zone where it names none. */
        public Time zone(ZoneId local) {
            return new Time(column, format, local, unit);
        }

        /** The same, as a number. */
        public Time unit(Unit of) {
            return new Time(column, format, zone, of);
        }
    }

    /**
     * A text.
     *
     * @param column its column; empty when all results have the same
     * @param constant what all results have; empty when a column tells
     * @param values what stands for what; a value that is not listed stays as it is, and one that is empty is absent
     */
    public record Text(String column, String constant, Map<String, String> values) implements Place {

        /** @throws IllegalArgumentException when there is neither a column nor a constant, or both, or a constant with values */
        public Text {
            if (column.isBlank() == constant.isBlank()) {
                throw new IllegalArgumentException(
                        "A text stands in a column, or is the same constant for all: name one of the two.");
            }
            if (column.isBlank() && !values.isEmpty()) {
                throw new IllegalArgumentException(
                        "A constant is what all results have, so nothing else stands for it. Leave out the values.");
            }
            column = column.strip();
            values = strippedBoth(values);
        }

        /** What stands in a column. */
        public static Text in(String column) {
            return new Text(column, NONE, Map.of());
        }

        /** What all results have. */
        public static Text constant(String text) {
            return new Text(NONE, text, Map.of());
        }

        /** The same, with what stands for what. */
        public Text values(Map<String, String> meant) {
            return new Text(column, constant, meant);
        }
    }

    /**
     * A number. It is multiplied, then rounded, then held to its bounds, each where told so; all that before the class rule sees it.
     *
     * @param column its column
     * @param times what it is multiplied by, such as 0.01 for a percentage; null for 1
     * @param step it is rounded to the nearest multiple of this, halves away from 0; null for as it is
     * @param least a lesser number counts as this; null for none. Who wants them counted has a {@code score_scale} that is {@code beyond: clamp}
     * @param most a greater number counts as this; null for none
     */
    public record Decimal(
            String column,
            @Nullable BigDecimal times,
            @Nullable BigDecimal step,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most)
            implements Place {

        /** @throws IllegalArgumentException when it is multiplied by 0, a step is not above 0, or the least above the most */
        public Decimal {
            column = named(column);
            if (times != null && times.signum() == 0) {
                throw new IllegalArgumentException("A number times 0 is 0 for all. Name another factor.");
            }
            if (step != null && step.signum() <= 0) {
                throw new IllegalArgumentException(
                        "A number is rounded to multiples of what is above 0, such as 1 or 0.5.");
            }
            if (least != null && most != null && least.compareTo(most) > 0) {
                throw new IllegalArgumentException("The least number is above the most. Swap the two.");
            }
        }

        /** The number as it stands in a column. */
        public static Decimal in(String column) {
            return new Decimal(column, null, null, null, null);
        }

        /** The same, multiplied. */
        public Decimal times(BigDecimal factor) {
            return new Decimal(column, factor, step, least, most);
        }

        /** The same, rounded to multiples of a step. */
        public Decimal roundedTo(BigDecimal multiple) {
            return new Decimal(column, times, multiple, least, most);
        }

        /** The same, where what lies beyond counts as the nearer end. */
        public Decimal within(BigDecimal from, BigDecimal to) {
            return new Decimal(column, times, step, from, to);
        }
    }

    /**
     * True or false. Upper and lower case do not matter.
     *
     * @param column its column
     * @param yes all texts that mean true, or good
     * @param no all texts that mean false, or bad
     */
    public record Truth(String column, Set<String> yes, Set<String> no) implements Place {

        /** @throws IllegalArgumentException when a side is empty, or a text is on both */
        public Truth {
            column = named(column);
            yes = lowerCase(yes);
            no = lowerCase(no);
            if (yes.isEmpty() || no.isEmpty()) {
                throw new IllegalArgumentException("List what stands for each of the two sides.");
            }
            if (!Collections.disjoint(yes, no)) {
                throw new IllegalArgumentException("The same text stands for both sides. Take it out of one of them.");
            }
        }

        /** {@code true}, {@code t}, {@code yes}, {@code y} and {@code 1}, or {@code false}, {@code f}, {@code no}, {@code n} and {@code 0}. */
        public static Truth in(String column) {
            return new Truth(column, Set.of("true", "t", "yes", "y", "1"), Set.of("false", "f", "no", "n", "0"));
        }

        /** What these texts say. */
        public static Truth of(String column, Collection<String> yes, Collection<String> no) {
            return new Truth(column, Set.copyOf(yes), Set.copyOf(no));
        }

        private static Set<String> lowerCase(Set<String> texts) {
            Set<String> lower = new LinkedHashSet<>();
            texts.forEach(text -> lower.add(text.strip().toLowerCase(Locale.ROOT)));
            return Collections.unmodifiableSet(lower);
        }
    }

    /**
     * One code or several in one column. Blanks around each are dropped, and absent ones skipped.
     *
     * @param column its column
     * @param separator what stands between codes; empty when there is at most one, or a JSON list of them
     * @param values what stands for what, as in {@link Text}
     */
    public record Codes(String column, String separator, Map<String, String> values) implements Place {

        /** @throws IllegalArgumentException when no column is named */
        public Codes {
            column = named(column);
            values = strippedBoth(values);
        }

        /** At most one code a result, or a JSON list. */
        public static Codes in(String column) {
            return new Codes(column, NONE, Map.of());
        }

        /** The same, with several codes. */
        public Codes separatedBy(String text) {
            return new Codes(column, text, values);
        }

        /** The same, with what stands for what. */
        public Codes values(Map<String, String> meant) {
            return new Codes(column, separator, meant);
        }
    }

    /**
     * The rows that another table has for a result, as one text of JSON.
     *
     * @param table its name, plain or with a schema before it
     * @param result its column that holds the result's key
     * @param form what becomes of the rows
     * @param columns of a list of texts the column; of objects the columns by key; of one object those of keys and values
     */
    public record JoinedRows(String table, String result, Form form, SortedMap<String, String> columns) {

        /** What becomes of the rows. */
        public enum Form {
            /** A list of texts, such as codes. */
            TEXTS,
            /** A list of objects, such as flags. */
            OBJECTS,
            /** One object, such as scores by category. */
            OBJECT
        }

        /** The names in {@link #columns()} of a list of texts, and of one object. */
        public static final String VALUE = "value";

        /** The name in {@link #columns()} of the keys of one object. */
        public static final String KEY = "key";

        /** @throws IllegalArgumentException when a name is missing */
        public JoinedRows {
            table = named(table);
            result = named(result);
            TreeMap<String, String> named = new TreeMap<>();
            columns.forEach((key, column) -> named.put(key, ScanMapping.named(column)));
            columns = Collections.unmodifiableSortedMap(named);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("Name the columns.");
            }
        }

        /** A JSON list of the texts in a column: codes or reasons. */
        public static JoinedRows texts(String table, String result, String column) {
            return new JoinedRows(table, result, Form.TEXTS, new TreeMap<>(Map.of(VALUE, column)));
        }

        /** A JSON list of objects, such as flags with their {@code type}, {@code severity} and {@code category}. */
        public static JoinedRows objects(String table, String result, Map<String, String> columnsByKey) {
            return new JoinedRows(table, result, Form.OBJECTS, new TreeMap<>(columnsByKey));
        }

        /** One JSON object, such as category scores. */
        public static JoinedRows object(String table, String result, String keys, String values) {
            return new JoinedRows(table, result, Form.OBJECT, new TreeMap<>(Map.of(KEY, keys, VALUE, values)));
        }
    }

    private static String named(String column) {
        if (column.isBlank()) {
            throw new IllegalArgumentException("Name the column.");
        }
        return column.strip();
    }

    private static <T> Map<String, T> stripped(Map<String, T> values) {
        Map<String, T> stripped = new LinkedHashMap<>();
        values.forEach((text, meant) -> {
            if (stripped.put(text.strip(), meant) != null) {
                throw new IllegalArgumentException(
                        "A text is listed twice, with and without blanks around it. Leave one of the two out.");
            }
        });
        return Collections.unmodifiableMap(stripped);
    }

    private static Map<String, String> strippedBoth(Map<String, String> values) {
        Map<String, String> meant = new LinkedHashMap<>();
        values.forEach((text, value) -> meant.put(text, value.strip()));
        return stripped(meant);
    }

    /** Builds a mapping. What is named twice is named anew, but that flags add up, those of one column as well. Not thread-safe. */
    public static final class Builder {

        private final Map<ScanField, Place> fields;
        private final SortedMap<String, Decimal> categories;
        private final SortedMap<String, Text> dimensions;
        private final Map<ScanField, String> documents;
        private final List<MappedFlags> flags;
        private final Set<String> absent;
        private final SortedMap<String, JoinedRows> joined;
        private @Nullable String key;
        private @Nullable Character separator;
        private Charset encoding = StandardCharsets.UTF_8;
        private boolean decimalComma;

        private Builder() {
            fields = new EnumMap<>(ScanField.class);
            categories = new TreeMap<>();
            dimensions = new TreeMap<>();
            documents = new EnumMap<>(ScanField.class);
            flags = new ArrayList<>();
            absent = new LinkedHashSet<>();
            joined = new TreeMap<>();
        }

        private Builder(Builder other) {
            fields = new EnumMap<>(other.fields);
            categories = new TreeMap<>(other.categories);
            dimensions = new TreeMap<>(other.dimensions);
            documents = new EnumMap<>(other.documents);
            flags = new ArrayList<>(other.flags);
            absent = new LinkedHashSet<>(other.absent);
            joined = new TreeMap<>(other.joined);
            key = other.key;
            separator = other.separator;
            encoding = other.encoding;
            decimalComma = other.decimalComma;
        }

        private Builder with(ScanField field, Place place) {
            fields.put(field, place);
            return this;
        }

        /** When it was scored; every result has it. */
        public Builder observedAt(Time time) {
            return with(ScanField.OBSERVED_AT, time);
        }

        /** When the outcome became known. */
        public Builder outcomeAt(Time time) {
            return with(ScanField.OUTCOME_AT, time);
        }

        /** Version of the scoring logic; every result has it. */
        public Builder logicVersion(Text text) {
            return with(ScanField.LOGIC_VERSION, text);
        }

        /** The score, on the config's scale. */
        public Builder overallScore(Decimal number) {
            return with(ScanField.OVERALL_SCORE, number);
        }

        /** The class that came out. */
        public Builder classification(Text text) {
            return with(ScanField.CLASSIFICATION, text);
        }

        /** In [0, 1]. */
        public Builder confidence(Decimal number) {
            return with(ScanField.CONFIDENCE, number);
        }

        /** Reasons of an escalation. */
        public Builder escalation(Codes codes) {
            return with(ScanField.ESCALATION, codes);
        }

        /** Reasons why no score came out. */
        public Builder notScored(Codes codes) {
            return with(ScanField.NOT_SCORED, codes);
        }

        /** The tier it was scanned under. */
        public Builder tier(Text text) {
            return with(ScanField.TIER, text);
        }

        /** Whether the data sufficed. */
        public Builder dataSufficient(Truth truth) {
            return with(ScanField.DATA_SUFFICIENT, truth);
        }

        /** Density of contradictions in [0, 1]. */
        public Builder conflictScore(Decimal number) {
            return with(ScanField.CONFLICT_SCORE, number);
        }

        /** Whether it turned out well: yes is good. */
        public Builder outcome(Truth good) {
            return with(ScanField.OUTCOME, good);
        }

        /** Whose result it is, as the host's own keyed hash. */
        public Builder group(Text text) {
            return with(ScanField.GROUP, text);
        }

        /**
         * The score in a category.
         *
         * @throws IllegalArgumentException when its name can be no label
         */
        public Builder category(String name, Decimal score) {
            categories.put(label(name), score);
            return this;
        }

        /**
         * The value of a dimension. {@code tier} and {@code hour_of_day} need none.
         *
         * @throws IllegalArgumentException when its name can be no label
         */
        public Builder dimension(String name, Text value) {
            dimensions.put(label(name), value);
            return this;
        }

        /** A flag of every result whose column says yes. */
        public Builder flag(Truth raised, ScanResult.Flag flag) {
            flags.add(new MappedFlags.Raised(raised, flag));
            return this;
        }

        /**
         * Codes that are flags.
         *
         * @param codes where they stand, and what lies between them
         * @param types the flag of each code; another code is a flag type of its own
         * @param others the severity of those that are not listed
         * @throws IllegalArgumentException when two of the codes are one
         */
        public Builder flags(Codes codes, Map<String, ScanResult.Flag> types, FlagSeverity others) {
            flags.add(new MappedFlags.Coded(codes, stripped(types), others));
            return this;
        }

        /** A JSON list of flags: objects with {@code type}, {@code severity} and {@code category}; other keys are skipped. */
        public Builder flagsInJson(String column) {
            return with(ScanField.FLAGS, column);
        }

        /** A JSON object of category scores, such as {@code {"values_match": 81}}. */
        public Builder categoriesInJson(String column) {
            return with(ScanField.CATEGORY_SCORES, column);
        }

        /** A JSON object of the values of dimensions, such as {@code {"segment": "retail"}}. */
        public Builder dimensionsInJson(String column) {
            return with(ScanField.DIMENSIONS, column);
        }

        private Builder with(ScanField field, String document) {
            documents.put(field, named(document));
            return this;
        }

        /** The column by which {@linkplain #join joined} rows name a result: unique, never null, and never published. */
        public Builder key(String column) {
            key = named(column);
            return this;
        }

        /**
         * A column that is made of the rows of another table; fields, flags and documents name it like any other. A database alone has it.
         *
         * @param column the name to give it, which no column of the results' table has
         */
        public Builder join(String column, JoinedRows rows) {
            joined.put(named(column), rows);
            return this;
        }

        /** Texts that stand for no value, in all places, such as {@code NA}. */
        public Builder absent(Collection<String> texts) {
            texts.forEach(text -> absent.add(text.strip()));
            return this;
        }

        /**
         * What stands between the values of a line of CSV; without it the one of comma, semicolon, tab and bar with which the header has the mapped
         * columns.
         */
        public Builder separator(char character) {
            separator = character;
            return this;
        }

        /** The encoding of CSV without a byte order mark; UTF-8 unless told. JSON lines are always read as {@link JsonLines} reads them. */
        public Builder encoding(Charset charset) {
            encoding = charset;
            return this;
        }

        /** Numbers are written as {@code 0,75}; a point makes a number none. */
        public Builder decimalComma() {
            decimalComma = true;
            return this;
        }

        /**
         * The mapping.
         *
         * @throws IllegalArgumentException when it lacks what every result has, or joins rows that nothing reads; names all of them
         */
        public ScanMapping build() {
            List<String> lacking = REQUIRED.stream()
                    .filter(field -> !fields.containsKey(field))
                    .map(ScanField::key)
                    .toList();
            if (!lacking.isEmpty()) {
                throw new IllegalArgumentException("does not say where these stand: " + String.join(", ", lacking));
            }
            if (key == null && !joined.isEmpty()) {
                throw new IllegalArgumentException(
                        "joins rows of other tables, and does not name the key that they hold");
            }
            Set<String> unread = new TreeSet<>(joined.keySet());
            columns().forEach(unread::remove);
            if (!unread.isEmpty()) {
                throw new IllegalArgumentException(
                        "makes columns of joined rows that nothing reads: " + String.join(", ", unread)
                                + ". Name them in fields, flags, category_scores or dimensions, or take them out");
            }
            return new ScanMapping(this);
        }

        private Stream<String> columns() {
            Stream<Place> places = Stream.of(fields, categories, dimensions).flatMap(each -> each.values().stream());
            return Stream.of(
                            places.map(Place::column),
                            flags.stream().map(MappedFlags::column),
                            documents.values().stream())
                    .flatMap(each -> each);
        }

        private static String label(String name) {
            return Labels.declared(name)
                    .orElseThrow(() -> new IllegalArgumentException("The name is no label: it is blank, longer than "
                            + Labels.MAX_LENGTH + " characters, or holds one that cannot be seen. Name it otherwise."));
        }
    }
}
