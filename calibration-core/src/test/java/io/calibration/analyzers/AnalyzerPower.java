package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.shifts.DailyRateAnalyzerTest;
import io.calibration.internal.Plugins;
import io.calibration.internal.analysis.Judge;
import io.calibration.testing.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Measures how often all analyzers together alarm in healthy worlds and see faults; run by hand, for longer than a test may take. */
final class AnalyzerPower {

    private static final Analyzer[] ALL = BuiltIn.analyzers(Set.of()).toArray(Analyzer[]::new);

    private AnalyzerPower() {}

    public static void main(String[] args) {
        int effort = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        healthy("n = 50", 400 * effort, seed -> World.healthy().results(50).seed(seed));
        healthy("n = 1,000", 400 * effort, seed -> World.healthy().seed(seed));
        healthy(
                "n = 20,000",
                60 * effort,
                seed -> World.healthy().results(20_000).seed(seed));
        healthy(
                "n = 1,000, baseline 2,000",
                200 * effort,
                seed -> World.healthy().seed(seed).against(World.earlier(2_000).seed(seed + 50_000)));
        power(
                "over-confidence 0.10, 500 outcomes",
                400 * effort,
                "confidence_miscalibrated",
                seed -> World.healthy().results(500).seed(seed).overconfidence(0.1));
        power(
                "over-confidence 0.02, 500 outcomes",
                400 * effort,
                "confidence_miscalibrated",
                seed -> World.healthy().results(500).seed(seed).overconfidence(0.02));
        power(
                "over-confidence 0.02, 20,000 outcomes",
                60 * effort,
                "confidence_miscalibrated",
                seed -> World.healthy().results(20_000).seed(seed).overconfidence(0.02));
        power(
                "escalations x 3 on four days at 4.5 %",
                200 * effort,
                "escalation_spike",
                seed -> DailyRateAnalyzerTest.spike(seed, 0.045, (int) (seed % 27), (int) (seed % 27) + 4));
        power(
                "escalations x 3 on two days at 8 %, baseline",
                100 * effort,
                "escalation_spike",
                seed -> DailyRateAnalyzerTest.spike(seed, 0.08, (int) (seed % 29), (int) (seed % 29) + 2)
                        .against(DailyRateAnalyzerTest.earlier(seed).escalationRate(0.08)));
        power(
                "confidence inverted over the classes",
                100 * effort,
                "confidence_inverted",
                seed -> World.healthy().seed(seed).confidence(0.46, 0.57, 0.72, 0.84, 0.70));
        time(World.healthy().results(1_000_000).context());
    }

    private static void healthy(String name, int runs, LongFunction<World> world) {
        List<String> alarms = LongStream.range(0, runs)
                .mapToObj(seed -> types(world.apply(10_000 + seed)))
                .filter(types -> !types.isEmpty())
                .toList();
        System.out.printf(Locale.ROOT, "%-50s %5.1f %% of %d %s%n", name, 100.0 * alarms.size() / runs, runs, alarms);
    }

    private static void power(String name, int runs, String type, LongFunction<World> world) {
        long seen = LongStream.range(0, runs)
                .filter(seed -> types(world.apply(20_000 + seed)).contains(type))
                .count();
        System.out.printf(Locale.ROOT, "%-50s %5.1f %% of %d%n", name, 100.0 * seen / runs, runs);
    }

    private static String types(World world) {
        return String.join(
                " ",
                world.judge(ALL).findings(Severity.MEDIUM).stream()
                        .map(Finding::type)
                        .toList());
    }

    private static void time(AnalysisContext context) {
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            CalibrationReport report = Judge.judge(context, Plugins.of(Analyzer::id, List.of(ALL)));
            System.out.printf(
                    Locale.ROOT,
                    "%d results, 30 days: %.0f ms, %d findings%n",
                    report.results(),
                    (System.nanoTime() - start) / 1e6,
                    report.findings().size());
        }
    }
}
