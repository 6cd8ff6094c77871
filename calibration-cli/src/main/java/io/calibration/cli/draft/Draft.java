package io.calibration.cli.draft;

import io.calibration.cli.draft.ScorePairs.Pair;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What columns are taken for. A column is taken for something where its content allows it and either its name says so or, of score and class, the
 * data themselves do: the class follows from the score. Where several could be meant, or content says nothing, the owner is asked. Not thread-safe.
 */
final class Draft {

    private static final Pattern NUMBERED =
            Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?", Pattern.CASE_INSENSITIVE);

    private static final String NONE = "none";
    private static final int MOST_CLASSES = 12;
    private static final double MUCH = 0.05; // of the rows
    private static final int MOST_OUTCOMES = 6;
    private static final int MOST_VALUES = 32;
    private static final int MOST_DIMENSIONS = 4;

    private final Answers answers;
    private final Rows rows;
    private final Mistakes mistakes;
    private final List<Column> columns;
    private final Map<Column, TimeForm> times = new LinkedHashMap<>();
    private final List<Column> free;

    final List<String> told = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();

    @Nullable
    Column time;

    @Nullable
    TimeForm timeForm;

    @Nullable
    Column outcomeAt;

    @Nullable
    Column score;

    @Nullable
    Column scoreClass;

    @Nullable
    ClassLines lines;

    @Nullable
    Column version;

    final Map<String, String> versions = new LinkedHashMap<>();

    @Nullable
    Column outcome;

    OutcomeSides sides = OutcomeSides.UNKNOWN;

    @Nullable
    Column flags;

    String separator = "";
    final List<Column> flagColumns = new ArrayList<>();

    @Nullable
    Column confidence;

    @Nullable
    Column escalation;

    @Nullable
    Column tier;

    final List<Column> dimensions = new ArrayList<>();

    /**
     * Looks at rows.
     *
     * @param mistakes what is wrong with the answers already; what else is goes there, too
     * @throws BadInput naming all that is wrong
     */
    static Draft of(Rows rows, Answers answers, Mistakes mistakes) {
        Draft draft = new Draft(rows, answers, mistakes);
        draft.look();
        mistakes.refuse();
        return draft;
    }

    private Draft(Rows rows, Answers answers, Mistakes mistakes) {
        this.rows = rows;
        this.answers = answers;
        this.mistakes = mistakes;
        columns = IntStream.range(0, rows.columns().size())
                .mapToObj(index -> Column.of(rows.columns().get(index), rows.column(index)))
                .toList();
        free = new ArrayList<>(columns);
    }

    Rows rows() {
        return rows;
    }

    Answers answers() {
        return answers;
    }

    List<Column> columns() {
        return columns;
    }

    /** Columns that are not taken for anything. */
    List<Column> unused() {
        return List.copyOf(free);
    }

    private void look() {
        columns.forEach(column -> TimeForm.of(column).ifPresent(form -> times.put(column, form)));
        part(this::scoreAndClass);
        part(() -> Optional.ofNullable(answers.scale).ifPresent(Scales::parse));
        part(this::time);
        version();
        confidence = take(named(
                        ColumnNames.CONFIDENCE,
                        column -> column.isNumeric() && column.least() >= 0 && column.most() <= 100))
                .orElse(null);
        escalation = take(named(ColumnNames.ESCALATION, column -> column.isSmallSet(MOST_VALUES)))
                .orElse(null);
        flags();
        part(this::outcome);
        tier = take(named(ColumnNames.TIER, column -> column.isSmallSet(MOST_VALUES) && column.isOfCodes()))
                .orElse(null);
        named(
                        ColumnNames.DIMENSION,
                        column -> column.isSmallSet(MOST_VALUES) && column.isOfCodes() && !times.containsKey(column))
                .stream()
                .limit(MOST_DIMENSIONS)
                .forEach(column -> take(List.of(column)).ifPresent(dimensions::add));
        List<Column> forPeople =
                free.stream().filter(column -> forPeople(column).isPresent()).toList();
        if (!forPeople.isEmpty()) {
            told.add("Not read: " + names(forPeople) + "."
                    + forPeople(forPeople.get(0)).orElseThrow());
        }
        free.stream()
                .filter(column -> ColumnNames.PERSON.fit(column))
                .findFirst()
                .ifPresent(
                        column -> told.add(
                                "Column " + column.name()
                                        + " may say who it is about. Results of one person are alike, so a keyed hash of it"
                                        + " as group makes the report more truthful; the column itself is never to be mapped. docs/files.md says how."));
    }

    /** What is wrong with one answer does not hide what is wrong with the others. */
    private void part(Runnable look) {
        mistakes.in(() -> {
            look.run();
            return NONE;
        });
    }

    private List<Column> named(ColumnNames names, Predicate<Column> fits) {
        return free.stream()
                .filter(column -> names.fit(column) && fits.test(column))
                .toList();
    }

    /** The only one of these, or none. */
    private Optional<Column> take(List<Column> candidates) {
        if (candidates.size() != 1) {
            return Optional.empty();
        }
        free.remove(candidates.get(0));
        return Optional.of(candidates.get(0));
    }

    private @Nullable Column answered(@Nullable String name, String option) {
        Optional<Column> answered =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        mistakes.unless(
                name == null || answered.isPresent(),
                option + " " + name + ": there is no such column. There are " + names(columns) + ".");
        return answered.orElse(null);
    }

    private static String names(List<Column> these) {
        return these.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void ask(String text, String... words) {
        questions.add(new Question(text, List.of(List.of(words))));
    }

    private void askWhich(String text, String option, Stream<String> values) {
        questions.add(
                new Question(text, values.map(value -> List.of(option, value)).toList()));
    }

    /** One of these columns, or none of them. */
    private void askWhether(String text, String option, List<Column> possible) {
        askWhich(text, option, Stream.concat(possible.stream().map(Column::name), Stream.of(NONE)));
    }

    private void scoreAndClass() {
        Column saidScore = answered(answers.score, "--score");
        Column saidClass = answered(answers.scoreClass, "--class");
        if (saidScore != null && !saidScore.isNumeric()) {
            throw new BadInput("--score " + saidScore.name() + ": this column holds no numbers that can be read."
                    + forPeople(saidScore).orElse(" Name another one."));
        }
        ScorePairs pairs = ScorePairs.of(
                saidScore != null
                        ? List.of(saidScore)
                        : columns.stream().filter(this::mayBeScore).toList(),
                saidClass != null
                        ? List.of(saidClass)
                        : columns.stream().filter(this::mayBeClass).toList());
        if (pairs.isEmpty()) {
            if (saidScore != null && saidClass != null) {
                throw new BadInput("--score " + saidScore.name() + " --class " + saidClass.name()
                        + ": a score is a number that takes more values than there are classes. Name other columns.");
            }
            score = saidScore;
            scoreClass = saidClass;
            if (score == null) {
                ask(
                        "Which column is the score? None holds enough different numbers from which a class follows.",
                        "--score",
                        "COLUMN");
            }
            if (scoreClass == null) {
                ask(
                        "Which column is the class that came of the score? None holds a few texts that follow from a number.",
                        "--class",
                        "COLUMN");
            }
        } else {
            choose(pairs, saidScore != null, saidClass != null);
        }
        free.removeIf(column -> column.equals(score) || column.equals(scoreClass));
        Column classes = scoreClass;
        if (classes != null && !classes.spellings().isEmpty()) {
            told.add("In " + classes.name() + " "
                    + classes.spellings().entrySet().stream()
                            .map(each -> each.getKey() + " is the class " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + ", as the library compares classes: whatever their case, blanks and dashes. Give those that are others another name under"
                    + " values of classification in the mapping.");
        }
    }

    /** What is to be done with numbers that are written for people. */
    private static Optional<String> forPeople(Column column) {
        return NumbersForPeople.example(column.counts().keySet())
                .map(
                        example -> " Numbers there are written for people, such as " + example
                                + ". Export them as plain ones, such as 1234.5 or 73: without signs between thousands, without per cent signs.");
    }

    private boolean mayBeScore(Column column) {
        return column.isNumeric()
                && !times.containsKey(column)
                && column.distinct() > 2
                && !isSequence(column.numbers())
                && !ColumnNames.isNoScore(column);
    }

    private boolean mayBeClass(Column column) {
        return column.isSmallSet(MOST_CLASSES) && !times.containsKey(column);
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
            ask(
                    "Is " + best.score().name() + " the score that decides? Others are possible: "
                            + pairs.others(Pair::score) + ".",
                    "--score",
                    best.score().name());
        }
        double disagree = best.lines().disagree();
        if (!classSaid && !pairs.isSure(Pair::scoreClass, ColumnNames.CLASS)) {
            ask(
                    "Is " + best.scoreClass().name() + " the class that came of the score? Others are possible: "
                            + pairs.others(Pair::scoreClass) + ".",
                    "--class",
                    best.scoreClass().name());
        } else if (!classSaid && disagree > MUCH) {
            ask(
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
        told.add(
                disagree == 0
                        ? follows + "rows."
                        : follows + String.format(Locale.ROOT, "but %.2f %% of the rows.", 100 * disagree));
    }

    private void time() {
        List<Column> candidates = free.stream().filter(times::containsKey).toList();
        Column said = answered(answers.time, "--time");
        List<Column> own = candidates.stream()
                .filter(column -> !ColumnNames.OUTCOME.fit(column))
                .toList();
        List<Column> named =
                own.stream().filter(column -> ColumnNames.TIME.fit(column)).toList();
        time = said != null ? said : named.size() == 1 && own.size() == 1 ? named.get(0) : null;
        if (time == null && !own.isEmpty()) {
            time = own.get(0);
            ask(
                    "Does " + time.name() + " say when a row was scored? Times stand in " + names(own) + ".",
                    "--time",
                    time.name());
        } else if (time == null) {
            ask(
                    "Which column says when a row was scored? None holds times in a form that is known.",
                    "--time",
                    "COLUMN",
                    "--time-format",
                    "PATTERN");
        }
        free.remove(time);
        if (answers.timeFormat != null && time == null) {
            TimeForm.format(answers.timeFormat, "");
        }
        if (time != null) {
            timeForm = answers.timeFormat == null ? times.get(time) : TimeForm.said(answers.timeFormat, time);
            form(time);
        }
        List<Column> later = candidates.stream()
                .filter(column -> ColumnNames.OUTCOME.fit(column) && !column.equals(time))
                .toList();
        outcomeAt = later.size() == 1 ? later.get(0) : null;
        free.remove(outcomeAt);
    }

    private void form(Column column) {
        TimeForm form = timeForm;
        if (form == null) {
            ask("How are the times of " + column.name() + " written?", "--time-format", "d.M.yyyy H:mm");
        } else if (form.patterns().size() > 1) {
            askWhich(
                    "Is the day or the month written first in " + column.name() + "? All rows fit "
                            + String.join(" and ", form.patterns()) + ".",
                    "--time-format",
                    form.patterns().stream());
        }
        if (answers.zone == null && (form == null || !form.hasZone())) {
            ask("In which time zone are the times of " + column.name() + "? They name none.", "--zone", "SUCH_AS_UTC");
        }
    }

    private void version() {
        version = take(named(
                        ColumnNames.VERSION,
                        column -> column.distinct() <= MOST_VALUES
                                && (!column.isNumeric() || column.words().contains("version"))))
                .orElse(null);
        if (version == null) {
            told.add("No column tells the version of the scorer, so all rows are taken to be of " + logicVersion()
                    + "; --logic-version names another.");
            return;
        }
        List<String> strange = new ArrayList<>();
        for (String text : version.counts().keySet()) {
            Matcher numbered = NUMBERED.matcher(text);
            if (numbered.matches()) {
                versions.put(
                        text,
                        numbered.group(1) + "." + Objects.requireNonNullElse(numbered.group(2), "0") + "."
                                + Objects.requireNonNullElse(numbered.group(3), "0"));
            } else if (Version.isValid(text)) {
                versions.put(text, text);
            } else if (answers.logicVersion != null) {
                versions.put(text, answers.logicVersion.text());
            } else {
                strange.add(text);
            }
        }
        if (!strange.isEmpty()) {
            ask(
                    "Does " + version.name() + " say the version of the scorer? It has " + strange.size()
                            + " texts that are no numbers. Where all of them are one version, say it; else write under values of logic_version in the mapping what they stand for.",
                    "--logic-version",
                    "SUCH_AS_1.0.0");
        }
        if (versions.isEmpty()) {
            free.add(version);
            version = null;
        }
    }

    /** The version whose rows the config is drafted from: that of most rows. */
    String logicVersion() {
        if (version == null) {
            return answers.logicVersion == null ? "1.0.0" : answers.logicVersion.text();
        }
        return versions.values().iterator().next();
    }

    private void flags() {
        Column said = NONE.equals(answers.flags) ? null : answered(answers.flags, "--flags");
        flags = said != null || answers.flags != null ? said : flagCodes();
        free.remove(flags);
        separator = flags == null ? "" : flags.codesSeparator().orElse("");
        flagColumns.addAll(raisedFlags());
        free.removeAll(flagColumns);
        if (flags == null && flagColumns.isEmpty()) {
            mistakes.unless(
                    !NONE.equals(answers.flags) || answers.flagSeverity == null,
                    "--flag-severity with --flags none: where no codes are flags, none is grave. Leave one of the two out.");
        } else if (answers.flagSeverity == null) {
            ask(
                    "How grave are the flags in "
                            + names(Stream.concat(Stream.ofNullable(flags), flagColumns.stream())
                                    .toList())
                            + "? Those of another severity go under types, beside the codes, in the mapping.",
                    "--flag-severity",
                    "SEVERITY");
        }
    }

    /** The column of codes that are flags, where nobody has named one: who says how grave they are says that there are some. */
    private @Nullable Column flagCodes() {
        List<Column> named = named(
                ColumnNames.FLAGS,
                column -> !column.isNumeric()
                        && !times.containsKey(column)
                        && (column.codesSeparator().isPresent()
                                || isJsonList(column)
                                || (!isBinary(column) && column.distinct() <= MOST_VALUES && column.codes())));
        if (named.size() > 1) {
            askWhether("Which column holds the codes that are flags?", "--flags", named);
        }
        if (!named.isEmpty()) {
            return named.get(0);
        }
        List<Column> lists = free.stream()
                .filter(column ->
                        column.codesSeparator().isPresent() && !column.isNumeric() && !times.containsKey(column))
                .toList();
        boolean areSome = answers.flagSeverity != null && raisedFlags().isEmpty();
        if (areSome && lists.size() == 1 && !ColumnNames.OUTCOME.fit(lists.get(0))) {
            return lists.get(0);
        }
        if (!lists.isEmpty()) {
            askWhether("Are the codes in " + names(lists) + " flags?", "--flags", lists);
        } else {
            mistakes.unless(
                    !areSome,
                    "--flag-severity: no column is taken for one of flags. Name it with --flags COLUMN, or leave the severity out.");
        }
        return null;
    }

    /** Columns that say of one flag each whether it was raised. */
    private List<Column> raisedFlags() {
        return free.stream()
                .filter(column -> column.words().contains("flag") && isBinary(column))
                .toList();
    }

    private static boolean isJsonList(Column column) {
        return column.present() > 0 && column.counts().keySet().stream().allMatch(text -> text.startsWith("["));
    }

    static boolean isBinary(Column column) {
        return column.distinct() == 2;
    }

    private void outcome() {
        if (NONE.equals(answers.outcome)) {
            mistakes.unless(
                    answers.goodOutcome == null,
                    "--good-outcome with --outcome none: where no column says what became of a row, nothing went well. Leave one of the two out.");
            return;
        }
        Column said = answered(answers.outcome, "--outcome");
        outcome = said != null || answers.outcome != null ? said : likelyOutcome();
        if (outcome == null) {
            return;
        }
        free.remove(outcome);
        if (outcome.distinct() > MOST_OUTCOMES) {
            throw new BadInput("--outcome " + outcome.name() + ": the column has " + outcome.distinct()
                    + " different texts or more, where an outcome has a few. Name another one, or none.");
        }
        if (answers.goodOutcome == null) {
            ask(
                    "Which side of " + outcome.name() + " is the good one? It has "
                            + String.join("; ", OutcomeSides.texts(outcome)) + ".",
                    "--good-outcome",
                    "GOOD_TEXTS");
            return;
        }
        sides = OutcomeSides.of(outcome, answers.goodOutcome);
    }

    /** The column of outcomes, where nobody has named one: who says what a good one is says that there are some. */
    private @Nullable Column likelyOutcome() {
        List<String> good = answers.goodOutcome;
        List<Column> few = free.stream()
                .filter(column ->
                        column.distinct() >= 1 && column.distinct() <= MOST_OUTCOMES && !times.containsKey(column))
                .toList();
        List<Column> named = few.stream().filter(ColumnNames.OUTCOME::fit).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        List<Column> possible = !named.isEmpty()
                ? named
                : good != null ? few : few.stream().filter(Draft::isBinary).toList();
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
            askWhether("Does " + names(possible) + " say what became of a row later?", "--outcome", possible);
        }
        return null;
    }

    private static List<Column> having(List<Column> possible, List<String> good) {
        return possible.stream()
                .filter(column -> OutcomeSides.found(column, good).isPresent())
                .toList();
    }

    /** Whether the lines are written as the library names things, and need no mapping. */
    boolean isInOwnNames() {
        return rows.json()
                && rows.columns()
                        .containsAll(List.of("observed_at", "logic_version", "overall_score", "classification"));
    }

    TimeForm formOf(Column column) {
        return Objects.requireNonNull(times.get(column));
    }

    /** Which end is good is never guessed. */
    boolean isLowGood() {
        if (answers.goodScore == null) {
            String top =
                    lines == null ? "" : lines.classes().get(lines.classes().size() - 1);
            ask(
                    "Is a high score good, or a low one? The highest scores get the class " + top + ".",
                    "--good-score",
                    "HIGH_OR_LOW");
        }
        return answers.goodScore == Answers.End.LOW;
    }

    /** The classes whose rows have outcomes, where those of others have none. */
    List<String> classesWithOutcomes() {
        if (outcome == null || scoreClass == null) {
            return List.of();
        }
        Map<String, Long> known = new LinkedHashMap<>();
        List<String> labels = scoreClass.labels();
        for (int i = 0; i < labels.size(); i++) {
            if (!Column.isNothing(labels.get(i))) {
                known.merge(labels.get(i), Column.isNothing(outcome.texts().get(i)) ? 0L : 1L, Long::sum);
            }
        }
        List<String> with = known.keySet().stream()
                .filter(label -> known.getOrDefault(label, 0L) > 0)
                .sorted()
                .toList();
        return with.size() == known.size() ? List.of() : with;
    }

    /** Scores of the version that the config is drafted for. */
    Optional<ClassLines> classLines() {
        Column of = version;
        if (of == null || versions.size() < 2 || score == null || scoreClass == null) {
            return Optional.ofNullable(lines);
        }
        double[] own = score.numbers();
        String drafted = logicVersion();
        for (int i = 0; i < own.length; i++) {
            own[i] = drafted.equals(versions.get(of.texts().get(i))) ? own[i] : Double.NaN;
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
            ask(
                    "Which ends can the score have? The least in " + of.name() + " is " + Scales.text(of.least())
                            + ", the greatest " + Scales.text(of.most()) + ".",
                    "--scale",
                    guess.ends().get(0).toPlainString() + ".."
                            + guess.ends().get(1).toPlainString());
        }
        return guess.ends();
    }
}
