package io.calibration.jdbc.scan;

import io.calibration.collect.internal.ScanField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of scan results as its host describes it, which nobody has held against a database yet. All names are plain identifiers.
 *
 * @param schema of this table and of those that belong to it; null for the connection's
 * @param name of the table
 * @param key the column by which other tables name a result; null when none was named
 * @param places where the fields are that the table has
 */
public record TableDescription(
        @Nullable String schema, String name, @Nullable String key, Map<ScanField, ValuePlace> places) {

    /** What every result has. */
    public static final Set<ScanField> REQUIRED =
            Set.of(ScanField.OBSERVED_AT, ScanField.LOGIC_VERSION, ScanField.OVERALL_SCORE, ScanField.CLASSIFICATION);

    public TableDescription {
        places = Collections.unmodifiableMap(new EnumMap<>(places));
    }

    /** The same with a field elsewhere; null for nowhere. */
    public TableDescription with(ScanField field, @Nullable ValuePlace place) {
        EnumMap<ScanField, ValuePlace> changed = new EnumMap<>(places);
        if (place == null) {
            changed.remove(field);
        } else {
            changed.put(field, place);
        }
        return new TableDescription(schema, name, key, changed);
    }

    ValuePlace.InColumn observedAt() {
        return (ValuePlace.InColumn) Objects.requireNonNull(places.get(ScanField.OBSERVED_AT));
    }

    /** Whether rows of other tables belong to a result. */
    boolean hasChildren() {
        return places.values().stream().anyMatch(ValuePlace.Child.class::isInstance);
    }
}
