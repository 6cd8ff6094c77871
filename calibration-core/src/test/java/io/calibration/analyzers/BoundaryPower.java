package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Plugins;
import io.calibration.internal.analysis.Judge;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Measures how often the analyzer alarms in healthy worlds and sees faults; run by hand, for longer than a test may take. */
public final class BoundaryPower {

    private static final ScoringConfig CONFIG = Snapshots.reference();

    private BoundaryPower() {}

    /** Worlds with faults. */
    public interface World {
        long[] counts(RandomGenerator random);
    }

    /** How often a threshold was named, by subject, and any at all. */
    public record Tally(int runs, int any, int named) {
        double anyShare() {
            return (double) any / runs;
        }

        double namedShare() {
            return (double) named / runs;
        }
    }

    public static Tally run(World world, String subject, int runs, long seed) {
        int any = 0;
        int named = 0;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < runs; run++) {
            Set<String> subjects = medium(CONFIG, world.counts(random.split()));
            any += subjects.isEmpty() ? 0 : 1;
            named += subjects.contains(subject) ? 1 : 0;
        }
        return new Tally(runs, any, named);
    }

    /** Subjects of findings of MEDIUM or worse. */
    public static Set<String> medium(ScoringConfig config, long[] counts) {
        return medium(Snapshots.context(config, Snapshots.ofSteps(config, counts)));
    }

    /** The same beside a baseline. */
    public static Set<String> medium(ScoringConfig config, long[] counts, long[] baseline) {
        return medium(
                Snapshots.context(config, Snapshots.ofSteps(config, counts), Snapshots.ofSteps(config, baseline)));
    }

    /** Failures of the analyzer beside a baseline. */
    public static List<AnalyzerFailure> failures(ScoringConfig config, long[] counts, long[] baseline) {
        return report(Snapshots.context(config, Snapshots.ofSteps(config, counts), Snapshots.ofSteps(config, baseline)))
                .failures();
    }

    private static CalibrationReport report(AnalysisContext context) {
        return Judge.judge(context, Plugins.of(Analyzer::id, List.of(BuiltIn.analyzer("boundary"))));
    }

    private static Set<String> medium(AnalysisContext context) {
        return report(context).findings(Severity.MEDIUM).stream()
                .map(Finding::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static void main(String[] args) {
        int effort = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        for (ScoreWorld world : ScoreWorld.values()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-15s", world));
            for (int n : new int[] {50, 200, 1000, 5000, 20_000, 100_000}) {
                int runs = effort * (n > 100_000 ? 20 : n > 20_000 ? 50 : 200);
                Tally tally = run(random -> world.counts(n, random), "", runs, 1);
                line.append(String.format(Locale.ROOT, " %7d:%5.1f%%", n, 100 * tally.anyShare()));
            }
            System.out.println(line);
        }
        int runs = 200 * effort;
        power(
                "hump 5 % at 85, normal, n = 3,000",
                "from_85:85", runs, r -> ScoreFault.hump(ScoreWorld.NORMAL.counts(3000, r), 85, 3, 0.05, r));
        power(
                "hump 5 % at 85, skewed, n = 3,000",
                "from_85:85", runs, r -> ScoreFault.hump(ScoreWorld.SKEWED.counts(3000, r), 85, 3, 0.05, r));
        power(
                "hump 5 % at 85, evens, n = 3,000",
                "from_85:85", runs, r -> ScoreFault.hump(ScoreWorld.EVEN_MOSTLY.counts(3000, r), 85, 3, 0.05, r));
        power(
                "hump 5 % at 85, normal, n = 1,000",
                "from_85:85", runs, r -> ScoreFault.hump(ScoreWorld.NORMAL.counts(1000, r), 85, 3, 0.05, r));
        power(
                "hump 5 % at 25, thin, normal, n = 1,000",
                "from_25:25", runs, r -> ScoreFault.hump(ScoreWorld.NORMAL.counts(1000, r), 25, 3, 0.05, r));
        power(
                "hump 5 % at 45, thin, skewed, n = 1,000",
                "from_45:45", runs, r -> ScoreFault.hump(ScoreWorld.SKEWED.counts(1000, r), 45, 3, 0.05, r));
        for (ScoreWorld world : List.of(ScoreWorld.NORMAL, ScoreWorld.SKEWED, ScoreWorld.BIMODAL, ScoreWorld.UNIFORM)) {
            for (int landing : new int[] {1, 2, 3, 5}) {
                power(
                        "nudge 1/2 of 5 below 65 into " + landing + ", " + world + ", n = 1,000",
                        "from_65:65",
                        runs,
                        r -> ScoreFault.nudge(world.counts(1000, r), 65, 5, landing, 0.5, r));
            }
        }
        power(
                "nudge 1/2 of 5 below 65 into 1, normal, n = 20,000",
                "from_65:65",
                runs,
                r -> ScoreFault.nudge(ScoreWorld.NORMAL.counts(20_000, r), 65, 5, 1, 0.5, r));
    }

    private static void power(String name, String threshold, int runs, World world) {
        Tally tally = run(world, "score_threshold:" + threshold, runs, 2);
        System.out.printf(
                Locale.ROOT,
                "%-60s any %5.1f%% named %5.1f%%%n",
                name,
                100 * tally.anyShare(),
                100 * tally.namedShare());
    }
}
