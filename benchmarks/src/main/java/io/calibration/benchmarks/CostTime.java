package io.calibration.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.calibration.Calibration;
import io.calibration.collect.JsonLines;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * CPU time of a whole JVM, its start and its compiler included, that collects a file, analyzes it and proposes: how it grows with days,
 * classes and categories.
 */
final class CostTime {

    /** A file of generated results and its config. */
    private record Shape(int results, int days, int classes, int categories) {

        private static final int SEEN = 5; // categories a result
        private static final int STEPS = 1_000;

        void write(Path folder) throws IOException {
            Files.writeString(folder.resolve("config.json"), config());
            SplittableRandom random = new SplittableRandom(1);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("scans.jsonl"))) {
                for (int i = 0; i < results; i++) {
                    out.write(line(random));
                    out.newLine();
                }
            }
        }

        private String config() {
            String thresholds = IntStream.range(0, classes)
                    .mapToObj(i -> "\"c" + i + "\": {\"min_score\": " + score(STEPS - (i + 1) * STEPS / classes) + "}")
                    .collect(Collectors.joining(","));
            String weights = IntStream.range(0, categories)
                    .mapToObj(i -> "\"k" + i + "\": 1")
                    .collect(Collectors.joining(","));
            return "{\"logic_version\": \"1.0.0\", \"score_scale\": {\"min\": 0, \"max\": 100, \"step\": 0.1},"
                    + "\"category_weights\": {" + weights + "}, \"compatibility_thresholds\": {" + thresholds + "}}";
        }

        private static String score(int steps) {
            return steps / 10 + "." + steps % 10;
        }

        private String line(SplittableRandom random) {
            int steps = (random.nextInt(STEPS) + random.nextInt(STEPS)) / 2;
            int better = IntStream.range(0, classes)
                    .filter(i -> steps >= STEPS - (i + 1) * STEPS / classes)
                    .findFirst()
                    .orElseThrow();
            String scores = IntStream.range(0, Math.min(SEEN, categories))
                    .map(i -> (random.nextInt(categories) / SEEN * SEEN + i) % categories)
                    .distinct()
                    .mapToObj(category -> "\"k" + category + "\":" + random.nextInt(100))
                    .collect(Collectors.joining(","));
            return "{\"observed_at\":\"" + LocalDate.of(2004, 1, 1).plusDays(random.nextInt(days)) + "T12:00:00Z\","
                    + "\"logic_version\":\"1.0.0\",\"overall_score\":" + score(steps) + ",\"classification\":\"c"
                    + better + "\",\"category_scores\":{" + scores + "},\"outcome\":"
                    + (random.nextInt(STEPS) < steps) + ",\"flags\":["
                    + (random.nextInt(10) == 0 ? "{\"type\":\"f\",\"severity\":\"low\"}" : "") + "]}";
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d results, %,d days, %,d classes, %,d categories",
                    results,
                    days,
                    classes,
                    categories);
        }
    }

    private CostTime() {}

    static void print(PrintStream out, int rounds) throws IOException, InterruptedException {
        out.println("| file | CPU, median of " + rounds + " |");
        out.println("| --- | --- |");
        for (Shape shape : new Shape[] {
            new Shape(2, 2, 5, 5),
            new Shape(20_000, 60, 5, 5),
            new Shape(20_000, 6_600, 5, 5),
            new Shape(2_000, 60, 1_000, 5),
            new Shape(100_000, 60, 1_000, 5),
            new Shape(2_000, 60, 5, 1_000),
            new Shape(2_000, 60, 5, 10_000)
        }) {
            out.println(String.format(Locale.ROOT, "| %s | %.2f s |", shape, median(shape, rounds)));
        }
    }

    private static double median(Shape shape, int rounds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cost");
        try {
            shape.write(folder);
            double[] seconds = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                seconds[i] = run(folder);
            }
            return DoubleStream.of(seconds)
                    .sorted()
                    .skip(rounds / 2)
                    .findFirst()
                    .orElseThrow();
        } finally {
            Files.deleteIfExists(folder.resolve("config.json"));
            Files.deleteIfExists(folder.resolve("scans.jsonl"));
            Files.delete(folder);
        }
    }

    private static double run(Path folder) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CostTime.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jvm.waitFor() != 0) {
            throw new IllegalStateException("The measured run failed with exit code " + jvm.exitValue() + ".");
        }
        return Double.parseDouble(printed.strip());
    }

    /** The measured run: takes the folder, prints the seconds of CPU that this JVM has taken. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Calibration.of(JsonLines.in(folder.resolve("scans.jsonl")), ConfigJson.read(folder.resolve("config.json")))
                .collect(DayWindow.ALL)
                .analyze()
                .propose()
                .toJson();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(system.getProcessCpuTime() / 1e9);
    }
}
