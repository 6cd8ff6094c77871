package io.calibration.cli.draft;

import io.calibration.config.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The column that says which version of the scorer a row is of. Not thread-safe. */
final class ScorerVersion {

    private static final Pattern NUMBERED =
            Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?", Pattern.CASE_INSENSITIVE);

    private final Columns columns;
    private final Answers answers;

    @Nullable
    Column column;

    /** By the texts of the column, those of most rows first. */
    final Map<String, String> numbers = new LinkedHashMap<>();

    ScorerVersion(Columns columns, Answers answers) {
        this.columns = columns;
        this.answers = answers;
        look();
    }

    private void look() {
        column = columns.takeOnly(columns.named(
                ColumnNames.VERSION,
                each -> each.distinct() <= Columns.MOST_VALUES
                        && (!each.isNumeric() || each.words().contains("version"))));
        if (column == null) {
            columns.told.add("No column tells the version of the scorer, so all rows are taken to be of " + drafted()
                    + "; --logic-version names another.");
            return;
        }
        List<String> strange = new ArrayList<>();
        for (String text : column.counts().keySet()) {
            Matcher numbered = NUMBERED.matcher(text);
            if (numbered.matches()) {
                numbers.put(
                        text,
                        numbered.group(1) + "." + Objects.requireNonNullElse(numbered.group(2), "0") + "."
                                + Objects.requireNonNullElse(numbered.group(3), "0"));
            } else if (Version.isValid(text)) {
                numbers.put(text, text);
            } else if (answers.logicVersion != null) {
                numbers.put(text, answers.logicVersion.text());
            } else {
                strange.add(text);
            }
        }
        if (!strange.isEmpty()) {
            columns.ask(
                    "Does " + column.name() + " say the version of the scorer? It has " + strange.size()
                            + " texts that are no numbers. Where all of them are one version, say it; else write under values of logic_version in the mapping what they stand for.",
                    "--logic-version",
                    "SUCH_AS_1.0.0");
        }
        if (numbers.isEmpty()) {
            columns.giveBack(column);
            column = null;
        }
    }

    /** The version whose rows the config is drafted from: that of most rows. */
    String drafted() {
        if (column == null) {
            return answers.logicVersion == null ? "1.0.0" : answers.logicVersion.text();
        }
        return numbers.values().iterator().next();
    }
}
