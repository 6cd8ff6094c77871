package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.JsonLines;
import io.calibration.collect.SnapshotCollector;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Random scan results with nulls, mistakes, odd labels and letters of all alphabets; the same as JSON lines and as rows. */
final class Scans {

    static final SnapshotLayout LAYOUT = SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "1.0.0",
             "category_weights": {"values_match": 1.0, "trust": 1.0},
             "compatibility_thresholds": {
               "good": {"min_score": 60, "min_confidence": 0.5, "max_red_flags_high": 1}, "bad": {"min_score": 0}},
             "known_labels": {
               "tiers": ["Sehr zufrieden, alles bestens; gerne wieder"],
               "flag_types": ["Sehr zufrieden, alles bestens; gerne wieder"]}}
            """.getBytes(StandardCharsets.UTF_8)));

    static final List<String> CATEGORIES = List.of("values_match", "trust", "fun");

    private static final List<String> LABELS = List.of(
            "a b",
            "Ä rger",
            "plain",
            "UPPER",
            "日本",
            "quote'\"\\",
            "emoji 😀",
            "x.y",
            " ",
            "none",
            "tab\there",
            "Cafe\u0301",
            "CAFÉ",
            "Pub & bar",
            "pub-&-bar",
            "Restaurant/Cafe/Canteen",
            "Mary Smith lives at 12 High Street",
            "she_said_call_me",
            "she said call me",
            "a,b;c",
            "Sehr zufrieden, alles bestens; gerne wieder",
            "a3f9c2e1b7");

    /** A flag; null where a column is null. */
    record Flag(String type, String severity, String category) {}

    /** One row; null where a column is null. */
    record Scan(
            Instant observedAt,
            String logicVersion,
            Double overallScore,
            String classification,
            TreeMap<String, Double> categoryScores,
            Double confidence,
            List<Flag> flags,
            String escalation,
            String tier,
            Boolean dataSufficient,
            Double conflictScore,
            Boolean outcome) {

        boolean isIn(DayWindow window) {
            return (observedAt == null)
                    || window.equals(DayWindow.ALL)
                    || window.contains(LocalDate.ofInstant(observedAt, ZoneOffset.UTC));
        }
    }

    private final SplittableRandom random;

    private Scans(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<Scan> random(long seed, int size) {
        Scans scans = new Scans(seed);
        List<Scan> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(scans.next());
        }
        return all;
    }

    private Scan next() {
        TreeMap<String, Double> scores = new TreeMap<>();
        CATEGORIES.stream()
                .filter(name -> !seldom(4))
                .forEach(name -> scores.put(name, seldom(30) ? 200.0 : tenth(100)));
        List<Flag> flags = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            flags.add(new Flag(
                    seldom(40) ? null : label(),
                    seldom(40) ? "worst" : random.nextBoolean() ? "high" : "Low",
                    label()));
        }
        return new Scan(
                seldom(40) ? null : Instant.parse("2026-05-01T00:00:00Z").plusMillis(random.nextLong(10L * 86_400_000)),
                seldom(40) ? null : seldom(10) ? "0.9." + random.nextInt(3) : "1.0.0",
                seldom(40) ? null : seldom(30) ? 101.5 : tenth(100),
                seldom(40) ? null : seldom(20) ? "ugly" : random.nextBoolean() ? "Good" : "bad",
                scores,
                seldom(3) ? null : seldom(30) ? 1.5 : random.nextInt(1_001) / 1_000.0,
                flags,
                seldom(2) ? null : label(),
                seldom(3) ? null : label(),
                seldom(3) ? null : random.nextBoolean(),
                seldom(3) ? null : random.nextInt(100) / 99.0,
                seldom(3) ? null : random.nextBoolean());
    }

    private boolean seldom(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private double tenth(int most) {
        return random.nextInt(10 * most + 1) / 10.0;
    }

    private String label() {
        return LABELS.get(random.nextInt(LABELS.size()));
    }

    /** What the library counts when the same results come as JSON lines. */
    static MetricsPart asJsonLines(List<Scan> scans, DayWindow window) throws IOException {
        Path file = Files.createTempFile("scans", ".jsonl");
        try {
            List<String> lines = new ArrayList<>();
            scans.stream().filter(scan -> scan.isIn(window)).map(Scans::line).forEach(lines::add);
            lines.add(""); // a file must not be empty
            Files.write(file, lines);
            return collect(JsonLines.in(file), window);
        } finally {
            Files.delete(file);
        }
    }

    /** Says in few words where two parts differ. */
    static void assertSame(MetricsPart part, MetricsPart expected, Object what) {
        assertThat(part.intake()).as("%s", what).isEqualTo(expected.intake());
        assertThat(part.flags()).as("%s", what).isEqualTo(expected.flags());
        assertThat(part.days()).as("%s", what).isEqualTo(expected.days());
        assertThat(part.equals(expected)).as("%s: all the rest", what).isTrue();
    }

    static MetricsPart collect(MetricSource source, DayWindow window) {
        return SnapshotCollector.collect(source, new CollectionRequest(window, LAYOUT, Progress.NONE))
                .metrics();
    }

    private static String line(Scan scan) {
        return "{\"observed_at\":" + quoted(scan.observedAt == null ? null : scan.observedAt.toString())
                + ",\"logic_version\":" + quoted(scan.logicVersion)
                + ",\"overall_score\":" + scan.overallScore
                + ",\"classification\":" + quoted(scan.classification)
                + ",\"category_scores\":" + scores(scan)
                + ",\"confidence\":" + scan.confidence
                + ",\"flags\":" + flags(scan)
                + ",\"escalation\":" + quoted(scan.escalation)
                + ",\"tier\":" + quoted(scan.tier)
                + ",\"data_sufficient\":" + scan.dataSufficient
                + ",\"conflict_score\":" + scan.conflictScore
                + ",\"outcome\":" + scan.outcome + "}";
    }

    static String scores(Scan scan) {
        return scan.categoryScores.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A flag's missing type is left out, as null would be of the wrong type. */
    static String flags(Scan scan) {
        return scan.flags.stream()
                .map(flag -> "{" + (flag.type == null ? "" : "\"type\":" + quoted(flag.type) + ",") + "\"severity\":"
                        + quoted(flag.severity) + ",\"category\":" + quoted(flag.category) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return text == null
                ? "null"
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
