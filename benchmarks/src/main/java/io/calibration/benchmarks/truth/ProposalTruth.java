package io.calibration.benchmarks.truth;

import io.calibration.benchmarks.truth.Objective.Verdict;
import io.calibration.proposal.Impact.Basis;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Holds proposals against worlds whose truth is known: what a fault becomes on fresh raw results, scored one by one under the proposed config,
 * and whether the predicted intervals hold. Prints one table on standard output; exits with 1 when a goal is missed by the bound of its
 * interval. The same options give the same table.
 */
@Command(
        name = "proposal-truth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures whether proposals do what they say.")
public final class ProposalTruth implements Callable<Integer> {

    private static final int OUTCOMES = 5_000;
    private static final int MOST = 5_000;
    private static final String MIN_SCORE = "/min_score";
    private static final double LEAST_HELD = 0.90;
    private static final double MOST_HELD = 0.98;
    private static final double WIDEST = 3;
    private static final double WIDEST_OF_SIX = 1.5;
    private static final Objective FEW = Objective.atMost(0.05);
    private static final Objective SMALLER = Objective.atLeast(0.95);
    private static final Objective LARGER = Objective.atMost(0.01);

    @Option(names = "--runs", paramLabel = "N", defaultValue = "400", description = "runs of each cell (400)")
    int runs;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "only worlds whose name it finds, such as 'healthy, broad' or 'weights'")
    Pattern only = Pattern.compile("");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private boolean missed;

    /** For the command line. */
    public ProposalTruth() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ProposalTruth()).execute(args));
    }

    @Override
    public Integer call() {
        out.println("| world | n | runs | any change (healthy: ≤ 5 %) | fault smaller (≥ 95 %) | fault larger (≤ 1 %) "
                + "| intervals that hold (93–97 %) | of rare classes | verdict |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        ProposalCells.healthy().stream().filter(cell -> isAsked(cell.name())).forEach(cell -> print(cell, true));
        ProposalCells.faulty().stream().filter(cell -> isAsked(cell.name())).forEach(cell -> print(cell, false));
        List<ProposalCell> people = ProposalCells.ofPeople().stream()
                .filter(cell -> isAsked(cell.title()))
                .toList();
        if (!people.isEmpty()) {
            people(people);
        }
        if (isAsked("weights")) {
            weights();
        }
        List<Cell> worlds = worlds();
        if (!worlds.isEmpty()) {
            printWorlds(worlds);
        }
        List<NextWindowCell> windows = NextWindowCell.all().stream()
                .filter(cell -> isAsked(cell.title()))
                .toList();
        if (!windows.isEmpty()) {
            windows(windows);
        }
        return missed ? 1 : 0;
    }

    /** Where the classes' shares lie in the next window: held by 90 to 98 %, and not too wide. */
    private void windows(List<NextWindowCell> cells) {
        out.println();
        out.println("| next window | earlier windows | n | intervals that hold (90–98 %) | no interval yet "
                + "| width over that of one that knows (≤ 1.5 with six, else ≤ 3) | verdict |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (NextWindowCell cell : cells) {
            NextWindowCell.Came came = cell.came(runs);
            Proportion held = new Proportion(came.held(), came.told());
            Proportion none = new Proportion(came.asked() - came.told(), came.asked());
            boolean failed = came.told() > 0
                    && (held.upper() < LEAST_HELD
                            || held.lower() > MOST_HELD
                            || came.width() > (cell.earlier() < Basis.MOST_EARLIER ? WIDEST : WIDEST_OF_SIX));
            missed |= failed;
            out.printf(
                    "| %s | %d | %,d | %s | %s | %.2f | %s |%n",
                    cell.name(),
                    cell.earlier(),
                    cell.results(),
                    held.withInterval(),
                    none.withInterval(),
                    came.width(),
                    failed ? "**MISSED**" : "not missed");
        }
    }

    /** What fits the people of the window, among others of their kind. */
    private void people(List<ProposalCell> cells) {
        out.println();
        out.println(
                "| people who come back, and others next | n | any change (nothing wrong: ≤ 1 %) "
                        + "| fault smaller among others (≥ 95 %) | fault larger (≤ 1 %) | intervals that hold among others | verdict |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (ProposalCell cell : cells) {
            List<ProposalTrial> trials = run(cell, runs);
            List<ProposalTrial> acted =
                    trials.stream().filter(ProposalTrial::proposed).toList();
            boolean healthy = cell.name().endsWith("nothing is wrong");
            Proportion changed = share(trials, ProposalTrial::proposed);
            Proportion smaller = healthy ? new Proportion(0, 0) : share(acted, ProposalTrial::smaller);
            Proportion larger = healthy ? new Proportion(0, 0) : share(acted, ProposalTrial::larger);
            Proportion held = new Proportion(
                    trials.stream().mapToLong(t -> t.held().held()).sum(),
                    trials.stream().mapToLong(t -> t.held().of()).sum());
            boolean failed = healthy
                    ? LARGER.judge(changed) == Verdict.MISSED
                    : SMALLER.judge(smaller) == Verdict.MISSED || LARGER.judge(larger) == Verdict.MISSED;
            missed |= failed;
            out.printf(
                    "| %s | %,d | %s | %s | %s | %s | %s |%n",
                    cell.name(),
                    cell.results(),
                    changed.withInterval(),
                    smaller.withInterval(),
                    larger.withInterval(),
                    held.withInterval(),
                    failed ? "**MISSED**" : "not missed");
        }
    }

    private boolean isAsked(String name) {
        return only.pattern().isEmpty() || only.matcher(name).find();
    }

    static List<ProposalTrial> run(ProposalCell cell, int runs) {
        return IntStream.range(0, runs).parallel().mapToObj(cell::run).toList();
    }

    private void print(ProposalCell cell, boolean healthy) {
        List<ProposalTrial> trials = run(cell, runs);
        List<ProposalTrial> acted =
                trials.stream().filter(ProposalTrial::proposed).toList();
        Proportion changed = share(trials, ProposalTrial::proposed);
        Proportion smaller = healthy ? new Proportion(0, 0) : share(acted, ProposalTrial::smaller);
        Proportion larger = healthy ? new Proportion(0, 0) : share(acted, ProposalTrial::larger);
        Proportion held = new Proportion(
                trials.stream().mapToLong(t -> t.held().held()).sum(),
                trials.stream().mapToLong(t -> t.held().of()).sum());
        Proportion heldRare = new Proportion(
                trials.stream().mapToLong(t -> t.held().heldRare()).sum(),
                trials.stream().mapToLong(t -> t.held().rare()).sum());
        boolean failed = trials.stream().anyMatch(t -> !t.failures().isEmpty())
                || (healthy && FEW.judge(changed) == Verdict.MISSED)
                || (!healthy && SMALLER.judge(smaller) == Verdict.MISSED)
                || (!healthy && LARGER.judge(larger) == Verdict.MISSED)
                || held.upper() < 0.93
                || held.lower() > 0.97;
        missed |= failed;
        out.printf(
                "| %s | %,d | %d | %s | %s | %s | %s | %s | %s |%n",
                cell.name(),
                cell.results(),
                trials.size(),
                changed.withInterval(),
                smaller.withInterval(),
                larger.withInterval(),
                held.withInterval(),
                heldRare.withInterval(),
                failed ? "**MISSED**" : "not missed");
    }

    /** Healthy worlds as hosts have them; and lines that results are pushed over, which are not to be moved. */
    private List<Cell> worlds() {
        return Cells.all().stream()
                .filter(cell -> isAsked(cell.title()))
                .filter(cell -> cell.results() <= MOST
                        && (cell.name().startsWith("world") || cell.name().contains("push")))
                .toList();
    }

    private void printWorlds(List<Cell> cells) {
        out.println();
        out.println(
                "| world as hosts have it, or push | n | runs | any change (push: a threshold of the score) | goal | verdict |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        cells.forEach(this::printWorld);
    }

    private void printWorld(Cell cell) {
        String path = cell.name().contains("push") ? MIN_SCORE : "";
        Proportion changed = new Proportion(
                IntStream.range(0, runs)
                        .parallel()
                        .filter(number -> cell.changed(number).stream().anyMatch(p -> p.endsWith(path)))
                        .count(),
                runs);
        boolean failed = LARGER.judge(changed) == Verdict.MISSED;
        missed |= failed;
        out.printf(
                "| %s | %,d | %d | %s | ≤ 1 %% | %s |%n",
                cell.name(), cell.results(), runs, changed.withInterval(), failed ? "**MISSED**" : "not missed");
    }

    private static Proportion share(List<ProposalTrial> trials, Predicate<ProposalTrial> rule) {
        return new Proportion(trials.stream().filter(rule).count(), trials.size());
    }

    private void weights() {
        List<WeightWorld.Trial> trials = IntStream.range(0, runs)
                .parallel()
                .mapToObj(number -> WeightWorld.run(OUTCOMES, number))
                .toList();
        double[] errors =
                trials.stream().mapToDouble(WeightWorld.Trial::error).sorted().toArray();
        Proportion half =
                new Proportion(trials.stream().filter(t -> t.error() < 0.5).count(), runs);
        Proportion stepped = new Proportion(
                trials.stream().filter(t -> t.proposed() && t.stepped()).count(), runs);
        missed |= stepped.count() < runs || SMALLER.judge(half) == Verdict.MISSED;
        out.println();
        out.println("| weights, 5,000 outcomes, six categories | value | goal |");
        out.println("| --- | --- | --- |");
        out.printf(
                "| error of the target as a part of the old weights' error, median (95th percentile) | %.2f (%.2f) | < 0.5 |%n",
                errors[errors.length / 2], errors[(int) (0.95 * (errors.length - 1))]);
        out.printf("| runs in which it is less than half | %s | all |%n", half.withInterval());
        out.printf(
                "| runs with a step, each weight toward the target, at most a tenth, sum kept | %s | all |%n",
                stepped.withInterval());
    }
}
