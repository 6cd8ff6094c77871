package io.calibration.cli.draft;

import io.calibration.cli.terminal.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts of an outcome by what they mean; upper and lower case are one, as a mapping reads them.
 *
 * @param good those that the owner names
 * @param bad the others
 */
record OutcomeSides(List<String> good, List<String> bad) {

    /** While nobody has said which is which. */
    static final OutcomeSides UNKNOWN = new OutcomeSides(List.of(), List.of());

    /** The texts of a column, sorted. */
    static TreeSet<String> texts(Column column) {
        TreeSet<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        texts.addAll(column.counts().keySet());
        return texts;
    }

    /**
     * The sides.
     *
     * @param said what is good: texts of the column, or several with commas between
     * @throws BadInput when one of them is not there, or none is left for the other side
     */
    static OutcomeSides of(Column column, List<String> said) {
        return found(column, said)
                .orElseThrow(
                        () -> new BadInput(
                                "--good-outcome " + String.join(",", said) + ": column " + column.name()
                                        + " has " + String.join("; ", texts(column))
                                        + ". Name those of them that are good; at least one is not. Or name another column with --outcome."));
    }

    /** The same, or empty where one of them is not there, or none is left for the other side. */
    static Optional<OutcomeSides> found(Column column, List<String> said) {
        TreeSet<String> texts = texts(column);
        List<String> good = said.stream()
                .map(String::strip)
                .flatMap(each -> texts.contains(each) ? Stream.of(each) : Stream.of(each.split(" *, *", -1)))
                .toList();
        TreeSet<String> bad = new TreeSet<>(texts);
        good.forEach(bad::remove);
        return bad.isEmpty() || !texts.containsAll(good)
                ? Optional.empty()
                : Optional.of(new OutcomeSides(good, List.copyOf(bad)));
    }
}
