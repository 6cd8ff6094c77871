package io.calibration.cli.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that say when a row was scored, and when its outcome became known. Not thread-safe. */
final class TimeColumns {

    private final Columns columns;
    private final Answers answers;

    @Nullable
    Column time;

    @Nullable
    TimeForm form;

    @Nullable
    Column outcomeAt;

    TimeColumns(Columns columns, Answers answers) {
        this.columns = columns;
        this.answers = answers;
        look();
    }

    private void look() {
        List<Column> candidates =
                columns.free().stream().filter(columns::isTime).toList();
        Column said = columns.answered(answers.time, "--time");
        List<Column> own = candidates.stream()
                .filter(column -> !ColumnNames.OUTCOME.fit(column))
                .toList();
        List<Column> named =
                own.stream().filter(column -> ColumnNames.TIME.fit(column)).toList();
        time = said != null ? said : named.size() == 1 && own.size() == 1 ? named.get(0) : null;
        if (time == null && !own.isEmpty()) {
            time = own.get(0);
            columns.ask(
                    "Does " + time.name() + " say when a row was scored? Times stand in " + Columns.names(own) + ".",
                    "--time",
                    time.name());
        } else if (time == null) {
            columns.ask(
                    "Which column says when a row was scored? None holds times in a form that is known.",
                    "--time",
                    "COLUMN",
                    "--time-format",
                    "PATTERN");
        }
        columns.take(time);
        if (answers.timeFormat != null && time == null) {
            TimeForm.format(answers.timeFormat, "");
        }
        if (time != null) {
            form = answers.timeFormat == null ? columns.formOf(time) : TimeForm.said(answers.timeFormat, time);
            askForm(time);
        }
        List<Column> later = candidates.stream()
                .filter(column -> ColumnNames.OUTCOME.fit(column) && !column.equals(time))
                .toList();
        outcomeAt = later.size() == 1 ? later.get(0) : null;
        columns.take(outcomeAt);
    }

    private void askForm(Column column) {
        if (form == null) {
            columns.ask("How are the times of " + column.name() + " written?", "--time-format", "d.M.yyyy H:mm");
        } else if (form.patterns().size() > 1) {
            columns.askWhich(
                    "Is the day or the month written first in " + column.name() + "? All rows fit "
                            + String.join(" and ", form.patterns()) + ".",
                    "--time-format",
                    form.patterns().stream());
        }
        if (answers.zone == null && (form == null || !form.hasZone())) {
            columns.ask(
                    "In which time zone are the times of " + column.name() + "? They name none.",
                    "--zone",
                    "SUCH_AS_UTC");
        }
    }
}
