package io.calibration.collect;

import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A config, and random scan results: mostly good ones, with every kind of mistake among them. */
final class CollectFixtures {

    static final SnapshotLayout LAYOUT = SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "1.2.0",
             "category_weights": {"Fun": 1, "future-goals": 1.5, "default": 1},
             "compatibility_thresholds": {
               "high-potential": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
               "worth_exploring": {"min_score": 64.5, "min_confidence": 0.62, "max_red_flags_critical": 0, "max_red_flags_high": 2},
               "high_risk": {"min_score": 0}},
             "red_flag_severity_thresholds": {"critical": {"min_occurrences": 1, "auto_escalate": true}},
             "known_labels": {
               "categories": ["Wie gut passen die Werte wirklich?"], "flag_types": ["Zu spät & unentschuldigt, schon wieder"],
               "tiers": ["Mehr als 250 Beschäftigte", "zzz last"], "escalations": ["Rückruf: +49 30 901820"]}}
            """.getBytes(StandardCharsets.UTF_8)));

    /** Of every kind: declared and not, codes and not, several spellings of one label. */
    private static final String[] TEXTS = {
        "other",
        "Other ",
        "",
        "naïve",
        "nai\u0308ve",
        "NAÏVE",
        "Pub & bar",
        "pub-&-bar",
        "Hotel (small)",
        "日本",
        "<script>",
        "\ud800",
        "Mary Smith lives at 12 High Street",
        "mary_smith_lives_here",
        "mary smith lives here",
        "+49 30 901820",
        "a3f9c2e1b7",
        "wie gut passen die werte wirklich?",
        "Zu spa\u0308t & unentschuldigt, schon wieder",
        "MEHR ALS 250 BESCHÄFTIGTE",
        "Zzz-Last",
        "rückruf: +49 30 901820",
        "\u202eevil",
        "tab\there",
        "\ufeffcafé",
        "CAFE\u0301"
    };

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private CollectFixtures() {}

    static CollectionRequest request(DayWindow window) {
        return new CollectionRequest(window, LAYOUT, Progress.NONE);
    }

    static MetricsPart collect(MetricSource source) {
        return SnapshotCollector.collect(source, request(DayWindow.ALL)).metrics();
    }

    static MetricsPart collect(List<ScanResult> results) {
        return collect(ScanResults.of(results));
    }

    static ScanResult result() {
        return draft().build();
    }

    static Draft draft() {
        return new Draft();
    }

    /** @param labels how many different labels of each kind there are */
    static List<ScanResult> random(long seed, int size, int labels) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            results.add(random(random, labels));
        }
        return results;
    }

    private static ScanResult random(SplittableRandom random, int labels) {
        Draft b = draft();
        b.observedAt = START.plus(random.nextInt(40 * 24 * 60), ChronoUnit.MINUTES);
        b.score = random.nextInt(8) == 0 ? random.nextDouble() * 100 : random.nextInt(101);
        b.classification =
                pick(random, "high-potential", "High Potential", "worth_exploring", "high_risk", "HIGH.RISK ");
        b.confidence = random.nextInt(5) == 0 ? null : random.nextInt(21) / 20.0;
        b.conflict = random.nextInt(5) == 0 ? null : random.nextInt(41) / 40.0;
        b.tier = random.nextInt(6) == 0 ? null : label(random, "tier", labels);
        b.sufficient = random.nextInt(4) == 0 ? null : random.nextInt(3) > 0;
        b.outcome = random.nextInt(3) == 0 ? null : random.nextBoolean();
        b.outcomeAt = random.nextInt(3) == 0 ? null : b.observedAt.plus(random.nextInt(13_000) - 30, ChronoUnit.HOURS);
        b.group = random.nextInt(3) == 0 ? null : "person_" + random.nextInt(40);
        for (int i = random.nextInt(7); i > 0; i--) {
            b.scores.put(
                    random.nextBoolean() ? label(random, "cat", labels) : pick(random, "Fun", "future goals"),
                    (double) (random.nextInt(20) == 0 ? random.nextInt(140) - 20 : random.nextInt(101)));
        }
        for (int i = random.nextInt(5) == 0 ? random.nextInt(22) : random.nextInt(3); i > 0; i--) {
            b.flags.add(new Flag(
                    label(random, "type", labels),
                    pick(random, "critical", "High", "medium", "low"),
                    label(random, "place", labels)));
        }
        for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
            b.escalations.add(
                    random.nextInt(6) == 0 ? pick(random, "", "  ", "none", "None") : label(random, "why", labels));
        }
        if (random.nextInt(10) == 0) {
            b.score = null;
            b.classification = random.nextBoolean() ? null : b.classification;
            for (int i = random.nextInt(3); i > 0; i--) {
                b.notScored.add(random.nextInt(6) == 0 ? pick(random, "", "none") : label(random, "failure", labels));
            }
        }
        return random.nextInt(12) == 0 ? spoil(b, random).build() : b.build();
    }

    private static Draft spoil(Draft b, SplittableRandom random) {
        switch (random.nextInt(13)) {
            case 0 -> b.score = Double.NaN;
            case 1 -> b.score = 100.5;
            case 2 -> b.classification = "unheard of";
            case 3 -> b.confidence = Double.NaN;
            case 4 -> b.confidence = 1.01;
            case 5 -> b.conflict = -0.1;
            case 6 -> b.flags.add(new Flag("type_1", "grave", "place_1"));
            case 7 -> b.observedAt = Instant.parse("1969-12-31T23:59:59Z");
            case 8 -> b.version = "1." + random.nextInt(200) + ".1";
            case 9 -> b.version = "one";
            case 10 -> b.notScored.add("timed_out");
            case 11 -> b.outcomeAt = Instant.parse("2200-01-01T00:00:00Z");
            default -> b.scores.put("fun.", Double.POSITIVE_INFINITY);
        }
        return b;
    }

    private static String label(SplittableRandom random, String stem, int labels) {
        return random.nextInt(40) == 0 ? pick(random, TEXTS) : stem + "_" + random.nextInt(labels);
    }

    private static String pick(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** One result, good as it stands. */
    static final class Draft {

        Instant observedAt = Instant.parse("2026-03-05T10:00:00Z");
        String version = "1.2.0";
        Double score = 70.0;
        String classification = "worth_exploring";
        Map<String, Double> scores = new LinkedHashMap<>();
        Double confidence = 0.8;
        List<Flag> flags = new ArrayList<>();
        List<String> escalations = new ArrayList<>();
        String tier = "free";
        Boolean sufficient = true;
        Double conflict = 0.1;
        Boolean outcome = true;
        List<String> notScored = new ArrayList<>();
        Instant outcomeAt;
        String group;
        Map<String, String> dimensions = new LinkedHashMap<>();

        ScanResult build() {
            return new ScanResult(
                    observedAt,
                    version,
                    score,
                    classification,
                    scores,
                    confidence,
                    flags,
                    escalations,
                    tier,
                    sufficient,
                    conflict,
                    outcome,
                    notScored,
                    outcomeAt,
                    group,
                    dimensions);
        }
    }
}
