package io.calibration.benchmarks.truth;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Learns policies from healthy windows of worlds whose truth is known, and judges the windows after them. Prints one table on standard output; exits
 * with 1 when a goal is missed by the bound of its interval. The same options give the same table.
 */
@Command(
        name = "learned-truth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures whether a learned policy lets a healthy window pass and still finds a fault.")
public final class LearnedTruth implements Callable<Integer> {

    private static final Objective FEW = Objective.atMost(0.05);

    @Option(names = "--runs", paramLabel = "N", defaultValue = "400", description = "runs of each world (400)")
    int runs;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "only worlds whose name it finds, such as '^tidy, 28 days'")
    Pattern only = Pattern.compile("");

    /** For the command line. */
    public LearnedTruth() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LearnedTruth()).execute(args));
    }

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| world | days | n | finding about a range (≤ 5 %) | any finding | a doubled flag type is found "
                + "| ranges that hold | left out | verdict |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        boolean missed = false;
        List<LearnedCell> cells = LearnedCell.all().stream()
                .filter(cell -> only.matcher(cell.title()).find())
                .toList();
        for (LearnedCell cell : cells) {
            LearnedCell.Came came = cell.came(runs);
            boolean failed = FEW.judge(came.byRange()) == Objective.Verdict.MISSED;
            missed |= failed;
            out.printf(
                    "| %s | %d | %,d | %s | %s | %s | %s | %s | %s |%n",
                    cell.name(),
                    cell.days(),
                    cell.results(),
                    came.byRange().withInterval(),
                    came.any().withInterval(),
                    came.doubled().withInterval(),
                    came.held().withInterval(),
                    came.leftOut().text(),
                    failed ? "**MISSED**" : "not missed");
        }
        return missed ? 1 : 0;
    }
}
