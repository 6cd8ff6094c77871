package io.calibration.cli.draft;

import io.calibration.cli.terminal.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The column that says what became of a row. Not thread-safe. */
final class OutcomeColumn {

    private static final int MOST_OUTCOMES = 6;

    private final Columns columns;
    private final Answers answers;

    @Nullable
    Column column;

    OutcomeSides sides = OutcomeSides.UNKNOWN;

    OutcomeColumn(Columns columns, Answers answers) {
        this.columns = columns;
        this.answers = answers;
        look();
    }

    private void look() {
        if (Columns.NONE.equals(answers.outcome)) {
            columns.mistakenUnless(
                    answers.goodOutcome == null,
                    "--good-outcome with --outcome none: where no column says what became of a row, nothing went well. Leave one of the two out.");
            return;
        }
        Column said = columns.answered(answers.outcome, "--outcome");
        column = said != null || answers.outcome != null ? said : likelyOutcome();
        if (column == null) {
            return;
        }
        columns.take(column);
        if (column.distinct() > MOST_OUTCOMES) {
            throw new BadInput("--outcome " + column.name() + ": the column has " + column.distinct()
                    + " different texts or more, where an outcome has a few. Name another one, or none.");
        }
        if (answers.goodOutcome == null) {
            columns.ask(
                    "Which side of " + column.name() + " is the good one? It has "
                            + String.join("; ", OutcomeSides.texts(column)) + ".",
                    "--good-outcome",
                    "GOOD_TEXTS");
            return;
        }
        sides = OutcomeSides.of(column, answers.goodOutcome);
    }

    /** The column of outcomes, where nobody has named one: who says what a good one is says that there are some. */
    private @Nullable Column likelyOutcome() {
        List<String> good = answers.goodOutcome;
        List<Column> few = columns.free().stream()
                .filter(each -> each.distinct() >= 1 && each.distinct() <= MOST_OUTCOMES && !columns.isTime(each))
                .toList();
        List<Column> named = few.stream().filter(ColumnNames.OUTCOME::fit).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        List<Column> possible = !named.isEmpty()
                ? named
                : good != null ? few : few.stream().filter(Column::isBinary).toList();
        if (good != null) {
            possible = having(possible, good);
            if (possible.isEmpty()) {
                throw new BadInput("--good-outcome " + String.join(",", good)
                        + ": no column that can be one of outcomes has that. Name it with --outcome COLUMN.");
            }
            if (possible.size() == 1) {
                return possible.get(0);
            }
        }
        if (!possible.isEmpty()) {
            columns.askWhether(
                    "Does " + Columns.names(possible) + " say what became of a row later?", "--outcome", possible);
        }
        return null;
    }

    private static List<Column> having(List<Column> possible, List<String> good) {
        return possible.stream()
                .filter(each -> OutcomeSides.found(each, good).isPresent())
                .toList();
    }

    /** The classes whose rows have outcomes, where those of others have none. */
    List<String> classesWith(@Nullable Column scoreClass) {
        if (column == null || scoreClass == null) {
            return List.of();
        }
        Map<String, Long> known = new LinkedHashMap<>();
        List<String> labels = scoreClass.labels();
        for (int i = 0; i < labels.size(); i++) {
            if (!Column.isNothing(labels.get(i))) {
                known.merge(labels.get(i), Column.isNothing(column.texts().get(i)) ? 0L : 1L, Long::sum);
            }
        }
        List<String> with = known.keySet().stream()
                .filter(label -> known.getOrDefault(label, 0L) > 0)
                .sorted()
                .toList();
        return with.size() == known.size() ? List.of() : with;
    }
}
