package io.calibration.examples.custom;

import io.calibration.Calibration;
import io.calibration.collect.ScanResults;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.ScanResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

/** Analyzes two days of results with a quiet one between them, and prints who analyzed and what the plug-in says. */
public final class ShowAnalyzers {

    private static final String CONFIG = """
            {"logic_version": "1.0.0", "compatibility_thresholds": {"good": {"min_score": 50}, "poor": {"min_score": 0}}}
            """;

    private ShowAnalyzers() {}

    /** Runs the example. */
    public static void main(String[] arguments) {
        MetricSource source = ScanResults.of(
                IntStream.range(0, 200).mapToObj(ShowAnalyzers::result).toList());
        var report = Calibration.of(source, ConfigJson.read(CONFIG.getBytes(StandardCharsets.UTF_8)))
                .collect(DayWindow.ALL)
                .analyze()
                .report();
        report.analyzers().forEach(System.out::println);
        report.plugIns().forEach(plugIn -> System.out.println(plugIn.summarize()));
        report.findings().stream()
                .filter(finding -> finding.analyzer().equals("quiet_days"))
                .forEach(finding -> System.out.println(finding.description()));
    }

    private static ScanResult result(int number) {
        Instant day = Instant.parse(number % 2 == 0 ? "2026-10-05T12:00:00Z" : "2026-10-07T12:00:00Z");
        double score = number % 100;
        return ScanResult.builder()
                .observedAt(day)
                .logicVersion("1.0.0")
                .overallScore(score)
                .classification(score >= 50 ? "good" : "poor")
                .build();
    }
}
