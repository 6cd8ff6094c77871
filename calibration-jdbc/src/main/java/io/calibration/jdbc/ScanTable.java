package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.config.Version;
import io.calibration.jdbc.scan.TableDescription;
import io.calibration.jdbc.scan.ValuePlace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host's table of scan results, one row a result, as it is: which column holds which field. {@link #named} alone means columns named as
 * the fields are; every method gives a new description that differs in one point. All names are plain identifiers; upper and lower case
 * do not matter where only one name is meant. Immutable and thread-safe.
 */
public final class ScanTable {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private static final Set<ScanColumn> NOT_IN_JSON =
            EnumSet.of(ScanColumn.OBSERVED_AT, ScanColumn.OUTCOME_AT, ScanColumn.ESCALATION, ScanColumn.NOT_SCORED);

    private final TableDescription described;

    private ScanTable(TableDescription described) {
        this.described = described;
    }

    /**
     * A table, or a view, with a column for every field: {@code observed_at}, {@code logic_version}, {@code overall_score},
     * {@code classification}, {@code category_scores} (a JSON object), {@code confidence}, {@code flags} (a JSON list), {@code escalation},
     * {@code tier}, {@code data_sufficient}, {@code conflict_score} and {@code outcome}. A row whose score is null counts as not scored;
     * where a column says why, name it: {@code .column(ScanColumn.NOT_SCORED, "failure_code")}. Named likewise are the columns of
     * {@link ScanColumn#OUTCOME_AT} and {@link ScanColumn#GROUP}, which few tables have.
     *
     * @throws IllegalArgumentException when it is not a plain name
     */
    public static ScanTable named(String name) {
        EnumMap<ScanField, ValuePlace> places = new EnumMap<>(ScanField.class);
        for (ScanField field : ScanField.values()) {
            places.put(field, new ValuePlace.Plain(field.key()));
        }
        List.of(ScanField.NOT_SCORED, ScanField.OUTCOME_AT, ScanField.GROUP, ScanField.DIMENSIONS)
                .forEach(places::remove);
        return new ScanTable(new TableDescription(null, identifier("The table", name), null, places));
    }

    /** The schema of this table and of those that belong to it; else the connection's. On MariaDB: the database. */
    public ScanTable schema(String schema) {
        return new ScanTable(new TableDescription(
                identifier("The schema", schema), described.name(), described.key(), described.places()));
    }

    /** The column by which other tables name a result: unique, never published. */
    public ScanTable key(String column) {
        return new ScanTable(new TableDescription(
                described.schema(), described.name(), identifier("The key", column), described.places()));
    }

    /** The column of a field. */
    public ScanTable column(ScanColumn field, String column) {
        return with(field, new ValuePlace.Plain(named(field, column)));
    }

    /**
     * The column of the time, where it says no zone: a local time, a day, or a text of either. Neither the zone of the session nor that of
     * this process has a say.
     *
     * <p>Where clocks are put forward, a time that they skip is as much later as they skip: 02:30 becomes 03:30. Where they are put back,
     * a time that comes twice is the first of the two. A day alone begins at its first moment. A value that says its zone keeps it.
     *
     * @param zone the zone in which the times were written, such as {@link ZoneOffset#UTC} or {@code ZoneId.of("Europe/Berlin")}
     */
    public ScanTable observedAt(String column, ZoneId zone) {
        return with(
                ScanColumn.OBSERVED_AT, new ValuePlace.Local(named(ScanColumn.OBSERVED_AT, column), zone.normalized()));
    }

    /** The column of the time, where it holds whole milliseconds since 1970-01-01T00:00:00Z. */
    public ScanTable observedAtMillis(String column) {
        return with(ScanColumn.OBSERVED_AT, new ValuePlace.Millis(named(ScanColumn.OBSERVED_AT, column)));
    }

    /** The column of the time at which the outcome became known, where it says no zone: read as {@link #observedAt} reads its column. */
    public ScanTable outcomeAt(String column, ZoneId zone) {
        return with(
                ScanColumn.OUTCOME_AT, new ValuePlace.Local(named(ScanColumn.OUTCOME_AT, column), zone.normalized()));
    }

    /** The column of the time at which the outcome became known, where it holds whole milliseconds since 1970-01-01T00:00:00Z. */
    public ScanTable outcomeAtMillis(String column) {
        return with(ScanColumn.OUTCOME_AT, new ValuePlace.Millis(named(ScanColumn.OUTCOME_AT, column)));
    }

    /**
     * The version of the scoring logic of all results, where no column tells it.
     *
     * @param version such as {@code 1.4.0}
     * @throws IllegalArgumentException when it is no semantic version
     */
    public ScanTable logicVersion(String version) {
        return with(ScanColumn.LOGIC_VERSION, new ValuePlace.Constant(new Version(version)));
    }

    /**
     * The JSON column that a field's value is in.
     *
     * @param field any but times and those that hold reasons
     * @param key the key of the value when the document is an object; any other document is the value itself
     */
    public ScanTable inJson(ScanColumn field, String column, String key) {
        if (NOT_IN_JSON.contains(field)) {
            throw new IllegalArgumentException(
                    field + " is not read from within JSON. Name a view that has it as a column.");
        }
        return with(field, new ValuePlace.InJson(named(field, column), key));
    }

    /** The column with escalation reasons in free text, which become codes at once. */
    public ScanTable escalation(String column, ReasonPatterns patterns) {
        return with(
                ScanColumn.ESCALATION,
                new ValuePlace.Coded(named(ScanColumn.ESCALATION, column), patterns.labels(), patterns::codeOf));
    }

    /**
     * Says that the table does not have these fields.
     *
     * @throws IllegalArgumentException when every result must have it
     */
    public ScanTable without(ScanColumn... fields) {
        ScanTable changed = this;
        for (ScanColumn column : fields) {
            ScanField field = column.field();
            if (TableDescription.REQUIRED.contains(field)) {
                throw new IllegalArgumentException(
                        "Every result has " + field.key() + ". Name the column that holds it.");
            }
            changed = changed.with(field, null);
        }
        return changed;
    }

    /** The column with a JSON object of category scores, such as {@code {"values_match": 81}}. */
    public ScanTable categoryScoresInJson(String column) {
        return with(
                ScanField.CATEGORY_SCORES, new ValuePlace.Plain(identifier("The column of category scores", column)));
    }

    /** A column a category, named as the category is. */
    public ScanTable categoryScoresInColumns(String... categories) {
        TreeMap<String, String> columns = new TreeMap<>();
        for (String category : categories) {
            columns.put(category, category);
        }
        return categoryScoresInColumns(columns);
    }

    /**
     * A column a category.
     *
     * @param columns the column of each category
     * @throws IllegalArgumentException when there is none, a category can be no label, two are the same label, or a column's name is not a
     *     plain one
     */
    public ScanTable categoryScoresInColumns(Map<String, String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name the column of at least one category, or say withoutCategoryScores().");
        }
        return with(ScanField.CATEGORY_SCORES, byLabel(columns, "category"));
    }

    private static ValuePlace.Columns byLabel(Map<String, String> columns, String what) {
        TreeMap<String, String> byLabel = new TreeMap<>();
        TreeMap<String, String> nameOfLabel = new TreeMap<>();
        new TreeMap<>(columns).forEach((name, column) -> {
            String label = Labels.declared(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A " + what + " can be no label: it is blank, longer than " + Labels.MAX_LENGTH
                                    + " characters, or holds one that cannot be seen. Name it otherwise."));
            String before = nameOfLabel.put(label, name);
            if (before != null) {
                throw new IllegalArgumentException("The names \"" + before + "\" and \"" + name
                        + "\" are the same label: " + label + ". Rename one of the two.");
            }
            byLabel.put(label, identifier("The column of a " + what, column));
        });
        return new ValuePlace.Columns(Collections.unmodifiableSortedMap(byLabel));
    }

    /**
     * The column with a JSON object of the values of dimensions, such as {@code {"segment": "retail"}}.
     *
     * @throws IllegalArgumentException when the column's name is not a plain one
     */
    public ScanTable dimensionsInJson(String column) {
        return with(ScanField.DIMENSIONS, new ValuePlace.Plain(identifier("The column of dimensions", column)));
    }

    /**
     * A column a dimension, text or whole numbers, named as the dimension is.
     *
     * @throws IllegalArgumentException when there is none, two names are the same label, or one is not a plain name
     */
    public ScanTable dimensionsInColumns(String... names) {
        TreeMap<String, String> columns = new TreeMap<>();
        for (String name : names) {
            columns.put(name, name);
        }
        return dimensionsInColumns(columns);
    }

    /**
     * A column a dimension, text or whole numbers. Those that the config does not declare are skipped and counted; {@code tier} and
     * {@code hour_of_day} need none.
     *
     * @param columns the column of each dimension
     * @throws IllegalArgumentException when there is none, a name can be no label, two are the same label, or a column's name is not a plain
     *     one
     */
    public ScanTable dimensionsInColumns(Map<String, String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Name the column of at least one dimension, or none of this.");
        }
        return with(ScanField.DIMENSIONS, byLabel(columns, "dimension"));
    }

    /**
     * Category scores in rows of another table, one a score. Needs {@link #key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param category its column with the category
     * @param score its column with the score
     */
    public ScanTable categoryScoresInTable(String table, String result, String category, String score) {
        return inTable(
                ScanField.CATEGORY_SCORES,
                identifier("The table of category scores", table),
                identifier("The key's column", result),
                identifier("The category's column", category),
                identifier("The score's column", score));
    }

    /** Says that there are no category scores. */
    public ScanTable withoutCategoryScores() {
        return with(ScanField.CATEGORY_SCORES, null);
    }

    /** The column with a JSON list of flags: objects with {@code type}, {@code severity} and {@code category}; other keys are skipped. */
    public ScanTable flagsInJson(String column) {
        return with(ScanField.FLAGS, new ValuePlace.Plain(identifier("The column of flags", column)));
    }

    /** {@link #flagsInTable(String, String, String, String, String)} with columns {@code type}, {@code severity} and {@code category}. */
    public ScanTable flagsInTable(String table, String result) {
        return flagsInTable(table, result, "type", "severity", "category");
    }

    /**
     * Flags in rows of another table, one an occurrence. Needs {@link #key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param type its column with the flag's type
     * @param severity its column with the severity
     * @param category its column with the category
     */
    public ScanTable flagsInTable(String table, String result, String type, String severity, String category) {
        return inTable(
                ScanField.FLAGS,
                identifier("The table of flags", table),
                identifier("The key's column", result),
                identifier("The type's column", type),
                identifier("The severity's column", severity),
                identifier("The category's column", category));
    }

    private ScanTable inTable(ScanField field, String table, String result, String... columns) {
        return with(field, new ValuePlace.Child(table, result, List.of(columns)));
    }

    /** Says that there are no flags. */
    public ScanTable withoutFlags() {
        return with(ScanField.FLAGS, null);
    }

    private ScanTable with(ScanColumn field, ValuePlace place) {
        return with(field.field(), place);
    }

    private ScanTable with(ScanField field, @Nullable ValuePlace place) {
        return new ScanTable(described.with(field, place));
    }

    /**
     * The name itself.
     *
     * @param what what it names, as a sentence begins
     * @throws IllegalArgumentException when it is more than a plain name
     */
    private static String identifier(String what, String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be named by letters, digits and underscores, at most 63,"
                    + " not beginning with a digit. Name a view that names it so.");
        }
        return name;
    }

    private static String named(ScanColumn field, String column) {
        return identifier("The column of " + field.field().key(), column);
    }

    TableDescription described() {
        return described;
    }

    /** The categories and the reasons' codes that are named here. */
    KnownLabels labels() {
        TreeSet<String> named = new TreeSet<>();
        if (described.places().get(ScanField.CATEGORY_SCORES) instanceof ValuePlace.Columns columns) {
            named.addAll(columns.byLabel().keySet());
        }
        TreeSet<String> codes = new TreeSet<>();
        if (described.places().get(ScanField.ESCALATION) instanceof ValuePlace.Coded coded) {
            codes.addAll(coded.codes());
        }
        return new KnownLabels(named, new TreeSet<>(), new TreeSet<>(), codes, Undeclared.CODES);
    }
}
