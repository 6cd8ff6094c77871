package io.calibration.metrics;

import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.metrics.Intake.Rejection;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a label names, and how many of its kind are told apart. Of more labels only the first in alphabetical order are kept; the others
 * count as {@link Labels#OTHER}. Which ones are kept depends on the labels alone, so it is the same for any order of the results and
 * any split of them.
 */
public enum LabelKind {
    CATEGORY("category_scores", 64),
    FLAG_TYPE("flags.type", 256),
    FLAG_CATEGORY("flags.category", 64),
    ESCALATION("escalation", 64),
    TIER("tier", 64),
    NOT_SCORED("not_scored", 64),
    LOGIC_VERSION("logic_version", 64),
    /** Values of a dimension; those that the layout names count into the cap here. */
    DIMENSION("dimensions", KnownLabels.MOST_VALUES);

    private final String field;
    private final int cap;

    LabelKind(String field, int cap) {
        this.field = field;
        this.cap = cap;
    }

    /** The field of a scan result that carries these labels, as {@link Rejection#field()} names it. */
    public String field() {
        return field;
    }

    /** The most labels that are told apart, {@link Labels#OTHER} and those that the layout names not counted. */
    public int cap() {
        return cap;
    }

    /**
     * The labels that are pooled.
     *
     * @param labels all labels seen
     * @param named labels that the layout names; they are kept in any case
     */
    public SortedSet<String> surplus(Collection<String> labels, Set<String> named) {
        TreeSet<String> surplus = new TreeSet<>(labels);
        surplus.remove(Labels.OTHER);
        surplus.removeAll(named);
        for (int i = 0; i < room(named) && !surplus.isEmpty(); i++) {
            surplus.pollFirst();
        }
        return surplus;
    }

    /** The field of a scan result that carries the values of a dimension. */
    public static String dimension(String name) {
        return DIMENSION.field + "." + name;
    }

    /** How many labels are told apart beside those that the layout names. */
    public int room(Set<String> named) {
        return this == DIMENSION ? cap - named.size() : cap;
    }
}
