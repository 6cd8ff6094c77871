package io.calibration.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows.
 *
 * @param text one of {@link Statements}, or several of them
 * @param values what stands for its question marks
 */
record Change(String text, List<@Nullable Object> values) {

    Change {
        values = Collections.unmodifiableList(values);
    }

    static Change of(String text, @Nullable Object... values) {
        return new Change(text, Stream.of(values).toList());
    }

    /** All as one, in their order. */
    static Change together(List<Change> changes) {
        return new Change(
                changes.stream().map(Change::text).collect(joining(";\n")),
                changes.stream().flatMap(change -> change.values().stream()).toList());
    }
}
