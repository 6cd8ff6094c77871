package io.calibration.benchmarks.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The measured cells as tables in Markdown. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    private Table() {}

    static String of(List<Measured> all) {
        Table table = new Table();
        table.section("No fault, or one too small to matter: reports with a finding of MEDIUM or worse", all, true);
        table.section("Faults: runs in which the fault is reported at MEDIUM or worse", all, false);
        return String.join("\n", table.lines);
    }

    private void section(String title, List<Measured> all, boolean healthy) {
        List<Measured> cells =
                all.stream().filter(m -> m.cell().goal().atMost() == healthy).toList();
        if (cells.isEmpty()) {
            return;
        }
        lines.add("## " + title + "\n");
        List<String> head = new ArrayList<>(List.of(
                "world",
                "n",
                "baseline",
                "runs",
                healthy ? "alarm" : "seen",
                "goal",
                "verdict",
                healthy ? "commonest alarms" : "named right"));
        Stream.of(UsualRule.values()).map(UsualRule::label).forEach(head::add);
        row(head);
        row(head.stream().map(name -> "---").toList());
        cells.forEach(measured -> row(columns(measured, healthy)));
        lines.add("");
    }

    private static List<String> columns(Measured measured, boolean healthy) {
        Cell cell = measured.cell();
        List<String> columns = new ArrayList<>(List.of(
                cell.name(),
                count(cell.results()),
                cell.baseline() == 0 ? "–" : count(cell.baseline()),
                count(measured.trials().size()),
                measured.seen().withInterval(),
                cell.goal().toString(),
                measured.verdict(),
                healthy ? measured.alarmed() : measured.named().withInterval()));
        Stream.of(UsualRule.values()).map(rule -> measured.alarms(rule).text()).forEach(columns::add);
        return columns;
    }

    private static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private void row(List<String> columns) {
        lines.add("| " + String.join(" | ", columns) + " |");
    }
}
