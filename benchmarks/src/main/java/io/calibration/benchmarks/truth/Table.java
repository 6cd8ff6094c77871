package io.calibration.benchmarks.truth;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes measured cells as tables in Markdown, each as soon as it is known. */
final class Table {

    private final PrintStream out;
    private @Nullable Boolean healthy; // the section that is open

    Table(PrintStream out) {
        this.out = out;
    }

    /** Writes a cell; the first of its kind in a row opens a section. */
    void add(Measured measured) {
        boolean atMost = measured.cell().goal().atMost();
        if (healthy == null || healthy != atMost) {
            healthy = atMost;
            open(atMost);
        }
        row(columns(measured, atMost));
    }

    private void open(boolean noFault) {
        String title = noFault
                ? "No fault, or one too small to matter: reports with a finding of MEDIUM or worse"
                : "Faults: runs in which the fault is reported at MEDIUM or worse";
        out.println("\n## " + title + "\n");
        List<String> head = new ArrayList<>(List.of(
                "world",
                "n",
                "baseline",
                "runs",
                noFault ? "alarm" : "seen",
                "goal",
                "verdict",
                noFault ? "commonest alarms" : "named right"));
        head.add(noFault ? "p ≤ 0.05 / 52" : "knowing");
        Stream.of(UsualRule.values()).map(UsualRule::label).forEach(head::add);
        row(head);
        row(head.stream().map(name -> "---").toList());
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
        columns.add(healthy ? measured.rare().withInterval(3) : measured.known().withInterval());
        Stream.of(UsualRule.values()).map(rule -> measured.alarms(rule).text()).forEach(columns::add);
        return columns;
    }

    private static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private void row(List<String> columns) {
        out.println("| " + String.join(" | ", columns) + " |");
        out.flush();
    }
}
