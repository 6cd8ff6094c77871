package io.calibration.cli.draft;

import io.calibration.cli.draft.ScorePairs.Pair;
import io.calibration.cli.terminal.BadInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of score and class: the class follows from the score, so the data themselves say which they are. Not thread-safe. */
final class ScoreAndClass {

    private static final int MOST_CLASSES = 12;
    private static final double MUCH = 0.05; // of the rows

    private final Columns columns;
    private final Answers answers;

    @Nullable
    Column score;

    @Nullable
    Column scoreClass;

    private @Nullable ClassLines lines;

    ScoreAndClass(Columns columns, Answers answers) {
        this.columns = columns;
        this.answers = answers;
        look();
    }

    private void look() {
        Column saidScore = columns.answered(answers.score, "--score");
        Column saidClass = columns.answered(answers.scoreClass, "--class");
        if (saidScore != null && !saidScore.isNumeric()) {
            throw new BadInput("--score " + saidScore.name() + ": this column holds no numbers that can be read."
                    + NumbersForPeople.mend(saidScore).orElse(" Name another one."));
        }
        ScorePairs pairs = ScorePairs.of(
                saidScore != null
                        ? List.of(saidScore)
                        : columns.all().stream().filter(this::mayBeScore).toList(),
                saidClass != null
                        ? List.of(saidClass)
                        : columns.all().stream().filter(this::mayBeClass).toList());
        if (pairs.isEmpty()) {
            if (saidScore != null && saidClass != null) {
                throw new BadInput("--score " + saidScore.name() + " --class " + saidClass.name()
                        + ": a score is a number that takes more values than there are classes. Name other columns.");
            }
            score = saidScore;
            scoreClass = saidClass;
            if (score == null) {
                columns.ask(
                        "Which column is the score? None holds enough different numbers from which a class follows.",
                        "--score",
                        "COLUMN");
            }
            if (scoreClass == null) {
                columns.ask(
                        "Which column is the class that came of the score? None holds a few texts that follow from a number.",
                        "--class",
                        "COLUMN");
            }
        } else {
            choose(pairs, saidScore != null, saidClass != null);
        }
        columns.take(score);
        columns.take(scoreClass);
        Column classes = scoreClass;
        if (classes != null && !classes.spellings().isEmpty()) {
            columns.told.add("In " + classes.name() + " "
                    + classes.spellings().entrySet().stream()
                            .map(each -> each.getKey() + " is the class " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + ", as the library compares classes: whatever their case, blanks and dashes. Give those that are others another name under"
                    + " values of classification in the mapping.");
        }
    }

    private boolean mayBeScore(Column column) {
        return column.isNumeric()
                && !columns.isTime(column)
                && column.distinct() > 2
                && !isSequence(column.numbers())
                && !ColumnNames.isNoScore(column);
    }

    private boolean mayBeClass(Column column) {
        return column.isSmallSet(MOST_CLASSES) && !columns.isTime(column);
    }

    /** Rows that are numbered are not scored by their number. */
    private static boolean isSequence(double[] numbers) {
        return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
    }

    private void choose(ScorePairs pairs, boolean scoreSaid, boolean classSaid) {
        Pair best = pairs.best();
        score = best.score();
        scoreClass = best.scoreClass();
        lines = best.lines();
        if (!scoreSaid && !pairs.isSure(Pair::score, ColumnNames.SCORE)) {
            columns.ask(
                    "Is " + best.score().name() + " the score that decides? Others are possible: "
                            + pairs.others(Pair::score) + ".",
                    "--score",
                    best.score().name());
        }
        double disagree = best.lines().disagree();
        if (!classSaid && !pairs.isSure(Pair::scoreClass, ColumnNames.CLASS)) {
            columns.ask(
                    "Is " + best.scoreClass().name() + " the class that came of the score? Others are possible: "
                            + pairs.others(Pair::scoreClass) + ".",
                    "--class",
                    best.scoreClass().name());
        } else if (!classSaid && disagree > MUCH) {
            columns.ask(
                    String.format(
                            Locale.ROOT,
                            "In %.1f %% of the rows %s is another one than %s says: does a person decide, or another column, too? If that is so and is meant, say the class.",
                            100 * disagree,
                            best.scoreClass().name(),
                            best.score().name()),
                    "--class",
                    best.scoreClass().name());
        }
        String follows =
                best.scoreClass().name() + " follows from " + best.score().name() + " in all ";
        columns.told.add(
                disagree == 0
                        ? follows + "rows."
                        : follows + String.format(Locale.ROOT, "but %.2f %% of the rows.", 100 * disagree));
    }

    /** Which end is good is never guessed. */
    boolean isLowGood() {
        if (answers.goodScore == null) {
            String top =
                    lines == null ? "" : lines.classes().get(lines.classes().size() - 1);
            columns.ask(
                    "Is a high score good, or a low one? The highest scores get the class " + top + ".",
                    "--good-score",
                    "HIGH_OR_LOW");
        }
        return answers.goodScore == Answers.End.LOW;
    }

    /** Scores of the version that the config is drafted for. */
    Optional<ClassLines> linesOf(ScorerVersion version) {
        Column of = version.column;
        if (of == null || version.numbers.size() < 2 || score == null || scoreClass == null) {
            return Optional.ofNullable(lines);
        }
        double[] own = score.numbers();
        String drafted = version.drafted();
        for (int i = 0; i < own.length; i++) {
            own[i] = drafted.equals(version.numbers.get(of.texts().get(i))) ? own[i] : Double.NaN;
        }
        return Optional.of(ClassLines.of(own, scoreClass.labels()));
    }

    /** The ends of the score's scale: said, or the nearest usual ones that the scores reach nearly. */
    List<BigDecimal> scale() {
        if (answers.scale != null) {
            return Scales.parse(answers.scale);
        }
        Column of = Objects.requireNonNull(score);
        Scales.Guess guess = Scales.guess(of.least(), of.most());
        if (!guess.sure()) {
            columns.ask(
                    "Which ends can the score have? The least in " + of.name() + " is " + Scales.text(of.least())
                            + ", the greatest " + Scales.text(of.most()) + ".",
                    "--scale",
                    guess.ends().get(0).toPlainString() + ".."
                            + guess.ends().get(1).toPlainString());
        }
        return guess.ends();
    }
}
