package io.calibration.testing;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.collect.ScanResults;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.proposal.ConfigProposal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A host's program that analyzes on a thread of the common pool, and tells who analyzed. */
public final class JarHost {

    private static final String CONFIG = """
            {"logic_version": "1.0.0", "compatibility_thresholds": {"good": {"min_score": 50}, "poor": {"min_score": 0}}}
            """;

    private JarHost() {}

    /** The host's own plug-in, named by a service file of its jar. */
    public static final class OfHost implements Analyzer {

        @Override
        public String id() {
            return "of_host";
        }

        @Override
        public List<Assessment> analyze(AnalysisContext context) {
            return List.of();
        }
    }

    /** Runs it; the argument says which context class loader the thread gets. */
    public static void main(String[] arguments) throws Exception {
        CompletableFuture.runAsync(() -> run(arguments[0])).get();
    }

    private static void run(String loader) {
        switch (loader) {
            case "null" -> Thread.currentThread().setContextClassLoader(null);
            case "foreign" ->
                Thread.currentThread()
                        .setContextClassLoader(new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader()));
            default -> {}
        }
        System.out.println("on " + Thread.currentThread().getName());
        Analyzed analyzed = Calibration.of(
                        ScanResults.of(List.of()), ConfigJson.read(CONFIG.getBytes(StandardCharsets.UTF_8)))
                .collect(DayWindow.ALL)
                .analyze();
        System.out.println("analyzers " + analyzed.report().analyzers());
        System.out.println("failures " + analyzed.report().failures());
        ConfigProposal proposal = analyzed.propose().proposal();
        System.out.println("strategies " + proposal.strategies());
        analyzed.report().plugIns().stream().map(PlugIn::summarize).forEach(System.out::println);
    }
}
