package io.calibration.cli.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of flags. Not thread-safe. */
final class FlagColumns {

    private final Columns columns;
    private final Answers answers;

    /** Of several flags as codes. */
    @Nullable
    Column codes;

    String separator = "";

    /** Each of one flag. */
    final List<Column> raised = new ArrayList<>();

    FlagColumns(Columns columns, Answers answers) {
        this.columns = columns;
        this.answers = answers;
        look();
    }

    private void look() {
        Column said = Columns.NONE.equals(answers.flags) ? null : columns.answered(answers.flags, "--flags");
        codes = said != null || answers.flags != null ? said : flagCodes();
        columns.take(codes);
        separator = codes == null ? "" : codes.codesSeparator().orElse("");
        raised.addAll(possiblyRaised());
        raised.forEach(columns::take);
        if (codes == null && raised.isEmpty()) {
            columns.mistakenUnless(
                    !Columns.NONE.equals(answers.flags) || answers.flagSeverity == null,
                    "--flag-severity with --flags none: where no codes are flags, none is grave. Leave one of the two out.");
        } else if (answers.flagSeverity == null) {
            columns.ask(
                    "How grave are the flags in "
                            + Columns.names(Stream.concat(Stream.ofNullable(codes), raised.stream())
                                    .toList())
                            + "? Those of another severity go under types, beside the codes, in the mapping.",
                    "--flag-severity",
                    "SEVERITY");
        }
    }

    /** The column of codes that are flags, where nobody has named one: who says how grave they are says that there are some. */
    private @Nullable Column flagCodes() {
        List<Column> named = columns.named(
                ColumnNames.FLAGS,
                column -> !column.isNumeric()
                        && !columns.isTime(column)
                        && (column.codesSeparator().isPresent()
                                || isJsonList(column)
                                || (!column.isBinary() && column.distinct() <= Columns.MOST_VALUES && column.codes())));
        if (named.size() > 1) {
            columns.askWhether("Which column holds the codes that are flags?", "--flags", named);
        }
        if (!named.isEmpty()) {
            return named.get(0);
        }
        List<Column> lists = columns.free().stream()
                .filter(column -> column.codesSeparator().isPresent() && !column.isNumeric() && !columns.isTime(column))
                .toList();
        boolean areSome = answers.flagSeverity != null && possiblyRaised().isEmpty();
        if (areSome && lists.size() == 1 && !ColumnNames.OUTCOME.fit(lists.get(0))) {
            return lists.get(0);
        }
        if (!lists.isEmpty()) {
            columns.askWhether("Are the codes in " + Columns.names(lists) + " flags?", "--flags", lists);
        } else {
            columns.mistakenUnless(
                    !areSome,
                    "--flag-severity: no column is taken for one of flags. Name it with --flags COLUMN, or leave the severity out.");
        }
        return null;
    }

    /** Columns that say of one flag each whether it was raised. */
    private List<Column> possiblyRaised() {
        return columns.free().stream()
                .filter(column -> column.words().contains("flag") && column.isBinary())
                .toList();
    }

    private static boolean isJsonList(Column column) {
        return column.present() > 0 && column.counts().keySet().stream().allMatch(text -> text.startsWith("["));
    }
}
