package io.calibration.cli.draft;

import io.calibration.cli.terminal.Mistakes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a file that are looked at, which of them are taken, and what is asked and told of them. Not thread-safe. */
final class Columns {

    /** The answer that no column is meant. */
    static final String NONE = "none";

    /** So many different texts a column may have to be one of labels. */
    static final int MOST_VALUES = 32;

    private final List<Column> all;
    private final Map<Column, TimeForm> times = new LinkedHashMap<>();
    private final List<Column> free;
    private final Mistakes mistakes;

    final List<String> told = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();

    Columns(Rows rows, Mistakes mistakes) {
        this.mistakes = mistakes;
        all = IntStream.range(0, rows.columns().size())
                .mapToObj(index -> Column.of(rows.columns().get(index), rows.column(index)))
                .toList();
        free = new ArrayList<>(all);
        all.forEach(column -> TimeForm.of(column).ifPresent(form -> times.put(column, form)));
    }

    List<Column> all() {
        return all;
    }

    /** Those that are not taken for anything. */
    List<Column> free() {
        return List.copyOf(free);
    }

    boolean isTime(Column column) {
        return times.containsKey(column);
    }

    /** How the times of a column are written; null where it holds none. */
    @Nullable
    TimeForm formOf(Column column) {
        return times.get(column);
    }

    /** Those that are free, have such a name, and fit. */
    List<Column> named(ColumnNames names, Predicate<Column> fits) {
        return free.stream()
                .filter(column -> names.fit(column) && fits.test(column))
                .toList();
    }

    /** Takes the only one of these; null where there is none or another. */
    @Nullable
    Column takeOnly(List<Column> candidates) {
        Column only = candidates.size() == 1 ? candidates.get(0) : null;
        take(only);
        return only;
    }

    void take(@Nullable Column column) {
        free.remove(column);
    }

    void giveBack(Column column) {
        free.add(column);
    }

    /** The column that an answer names; null where it names none, which is a mistake unless nothing was answered. */
    @Nullable
    Column answered(@Nullable String name, String option) {
        Optional<Column> answered =
                all.stream().filter(column -> column.name().equals(name)).findFirst();
        mistakes.unless(
                name == null || answered.isPresent(),
                option + " " + name + ": there is no such column. There are " + names(all) + ".");
        return answered.orElse(null);
    }

    static String names(List<Column> these) {
        return these.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    void ask(String text, String... words) {
        questions.add(new Question(text, List.of(List.of(words))));
    }

    void askWhich(String text, String option, Stream<String> values) {
        questions.add(
                new Question(text, values.map(value -> List.of(option, value)).toList()));
    }

    /** One of these columns, or none of them. */
    void askWhether(String text, String option, List<Column> possible) {
        askWhich(text, option, Stream.concat(possible.stream().map(Column::name), Stream.of(NONE)));
    }

    void mistakenUnless(boolean right, String wrong) {
        mistakes.unless(right, wrong);
    }
}
