package io.calibration.config;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Labels that are declared beside the classes and weights of a config: told apart in scan results whatever they look like, and however many
 * others there are. Immutable.
 *
 * @param categories of category scores and of flags; names are normalised
 * @param flagTypes types of flags
 * @param tiers tiers
 * @param escalations reasons of escalations, and reasons why results have no score
 * @param undeclared what becomes of labels that are neither here nor in the config's own sections
 */
public record KnownLabels(
        SortedSet<String> categories,
        SortedSet<String> flagTypes,
        SortedSet<String> tiers,
        SortedSet<String> escalations,
        Undeclared undeclared) {

    /** The most labels of a kind. */
    public static final int MOST = 1_000;

    /** None. */
    public static KnownLabels none() {
        return new KnownLabels(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Undeclared.CODES);
    }

    /** @throws IllegalArgumentException when a name can be no label, or there are more than {@value #MOST} of a kind */
    public KnownLabels {
        categories = labels(categories);
        flagTypes = labels(flagTypes);
        tiers = labels(tiers);
        escalations = labels(escalations);
    }

    private static SortedSet<String> labels(SortedSet<String> names) {
        TreeSet<String> labels = new TreeSet<>();
        names.forEach(name -> labels.add(Labels.normalise(name)
                .orElseThrow(() -> new IllegalArgumentException("A known label is blank, longer than "
                        + Labels.MAX_LENGTH + " characters, or holds a character that cannot be shown."))));
        if (labels.size() > MOST) {
            throw new IllegalArgumentException(
                    "There are " + labels.size() + " known labels of a kind. Name " + MOST + " at most.");
        }
        return Collections.unmodifiableSortedSet(labels);
    }

    /** What becomes of the labels of scan results that nobody has declared. */
    public enum Undeclared {
        /** Those that {@linkplain Labels#isCode look like codes} are told apart. The default. */
        CODES,
        /** All count as {@code other}. For results whose labels may hold names of people. */
        OTHER
    }
}
