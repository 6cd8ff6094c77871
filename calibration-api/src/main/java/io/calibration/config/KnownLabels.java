package io.calibration.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Labels that are declared beside the classes and weights of a config: told apart in scan results whatever they look like, and however many
 * others there are. Immutable.
 *
 * @param categories of category scores and of flags; names are normalised
 * @param flagTypes types of flags
 * @param tiers tiers
 * @param escalations reasons of escalations, and reasons why results have no score
 * @param undeclared what becomes of labels that are neither here nor in the config's own sections
 * @param dimensions what results are told apart by, {@value #MOST_DIMENSIONS} at most, such as {@code segment}, each with its values: where
 *     some are declared, all others are {@code other}; where none are, the first {@value #MOST_VALUES} codes in alphabetical order are told
 *     apart. {@value #TIER} takes the result's tier, {@value #HOUR_OF_DAY} the UTC hour in which it was scored, as {@code h00} to {@code h23}
 */
public record KnownLabels(
        SortedSet<String> categories,
        SortedSet<String> flagTypes,
        SortedSet<String> tiers,
        SortedSet<String> escalations,
        Undeclared undeclared,
        SortedMap<String, SortedSet<String>> dimensions) {

    /** The most labels of a kind. */
    public static final int MOST = 1_000;

    /** The most dimensions. */
    public static final int MOST_DIMENSIONS = 4;

    /** The most values of a dimension that are told apart. */
    public static final int MOST_VALUES = 32;

    /** The dimension whose values are the tiers of the results. */
    public static final String TIER = "tier";

    /** The dimension whose values are the UTC hours of the results. */
    public static final String HOUR_OF_DAY = "hour_of_day";

    /** The values of {@link #HOUR_OF_DAY}, from midnight on. */
    public static final List<String> HOURS = IntStream.range(0, 24)
            .mapToObj(hour -> "h" + (hour < 10 ? "0" : "") + hour)
            .toList();

    /** None. */
    public static KnownLabels none() {
        return new KnownLabels(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Undeclared.CODES);
    }

    /** @throws IllegalArgumentException when a name can be no label, or there are more than {@value #MOST} of a kind, dimensions or values too many, or an hour that is none */
    public KnownLabels {
        categories = labels(categories);
        flagTypes = labels(flagTypes);
        tiers = labels(tiers);
        escalations = labels(escalations);
        dimensions = dimensions(dimensions);
    }

    /** Labels without dimensions. */
    public KnownLabels(
            SortedSet<String> categories,
            SortedSet<String> flagTypes,
            SortedSet<String> tiers,
            SortedSet<String> escalations,
            Undeclared undeclared) {
        this(categories, flagTypes, tiers, escalations, undeclared, new TreeMap<>());
    }

    private static SortedSet<String> labels(SortedSet<String> names) {
        TreeSet<String> labels = new TreeSet<>();
        names.forEach(name -> labels.add(label(name)));
        return Collections.unmodifiableSortedSet(atMost(MOST, labels, "known labels of a kind"));
    }

    private static String label(String name) {
        return Labels.normalise(name)
                .orElseThrow(() -> new IllegalArgumentException("A known label is blank, longer than "
                        + Labels.MAX_LENGTH + " characters, or holds a character that cannot be shown."));
    }

    private static SortedSet<String> atMost(int most, SortedSet<String> labels, String what) {
        if (labels.size() > most) {
            throw new IllegalArgumentException(
                    "There are " + labels.size() + " " + what + ". Name " + most + " at most.");
        }
        return labels;
    }

    private static SortedMap<String, SortedSet<String>> dimensions(SortedMap<String, SortedSet<String>> declared) {
        SortedMap<String, SortedSet<String>> dimensions = new TreeMap<>();
        declared.forEach((name, values) -> {
            TreeSet<String> told = new TreeSet<>();
            values.forEach(value -> told.add(label(value)));
            if (label(name).equals(HOUR_OF_DAY) && !HOURS.containsAll(told)) {
                throw new IllegalArgumentException("The dimension " + HOUR_OF_DAY
                        + " has a value that is no hour. Write h00 to h23, or leave the list empty.");
            }
            dimensions.put(
                    label(name), Collections.unmodifiableSortedSet(atMost(MOST_VALUES, told, "values of a dimension")));
        });
        atMost(MOST_DIMENSIONS, new TreeSet<>(dimensions.keySet()), "dimensions");
        return Collections.unmodifiableSortedMap(dimensions);
    }

    /** Whether a dimension takes its values from what each result has anyway. */
    public static boolean isDerived(String dimension) {
        return dimension.equals(TIER) || dimension.equals(HOUR_OF_DAY);
    }

    /** The same labels with other dimensions. */
    public KnownLabels withDimensions(SortedMap<String, SortedSet<String>> declared) {
        return new KnownLabels(categories, flagTypes, tiers, escalations, undeclared, declared);
    }

    /** What becomes of the labels of scan results that nobody has declared. */
    public enum Undeclared {
        /** Those that {@linkplain Labels#isCode look like codes} are told apart. The default. */
        CODES,
        /** All count as {@code other}. For results whose labels may hold names of people. */
        OTHER
    }
}
