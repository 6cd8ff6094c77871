package io.calibration.cli.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.approval.VisibleText;
import io.calibration.cli.terminal.Telling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A draft in plain words: all that stands in it, what is guessed, and what is asked. */
record DraftText(Draft draft, DraftFiles files, Path data) {

    /** The first line of the page. */
    static final String HEADING = "# A draft";

    private static final int SHOWN = 20;

    /** How much was looked at. */
    String head() {
        Rows rows = draft.rows();
        return data + ": " + Telling.number(rows.rows().size()) + " rows of "
                + rows.columns().size() + " columns were looked at"
                + (rows.others() > 0
                        ? "; " + Telling.number(rows.others()) + " more have other columns than the header"
                        : "")
                + ".";
    }

    /** All that stands in the drafts, a line each: what nobody sees nobody puts right. */
    List<String> drafted() {
        List<String> lines = new ArrayList<>();
        files.documents().forEach((name, document) -> {
            lines.add(name + ":");
            add(lines, document);
        });
        if (!draft.unused().isEmpty()) {
            add(
                    lines,
                    "not used",
                    draft.unused().stream().map(Column::name).limit(SHOWN).collect(Collectors.joining(", "))
                            + (draft.unused().size() > SHOWN
                                    ? " and " + (draft.unused().size() - SHOWN) + " more"
                                    : ""));
        }
        return lines;
    }

    private static void add(List<String> lines, ObjectNode document) {
        document.properties().forEach(part -> {
            if (part.getKey().equals("fields")) {
                part.getValue().properties().forEach(field -> add(lines, field.getKey(), words(field.getValue())));
            } else {
                add(lines, part.getKey(), words(part.getValue()));
            }
        });
    }

    private static void add(List<String> lines, String name, String what) {
        lines.add(String.format(Locale.ROOT, "  %-16s %s", name, what));
    }

    /** The column first, and what is said of it behind. */
    private static String words(JsonNode node) {
        if (node.isArray() && !node.isEmpty()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(DraftText::words)
                    .collect(Collectors.joining(", "));
        }
        if (!node.isObject()) {
            return node.isArray() ? "?" : node.isNull() ? "nothing" : node.asText();
        }
        String column = node.path("column").asText();
        String rest = node.properties().stream()
                .filter(each -> !each.getKey().equals("column"))
                .map(each -> each.getKey() + " "
                        + (each.getValue().isEmpty() ? "%s" : "(%s)").formatted(words(each.getValue())))
                .collect(Collectors.joining(", "));
        return column.isEmpty() ? rest : rest.isEmpty() ? column : column + " (" + rest + ")";
    }

    /**
     * The page beside the drafts.
     *
     * @param run the command that runs once nothing is open
     */
    String page(String run) {
        List<String> lines = new ArrayList<>(List.of(HEADING, "", head(), ""));
        lines.add("What stands in the drafts, columns first:");
        lines.add("");
        drafted().forEach(line -> lines.add("    " + line));
        if (!draft.told().isEmpty()) {
            lines.add("");
            draft.told().forEach(sentence -> lines.add("- " + sentence));
        }
        lines.add("");
        if (draft.questions().isEmpty()) {
            lines.add("Nothing is open.");
        } else {
            lines.add(
                    "Only you can answer this, and nothing runs before you do. Give the answers to `init`, or write them into the files and take"
                            + " the question out of `open_questions`:");
            lines.add("");
            draft.questions().forEach(question -> lines.add("- " + question.text() + " `" + question.option() + "`"));
        }
        lines.add("");
        lines.add("What runs then:");
        lines.add("");
        lines.add("    " + run);
        return lines.stream().map(line -> VisibleText.of(line) + "\n").collect(Collectors.joining());
    }
}
