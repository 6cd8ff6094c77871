package io.calibration.benchmarks.truth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cell and what came of its runs.
 *
 * @param cell the cell
 * @param trials one for each run
 */
record Measured(Cell cell, List<Trial> trials) {

    /** Findings must name the right place this often. */
    private static final Objective NAMING = Objective.atLeast(0.95);

    private static final int WORST = 2;

    /** Runs a cell in as many threads as there are processors, and tells when each run is done. */
    static Measured of(Cell cell, int runs, Runnable done) {
        List<Trial> trials = IntStream.range(0, runs)
                .parallel()
                .mapToObj(number -> {
                    Trial trial = cell.run(number);
                    done.run();
                    return trial;
                })
                .toList();
        return new Measured(cell, trials);
    }

    Proportion seen() {
        return new Proportion(trials.stream().filter(Trial::isSeen).count(), trials.size());
    }

    /** How many of those seen name the right place; of none, where nothing is to be named. */
    Proportion named() {
        boolean asked = !cell.goal().atMost();
        return new Proportion(trials.stream().filter(Trial::right).count(), asked ? seen().count() : 0);
    }

    /** In how many runs the detector that knows sees the fault; of none without one. */
    Proportion known() {
        return cell.sought()
                .knowing()
                .map(knowing -> knowing.seen(
                        trials.stream().flatMap(trial -> trial.known().stream()).toList()))
                .orElse(new Proportion(0, 0));
    }

    /** How many of all tests have a p-value that is as rare as 0.05 / 52, where nothing is wrong. */
    Proportion rare() {
        return new Proportion(
                trials.stream().mapToLong(Trial::rare).sum(),
                trials.stream().mapToLong(Trial::judged).sum());
    }

    Proportion alarms(UsualRule rule) {
        long judged = trials.stream().filter(t -> t.alarms().containsKey(rule)).count();
        long alarms = trials.stream()
                .filter(t -> t.alarms().getOrDefault(rule, false))
                .count();
        return new Proportion(alarms, judged);
    }

    boolean isMissed() {
        return cell.goal().judge(seen()) == Objective.Verdict.MISSED
                || NAMING.judge(named()) == Objective.Verdict.MISSED
                || failures() > 0;
    }

    long failures() {
        return trials.stream().filter(Trial::failed).count();
    }

    String verdict() {
        String failed = failures() > 0 ? "; an analyzer failed in " + failures() + " runs" : "";
        return (isMissed() ? "**MISSED**" : cell.goal().judge(seen()) == Objective.Verdict.MET ? "met" : "open")
                + failed;
    }

    /** The commonest false alarms of a healthy cell. */
    String alarmed() {
        Map<String, Long> ids = trials.stream()
                .filter(Trial::isSeen)
                .collect(Collectors.groupingBy(Trial::seen, TreeMap::new, Collectors.counting()));
        return ids.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(WORST)
                .map(e -> e.getKey() + " × " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
