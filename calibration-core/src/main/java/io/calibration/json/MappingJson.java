package io.calibration.json;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.collect.ScanMapping.Unit;
import io.calibration.config.FlagSeverity;
import io.calibration.internal.json.StrictJson;
import io.calibration.internal.json.TreeReader;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads how a host's columns become scan results: {@code scan_mapping.schema.json} describes the file. As strict as {@link ConfigJson}: no
 * coercion, no unknown key unless it begins with {@code x_}, every mistake at once with its JSON Pointer. Stateless and thread-safe.
 */
public final class MappingJson {

    private static final String COLUMN = "column";
    private static final String NONE = "";

    private MappingJson() {}

    /**
     * Reads a file of a mapping.
     *
     * @throws IOException when the file cannot be read: it does not exist, or is a directory
     * @throws InvalidDocumentException when its content is no valid mapping; names the file and lists every mistake
     */
    public static ScanMapping read(Path file) throws IOException {
        return StrictJson.read(file, MappingJson::read);
    }

    /**
     * Reads a mapping.
     *
     * @param document the JSON document, at most 1 MiB
     * @throws InvalidDocumentException when it is no valid mapping; lists every mistake
     */
    public static ScanMapping read(byte[] document) {
        return TreeReader.read(document, MappingJson::mapping).orElseThrow();
    }

    /** Empty where there is a mistake, which the reader then tells. */
    private static Optional<ScanMapping> mapping(TreeReader root) {
        ScanMapping.Builder mapping = ScanMapping.builder();
        root.refuseOpenQuestions();
        root.section("csv", csv -> csv(csv, mapping));
        root.texts("absent", MappingJson::listed).ifPresent(mapping::absent);
        root.require("fields");
        root.section("fields", fields -> fields(fields, mapping));
        root.section("category_scores", scores -> categories(scores, mapping));
        root.section("dimensions", dimensions -> dimensions(dimensions, mapping));
        root.section("flags", flags -> flags(flags, mapping));
        root.text("key", MappingJson::notBlank).ifPresent(mapping::key);
        root.section("joined", joined -> joined(joined, mapping));
        if (root.given("joined")) {
            root.require("key");
        }
        try {
            return Optional.of(mapping.build());
        } catch (IllegalArgumentException e) {
            if (!root.isWrong()) { // else what is wrong was told by its place, and may be why nothing reads a joined
                // column
                root.refuse("joined", String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private static ScanMapping.Builder csv(TreeReader csv, ScanMapping.Builder mapping) {
        csv.text("separator", MappingJson::character).ifPresent(mapping::separator);
        csv.text("encoding", MappingJson::charset).ifPresent(mapping::encoding);
        csv.bool("decimal_comma").filter(comma -> comma).ifPresent(comma -> mapping.decimalComma());
        return mapping;
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("must be one character, such as a semicolon");
        }
        return text.charAt(0);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the name of an encoding, such as windows-1252", e);
        }
    }

    private static ScanMapping.Builder fields(TreeReader fields, ScanMapping.Builder mapping) {
        fields.require("observed_at", "logic_version", "overall_score", "classification");
        field(fields, "observed_at", MappingJson::time, mapping::observedAt);
        field(fields, "outcome_at", MappingJson::time, mapping::outcomeAt);
        field(fields, "logic_version", MappingJson::text, mapping::logicVersion);
        field(fields, "classification", MappingJson::text, mapping::classification);
        field(fields, "tier", MappingJson::text, mapping::tier);
        field(fields, "group", MappingJson::text, mapping::group);
        field(fields, "overall_score", MappingJson::number, mapping::overallScore);
        field(fields, "confidence", MappingJson::number, mapping::confidence);
        field(fields, "conflict_score", MappingJson::number, mapping::conflictScore);
        field(fields, "escalation", MappingJson::codes, mapping::escalation);
        field(fields, "not_scored", MappingJson::codes, mapping::notScored);
        field(fields, "data_sufficient", MappingJson::truth, mapping::dataSufficient);
        field(fields, "outcome", MappingJson::outcome, mapping::outcome);
        return mapping;
    }

    private static <P> void field(
            TreeReader fields, String key, Function<TreeReader, Optional<P>> place, Consumer<P> add) {
        fields.section(key, place).flatMap(read -> read).ifPresent(add);
    }

    private static Optional<Time> time(TreeReader place) {
        Optional<String> column = column(place);
        Optional<String> format = place.text("format", MappingJson::pattern);
        Optional<ZoneId> zone = place.text("zone", MappingJson::zone);
        Optional<Unit> unit = place.choice("unit", Unit.class);
        return column.flatMap(
                name -> made(place, () -> new Time(name, format.orElse(null), zone.orElse(null), unit.orElse(null))));
    }

    private static String pattern(String format) {
        try {
            Time.in(COLUMN).format(format);
            return format;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + format + "\": " + e.getMessage(), e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone, such as Europe/Berlin or UTC; \"" + name + "\" is none", e);
        }
    }

    private static Optional<Text> text(TreeReader place) {
        Optional<String> constant = place.text("constant", Function.identity());
        Optional<String> column = constant.isPresent() && !place.given(COLUMN) ? Optional.of(NONE) : column(place);
        Map<String, String> values = values(place);
        return column.flatMap(name -> made(place, () -> new Text(name, constant.orElse(NONE), values)));
    }

    private static Optional<Decimal> number(TreeReader place) {
        Optional<String> column = column(place);
        Optional<BigDecimal> times = place.decimal("multiply_by");
        Optional<BigDecimal> step = place.decimal("round_to");
        Optional<BigDecimal> least = place.decimal("min");
        Optional<BigDecimal> most = place.decimal("max");
        return column.flatMap(name -> made(
                place,
                () -> new Decimal(name, times.orElse(null), step.orElse(null), least.orElse(null), most.orElse(null))));
    }

    private static Optional<Codes> codes(TreeReader place) {
        Optional<String> column = column(place);
        String separator = place.text("separator", Function.identity()).orElse(NONE);
        Map<String, String> values = values(place);
        return column.map(name -> new Codes(name, separator, values));
    }

    private static Optional<Truth> truth(TreeReader place) {
        return place.given("true") || place.given("false")
                ? truth(place, "true", "false")
                : column(place).map(Truth::in);
    }

    /** Which side is good is never guessed. */
    private static Optional<Truth> outcome(TreeReader place) {
        return truth(place, "good", "bad");
    }

    private static Optional<Truth> truth(TreeReader place, String yes, String no) {
        place.require(yes, no);
        Optional<String> column = column(place);
        Optional<List<String>> yesTexts = place.texts(yes, MappingJson::listed);
        Optional<List<String>> noTexts = place.texts(no, MappingJson::listed);
        return yesTexts.isEmpty() || noTexts.isEmpty()
                ? Optional.empty()
                : column.flatMap(name -> made(place, () -> Truth.of(name, yesTexts.get(), noTexts.get())));
    }

    private static String listed(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be a text in quotes that is not blank, such as \"1\"");
        }
        return text;
    }

    private static ScanMapping.Builder categories(TreeReader scores, ScanMapping.Builder mapping) {
        scores.sections("columns", "{\"income\": {\"column\": \"income_score\"}}", MappingJson::number)
                .forEach((name, place) -> place.ifPresent(number -> mapping.category(name, number)));
        scores.text("json", MappingJson::notBlank).ifPresent(mapping::categoriesInJson);
        return mapping;
    }

    private static ScanMapping.Builder dimensions(TreeReader dimensions, ScanMapping.Builder mapping) {
        dimensions
                .sections("columns", "{\"region\": {\"column\": \"land\"}}", MappingJson::text)
                .forEach((name, place) -> place.ifPresent(text -> mapping.dimension(name, text)));
        dimensions.text("json", MappingJson::notBlank).ifPresent(mapping::dimensionsInJson);
        return mapping;
    }

    private static ScanMapping.Builder flags(TreeReader flags, ScanMapping.Builder mapping) {
        flags.section("codes", place -> flagCodes(place, mapping));
        flags.objects("columns", place -> flagColumn(place, mapping));
        flags.text("json", MappingJson::notBlank).ifPresent(mapping::flagsInJson);
        return mapping;
    }

    private static ScanMapping.Builder flagCodes(TreeReader place, ScanMapping.Builder mapping) {
        place.require("severity");
        Optional<FlagSeverity> severity = place.choice("severity", FlagSeverity.class);
        Map<String, ScanResult.Flag> types = new LinkedHashMap<>();
        place.section("types", all -> {
            all.keys()
                    .forEach(code -> all.section(code, flag -> flag(flag, code, severity))
                            .flatMap(read -> read)
                            .ifPresent(flag -> types.put(code, flag)));
            return types;
        });
        codes(place)
                .ifPresent(codes ->
                        severity.ifPresent(others -> made(place, () -> mapping.flags(codes, types, others))));
        return mapping;
    }

    private static ScanMapping.Builder flagColumn(TreeReader place, ScanMapping.Builder mapping) {
        place.require("type", "severity");
        Optional<Truth> raised = truth(place);
        Optional<ScanResult.Flag> flag = flag(place, NONE, Optional.empty());
        place.refuseUnknownKeys();
        raised.ifPresent(column -> flag.ifPresent(what -> mapping.flag(column, what)));
        return mapping;
    }

    private static ScanMapping.Builder joined(TreeReader joined, ScanMapping.Builder mapping) {
        joined.keys()
                .forEach(name -> joined.section(name, MappingJson::rows)
                        .flatMap(read -> read)
                        .ifPresent(rows -> mapping.join(name, rows)));
        return mapping;
    }

    /** Rows of another table, in one of three forms. */
    private static Optional<JoinedRows> rows(TreeReader rows) {
        rows.require("table", "result");
        String table = rows.text("table", MappingJson::notBlank).orElse(NONE);
        String result = rows.text("result", MappingJson::notBlank).orElse(NONE);
        Optional<String> texts = rows.text("texts", MappingJson::notBlank);
        Map<String, String> objects = values(rows, "objects");
        Optional<String> keys = rows.text("keys", MappingJson::notBlank);
        Optional<String> values = rows.text("values", MappingJson::notBlank);
        boolean isObject = keys.isPresent() && values.isPresent();
        if (Stream.of(texts.isPresent(), !objects.isEmpty(), isObject)
                                .filter(given -> given)
                                .count()
                        != 1
                || keys.isPresent() != values.isPresent()) {
            rows.refuse(
                    "must have \"texts\" (a column), \"objects\" (columns by key), or both of \"keys\" and \"values\"");
            return Optional.empty();
        }
        return table.isEmpty() || result.isEmpty()
                ? Optional.empty()
                : made(
                        rows,
                        () -> texts.isPresent()
                                ? JoinedRows.texts(table, result, texts.get())
                                : isObject
                                        ? JoinedRows.object(table, result, keys.get(), values.get())
                                        : JoinedRows.objects(table, result, objects));
    }

    /** A flag that is named as its code, and as grave as others, where it says nothing else. */
    private static Optional<ScanResult.Flag> flag(TreeReader flag, String code, Optional<FlagSeverity> others) {
        String type = flag.text("type", Function.identity()).orElse(code);
        String category = flag.text("category", Function.identity()).orElse(null);
        return flag.choice("severity", FlagSeverity.class)
                .or(() -> others)
                .map(severity -> new ScanResult.Flag(type, severity.label(), category));
    }

    private static Optional<String> column(TreeReader place) {
        place.require(COLUMN);
        return place.text(COLUMN, MappingJson::notBlank);
    }

    private static String notBlank(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("must be the name of a column");
        }
        return name;
    }

    /** What stands for what; null stands for none. */
    private static Map<String, String> values(TreeReader place) {
        return values(place, "values");
    }

    private static Map<String, String> values(TreeReader place, String key) {
        Map<String, String> values = new LinkedHashMap<>();
        place.object(key, listed -> {
            listed.keys().forEach(text -> {
                if (listed.given(text)) {
                    listed.text(text, Function.identity()).ifPresent(meant -> values.put(text, meant));
                } else {
                    values.put(text, NONE);
                }
            });
            return values;
        });
        return values;
    }

    private static <T> Optional<T> made(TreeReader place, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            place.refuse(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
