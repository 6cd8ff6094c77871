package io.calibration.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two configs: every value of their documents, known to the library or not. The order of keys and the way in which a
 * number is written do not count. Immutable.
 *
 * @param from version of the first
 * @param to version of the second
 * @param differences by path
 */
public record ConfigDiff(Version from, Version to, List<Difference> differences) {

    /**
     * One value that differs.
     *
     * @param path JSON Pointer (RFC 6901), with raw keys
     * @param before the first config's value as JSON, or null when it has none
     * @param after the second config's value as JSON, or null when it has none
     */
    public record Difference(
            String path, @Nullable String before, @Nullable String after) {

        /** In one line for people. */
        @Override
        public String toString() {
            return path + ": " + (before == null ? "not there" : before) + " -> " + (after == null ? "gone" : after);
        }
    }

    public ConfigDiff {
        differences = List.copyOf(differences);
    }

    /** The differences, one a line, for people. */
    @Override
    public String toString() {
        return differences.isEmpty()
                ? from + " and " + to + " are the same."
                : from + " -> " + to + "\n"
                        + differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }
}
