package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Version;
import io.calibration.jdbc.scan.TableDescription;
import io.calibration.jdbc.scan.ValuePlace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A host's table of scan results, one row a result, as it is: which column holds which field. {@link #named} alone means columns named as
 * the fields are; every method gives a new description that differs in one point. All names are plain identifiers; upper and lower case
 * do not matter where only one name is meant. Immutable and thread-safe.
 */
public final class ScanTable {

    private final TableDescription described;

    private ScanTable(TableDescription described) {
        this.described = described;
    }

    /**
     * A table, or a view, with a column for every field: {@code observed_at}, {@code logic_version}, {@code overall_score},
     * {@code classification}, {@code category_scores} (a JSON object), {@code confidence}, {@code flags} (a JSON list), {@code escalation},
     * {@code tier}, {@code data_sufficient}, {@code conflict_score} and {@code outcome}. A row whose score is null counts as not scored;
     * where a column says why, name it: {@code .column(ScanColumn.NOT_SCORED, "failure_code")}.
     *
     * @throws IllegalArgumentException when it is not a plain name
     */
    public static ScanTable named(String name) {
        EnumMap<ScanField, ValuePlace> places = new EnumMap<>(ScanField.class);
        for (ScanField field : ScanField.values()) {
            places.put(field, new ValuePlace.Plain(field.key()));
        }
        places.remove(ScanField.NOT_SCORED);
        return new ScanTable(new TableDescription(null, Identifier.of("The table", name), null, places));
    }

    /** The schema of this table and of those that belong to it; else the connection's. On MariaDB: the database. */
    public ScanTable schema(String schema) {
        return new ScanTable(new TableDescription(
                Identifier.of("The schema", schema), described.name(), described.key(), described.places()));
    }

    /** The column by which other tables name a result: unique, never published. */
    public ScanTable key(String column) {
        return new ScanTable(new TableDescription(
                described.schema(), described.name(), Identifier.of("The key", column), described.places()));
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
     * @param field any but the time and those that hold reasons
     * @param key the key of the value when the document is an object; any other document is the value itself
     */
    public ScanTable inJson(ScanColumn field, String column, String key) {
        if ((field == ScanColumn.OBSERVED_AT) || (field == ScanColumn.ESCALATION) || (field == ScanColumn.NOT_SCORED)) {
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

    /** Where the category scores are. */
    public ScanTable categoryScores(ScanCategories place) {
        return with(ScanField.CATEGORY_SCORES, place.place());
    }

    /** Where the flags are. */
    public ScanTable flags(ScanFlags place) {
        return with(ScanField.FLAGS, place.place());
    }

    private ScanTable with(ScanColumn field, ValuePlace place) {
        return with(field.field(), place);
    }

    private ScanTable with(ScanField field, @Nullable ValuePlace place) {
        return new ScanTable(described.with(field, place));
    }

    private static String named(ScanColumn field, String column) {
        return Identifier.of("The column of " + field.field().key(), column);
    }

    TableDescription described() {
        return described;
    }

    /** The categories and the reasons' codes that are named here. */
    KnownLabels labels() {
        TreeSet<String> named = new TreeSet<>();
        if (described.places().get(ScanField.CATEGORY_SCORES) instanceof ValuePlace.Columns columns) {
            named.addAll(columns.byCategory().keySet());
        }
        TreeSet<String> codes = new TreeSet<>();
        if (described.places().get(ScanField.ESCALATION) instanceof ValuePlace.Coded coded) {
            codes.addAll(coded.codes());
        }
        return new KnownLabels(named, new TreeSet<>(), new TreeSet<>(), codes, Undeclared.CODES);
    }
}
