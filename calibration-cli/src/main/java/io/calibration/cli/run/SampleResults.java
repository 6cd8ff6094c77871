package io.calibration.cli.run;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An honest sample: healthy scan results with two faults put in, both known. The same seed gives the same results.
 *
 * <ol>
 *   <li>{@value #CROWD_SHARE} of all results are drawn to the {@code worth_exploring} threshold, as if a change in the scorer had
 *       rounded them toward it: scores crowd around 65.
 *   <li>The flag type {@code contradictory_answers} is raised {@value #CONTRADICTORY_RATE} of the time, more often than the
 *       2 % to 6 % that {@code calibration_policy.json} expects.
 * </ol>
 */
final class SampleResults implements Iterable<ScanResult> {

    static final int COUNT = 20_000;
    static final long SEED = 20_261_005L;
    static final double CROWD_SHARE = 0.04;
    static final double CONTRADICTORY_RATE = 0.08;

    /** Four whole weeks. */
    static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 1));

    /** The classes that expect a good outcome; the others expect a bad one. */
    private static final Set<String> EXPECT_GOOD = Set.of("high_potential", "worth_exploring", "mixed_signals");

    /** How busy the days are, Monday first. */
    private static final double[] WEEKDAY_VOLUME = {1.1, 1.0, 1.0, 1.0, 1.2, 0.8, 0.9};

    private final ScoringConfig config;
    private final ClassRule rule;
    private final List<String> categories;

    SampleResults(ScoringConfig config) {
        this.config = config;
        this.rule = ClassRule.of(config);
        this.categories = config.categoryWeights().keySet().stream()
                .filter(category -> !category.equals("default"))
                .toList();
    }

    @Override
    public Iterator<ScanResult> iterator() {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, COUNT).mapToObj(i -> next(random)).iterator();
    }

    private ScanResult next(SplittableRandom random) {
        double score = Math.rint(score(random));
        double confidence = Math.rint(100 * confidence(score, random)) / 100;
        List<Flag> flags = flags(random);
        String classification = classify(score, confidence, flags);
        boolean sufficient = random.nextDouble() < 0.9;
        return ScanResult.builder()
                .observedAt(instant(random))
                .logicVersion(config.logicVersion().text())
                .overallScore(score)
                .classification(classification)
                .categoryScores(categoryScores(score, random))
                .confidence(confidence)
                .flags(flags)
                .escalations(escalations(flags, random))
                .tier(random.nextDouble() < 0.7 ? "free" : "premium")
                .dataSufficient(sufficient)
                .conflictScore(Math.rint(100 * 0.4 * random.nextDouble()) / 100)
                .outcome(outcome(EXPECT_GOOD.contains(classification), confidence, random))
                .build();
    }

    /** A beta distribution of shape (2, 1) has the density 2x: the greater of two uniform numbers. */
    private static double score(SplittableRandom random) {
        if (random.nextDouble() < CROWD_SHARE) {
            return 65 + 1.2 * random.nextGaussian();
        }
        double best = Math.max(random.nextDouble(), random.nextDouble());
        return 100 * (random.nextDouble() < 0.6 ? best : random.nextDouble());
    }

    /** Better scores rest on surer ground; below caution the evidence against is sure again. */
    private static double confidence(double score, SplittableRandom random) {
        double mean = score >= 85 ? 0.86 : score >= 65 ? 0.76 : score >= 45 ? 0.62 : score >= 25 ? 0.52 : 0.66;
        return Math.max(0, Math.min(1, mean + 0.05 * random.nextGaussian()));
    }

    private static List<Flag> flags(SplittableRandom random) {
        List<Flag> flags = new ArrayList<>();
        raise(flags, 0.008, "pressure_signals", FlagSeverity.CRITICAL, "safety_stability", random);
        raise(flags, CONTRADICTORY_RATE, "contradictory_answers", FlagSeverity.HIGH, "communication_fit", random);
        raise(flags, 0.05, "evasive_answers", FlagSeverity.MEDIUM, "values_match", random);
        raise(flags, 0.06, "incomplete_profile", FlagSeverity.LOW, "lifestyle_harmony", random);
        return flags;
    }

    private static void raise(
            List<Flag> flags,
            double rate,
            String type,
            FlagSeverity severity,
            String category,
            SplittableRandom random) {
        if (random.nextDouble() < rate) {
            flags.add(new Flag(type, severity.label(), category));
        }
    }

    private String classify(double score, double confidence, List<Flag> flags) {
        int[] occurrences = new int[FlagSeverity.COUNT];
        for (Flag flag : flags) {
            FlagSeverity.ofLabel(flag.severity()).ifPresent(severity -> occurrences[severity.index()]++);
        }
        List<ScoreClass> classes = config.classes();
        return classes.get(rule.classify(score, confidence, occurrences)).label();
    }

    private Map<String, Double> categoryScores(double score, SplittableRandom random) {
        Map<String, Double> scores = new TreeMap<>();
        for (String category : categories) {
            if (random.nextDouble() < 0.92) {
                scores.put(category, Math.rint(Math.max(0, Math.min(100, score + 12 * random.nextGaussian()))));
            }
        }
        return scores;
    }

    private static List<String> escalations(List<Flag> flags, SplittableRandom random) {
        List<String> reasons = new ArrayList<>();
        if (flags.stream().anyMatch(flag -> flag.severity().equals(FlagSeverity.CRITICAL.label()))) {
            reasons.add("critical_signal");
        }
        if (random.nextDouble() < 0.03) {
            reasons.add("pattern");
        }
        return reasons;
    }

    /** What became of it is known for two in five; confidence says how likely it is what the class expects. */
    private static @Nullable Boolean outcome(boolean expected, double confidence, SplittableRandom random) {
        boolean known = random.nextDouble() < 0.4;
        boolean right = random.nextDouble() < confidence;
        return known ? right == expected : null;
    }

    private static Instant instant(SplittableRandom random) {
        LocalDate day = WINDOW.firstDay().plusDays(random.nextInt((int) WINDOW.days()));
        while (random.nextDouble() * 1.2 > WEEKDAY_VOLUME[day.getDayOfWeek().getValue() - 1]) {
            day = WINDOW.firstDay().plusDays(random.nextInt((int) WINDOW.days()));
        }
        return day.atStartOfDay(ZoneOffset.UTC)
                .plusSeconds(random.nextInt(86_400))
                .toInstant();
    }
}
