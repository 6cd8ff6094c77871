package io.calibration.cli.draft;

import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What columns are taken for. A column is taken for something where its content allows it and either its name says so or, of score and class, the
 * data themselves do: the class follows from the score. Where several could be meant, or content says nothing, the owner is asked. Not thread-safe.
 */
final class Draft {

    private static final int MOST_DIMENSIONS = 4;

    private final Rows rows;
    private final Answers answers;
    private final Columns columns;

    final ScoreAndClass decided;
    final TimeColumns times;
    final ScorerVersion version;
    final FlagColumns flags;
    final OutcomeColumn outcome;

    @Nullable
    final Column confidence;

    @Nullable
    final Column escalation;

    @Nullable
    final Column tier;

    final List<Column> dimensions = new ArrayList<>();

    /**
     * Looks at rows, at the surest things first: what is taken for one is taken for no other.
     *
     * @param mistakes what is wrong with the answers already; what else is goes there, too
     * @throws BadInput naming all that is wrong
     */
    Draft(Rows rows, Answers answers, Mistakes mistakes) {
        this.rows = rows;
        this.answers = answers;
        columns = new Columns(rows, mistakes);
        // What is wrong with one answer does not hide what is wrong with the others
        ScoreAndClass score = mistakes.in(() -> new ScoreAndClass(columns, answers));
        mistakes.in(() -> answers.scale == null ? null : Scales.parse(answers.scale));
        TimeColumns time = mistakes.in(() -> new TimeColumns(columns, answers));
        version = new ScorerVersion(columns, answers);
        confidence = columns.takeOnly(columns.named(
                ColumnNames.CONFIDENCE, column -> column.isNumeric() && column.least() >= 0 && column.most() <= 100));
        escalation = columns.takeOnly(columns.named(ColumnNames.ESCALATION, Draft::hasFewTexts));
        flags = new FlagColumns(columns, answers);
        OutcomeColumn became = mistakes.in(() -> new OutcomeColumn(columns, answers));
        tier = columns.takeOnly(columns.named(ColumnNames.TIER, column -> hasFewTexts(column) && column.isOfCodes()));
        columns
                .named(
                        ColumnNames.DIMENSION,
                        column -> hasFewTexts(column) && column.isOfCodes() && !columns.isTime(column))
                .stream()
                .limit(MOST_DIMENSIONS)
                .forEach(dimensions::add);
        dimensions.forEach(columns::take);
        tellOfTheRest();
        mistakes.refuse();
        decided = Objects.requireNonNull(score);
        times = Objects.requireNonNull(time);
        outcome = Objects.requireNonNull(became);
    }

    private static boolean hasFewTexts(Column column) {
        return column.isSmallSet(Columns.MOST_VALUES);
    }

    private void tellOfTheRest() {
        List<Column> forPeople = unused().stream()
                .filter(column -> NumbersForPeople.mend(column).isPresent())
                .toList();
        if (!forPeople.isEmpty()) {
            told().add("Not read: " + Columns.names(forPeople) + "."
                    + NumbersForPeople.mend(forPeople.get(0)).orElseThrow());
        }
        unused().stream()
                .filter(column -> ColumnNames.PERSON.fit(column))
                .findFirst()
                .ifPresent(
                        column -> told().add(
                                        "Column " + column.name()
                                                + " may say who it is about. Results of one person are alike, so a keyed hash of it"
                                                + " as group makes the report more truthful; the column itself is never to be mapped. docs/files.md says how."));
    }

    Rows rows() {
        return rows;
    }

    Answers answers() {
        return answers;
    }

    /** Of the file. */
    Columns columns() {
        return columns;
    }

    /** Columns that are not taken for anything. */
    List<Column> unused() {
        return columns.free();
    }

    /** What the owner should know. */
    List<String> told() {
        return columns.told;
    }

    /** What the owner is asked. */
    List<Question> questions() {
        return columns.questions;
    }

    /** Whether the lines are written as the library names things, and need no mapping. */
    boolean isInOwnNames() {
        return rows.json()
                && rows.columns()
                        .containsAll(List.of("observed_at", "logic_version", "overall_score", "classification"));
    }
}
