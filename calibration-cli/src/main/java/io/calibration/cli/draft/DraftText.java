package io.calibration.cli.draft;

import io.calibration.approval.VisibleText;
import io.calibration.cli.terminal.Telling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A draft in plain words: what each column is taken for, what is guessed, and what is asked. */
record DraftText(Draft draft, Path file) {

    /** The first line of the page. */
    static final String HEADING = "# A draft";

    private static final int SHOWN = 20;

    /** How much was looked at. */
    String head() {
        Rows rows = draft.rows();
        return file + ": " + Telling.number(rows.rows().size()) + " rows of "
                + rows.columns().size() + " columns were looked at"
                + (rows.others() > 0
                        ? "; " + Telling.number(rows.others()) + " more have other columns than the header"
                        : "")
                + ".";
    }

    /** What each field is read from, a line each. */
    List<String> taken() {
        List<String> lines = new ArrayList<>();
        add(lines, "observed_at", draft.time, "");
        add(lines, "overall_score", draft.score, "");
        add(lines, "classification", draft.scoreClass, classes());
        add(lines, "logic_version", draft.version, "");
        add(lines, "confidence", draft.confidence, "");
        add(lines, "escalation", draft.escalation, "");
        add(lines, "tier", draft.tier, "");
        add(
                lines,
                "outcome",
                draft.outcome,
                draft.good.isEmpty()
                        ? ""
                        : "good: " + String.join(", ", draft.good) + "; bad: " + String.join(", ", draft.bad));
        add(lines, "outcome_at", draft.outcomeAt, "");
        add(lines, "flags", draft.flags, draft.separator.isEmpty() ? "" : "separated by \"" + draft.separator + "\"");
        draft.flagColumns.forEach(column -> add(lines, "flag", column, ""));
        draft.dimensions.forEach(column -> add(lines, "dimension", column, ""));
        if (!draft.unused().isEmpty()) {
            lines.add("not used        "
                    + draft.unused().stream().map(Column::name).limit(SHOWN).collect(Collectors.joining(", "))
                    + (draft.unused().size() > SHOWN ? " and " + (draft.unused().size() - SHOWN) + " more" : ""));
        }
        return lines;
    }

    private String classes() {
        return draft.classLines()
                .map(lines -> {
                    StringBuilder text = new StringBuilder(lines.classes().get(0));
                    for (int i = 1; i < lines.classes().size(); i++) {
                        text.append(", ")
                                .append(lines.classes().get(i))
                                .append(" from ")
                                .append(lines.begins().get(i - 1).toPlainString());
                    }
                    return text.toString();
                })
                .orElse("");
    }

    private static void add(List<String> lines, String field, @Nullable Column column, String detail) {
        if (column != null) {
            lines.add(String.format(java.util.Locale.ROOT, "%-15s ", field)
                    + column.name()
                    + (detail.isEmpty() ? "" : " (" + detail + ")"));
        }
    }

    /** The page beside the drafts. */
    String page() {
        List<String> lines = new ArrayList<>(List.of(HEADING, "", head(), ""));
        lines.add("What each field is read from:");
        lines.add("");
        taken().forEach(line -> lines.add("    " + line));
        if (!draft.told.isEmpty()) {
            lines.add("");
            draft.told.forEach(sentence -> lines.add("- " + sentence));
        }
        lines.add("");
        if (draft.questions.isEmpty()) {
            lines.add("Nothing is open.");
        } else {
            lines.add(
                    "Only you can answer this, and nothing runs before you do. Give the answers to `init`, or write them into the files and take"
                            + " the question out of `open_questions`:");
            lines.add("");
            draft.questions.forEach(question -> lines.add("- " + question.text() + " `" + question.option() + "`"));
        }
        return VisibleText.ofLines(String.join("\n", lines)) + "\n";
    }
}
