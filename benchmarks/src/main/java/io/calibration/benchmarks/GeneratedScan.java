package io.calibration.benchmarks;

import io.calibration.json.ConfigJson;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Seeded scan results, one after the other in the same row: 6 categories, up to 3 flags of 12 types, 30 days, outcomes for 40 %. */
final class GeneratedScan implements ScanResultCursor {

    static final int DAYS = 30;
    static final int MOST_FLAGS = 3;
    static final String VERSION = "2.3.0";
    static final List<String> CLASSES = List.of("high_potential", "worth_exploring", "mixed_signals", "high_risk");
    static final List<String> CATEGORIES =
            List.of("communication", "values", "lifestyle", "finances", "family", "future_goals");
    static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");
    static final List<String> REASONS = List.of("critical_flag", "low_confidence", "manual_request");
    static final List<String> TIERS = List.of("free", "plus", "premium");
    static final List<String> TYPES = List.of(
            "dishonesty",
            "contempt",
            "pressure",
            "isolation",
            "jealousy",
            "debt",
            "avoidance",
            "control",
            "conflict_style",
            "distance",
            "substance_use",
            "timeline");

    static final SnapshotLayout LAYOUT = SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "2.3.0",
             "category_weights": {"communication": 1, "values": 1, "lifestyle": 1, "finances": 1, "family": 1, "future_goals": 1},
             "compatibility_thresholds": {
               "high_potential": {"min_score": 80, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
               "worth_exploring": {"min_score": 60, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2},
               "mixed_signals": {"min_score": 40},
               "high_risk": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final long FIRST_MILLIS =
            Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final List<String> VALUES =
            IntStream.range(0, 32).mapToObj(i -> "value_" + i).toList();

    private final SplittableRandom random;
    private final long rows;
    private long made;
    private long observedAtMillis;
    private int score;
    private final double[] categoryScores = new double[CATEGORIES.size()];
    private double confidence;
    private double conflict;
    private int flags;
    private final int[] types = new int[MOST_FLAGS];
    private final int[] severities = new int[MOST_FLAGS];
    private final int[] flagCategories = new int[MOST_FLAGS];
    private int reason;
    private int tier;
    private @Nullable Boolean sufficient;
    private Outcome outcome = Outcome.ABSENT;
    private int values; // of each dimension

    /** @param rows over how many rows the days are spread, in their order */
    GeneratedScan(long seed, long rows) {
        random = new SplittableRandom(seed);
        this.rows = rows;
    }

    GeneratedScan next() {
        long share = DAYS * MILLIS_A_DAY / rows;
        observedAtMillis = FIRST_MILLIS + made++ * share + random.nextLong(share + 1);
        int sum = 0;
        int present = 0;
        int person = random.nextInt(60);
        for (int i = 0; i < categoryScores.length; i++) {
            int value = person + random.nextInt(41);
            boolean answered = random.nextInt(10) > 0;
            categoryScores[i] = answered ? value : Double.NaN;
            sum += answered ? value : 0;
            present += answered ? 1 : 0;
        }
        score = present == 0 ? person : sum / present;
        confidence = random.nextInt(20) == 0 ? Double.NaN : (40 + random.nextInt(61)) / 100.0;
        conflict = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(60) / 100.0;
        flag();
        reason = random.nextInt(30) < REASONS.size() ? random.nextInt(REASONS.size()) : -1;
        tier = random.nextInt(TIERS.size());
        int data = random.nextInt(20);
        sufficient = data == 0 ? null : data > 2;
        outcome = random.nextInt(10) >= 4 ? Outcome.ABSENT : random.nextInt(100) < score ? Outcome.YES : Outcome.NO;
        return this;
    }

    private void flag() {
        int dice = random.nextInt(20);
        flags = dice < 12 ? 0 : dice < 17 ? 1 : dice < 19 ? 2 : MOST_FLAGS;
        for (int i = 0; i < flags; i++) {
            types[i] = random.nextInt(TYPES.size());
            severities[i] = Math.min(random.nextInt(8), SEVERITIES.size() - 1);
            flagCategories[i] = random.nextInt(CATEGORIES.size());
        }
    }

    int classIndex() {
        return score >= 80 ? 0 : score >= 60 ? 1 : score >= 40 ? 2 : 3;
    }

    int flagTypeIndex(int index) {
        return types[index];
    }

    int flagSeverityIndex(int index) {
        return severities[index];
    }

    int flagCategoryIndex(int index) {
        return flagCategories[index];
    }

    int reasonIndex() {
        return reason;
    }

    int tierIndex() {
        return tier;
    }

    @Override
    public long observedAtMillis() {
        return observedAtMillis;
    }

    @Override
    public CharSequence logicVersion() {
        return VERSION;
    }

    @Override
    public double overallScore() {
        return score;
    }

    @Override
    public CharSequence classification() {
        return CLASSES.get(classIndex());
    }

    @Override
    public int categories() {
        return categoryScores.length;
    }

    @Override
    public CharSequence category(int index) {
        return CATEGORIES.get(index);
    }

    @Override
    public double categoryScore(int index) {
        return categoryScores[index];
    }

    @Override
    public double confidence() {
        return confidence;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public CharSequence flagType(int index) {
        return TYPES.get(types[index]);
    }

    @Override
    public CharSequence flagSeverity(int index) {
        return SEVERITIES.get(severities[index]);
    }

    @Override
    public CharSequence flagCategory(int index) {
        return CATEGORIES.get(flagCategories[index]);
    }

    @Override
    public int escalations() {
        return reason < 0 ? 0 : 1;
    }

    @Override
    public CharSequence escalation(int index) {
        return REASONS.get(reason);
    }

    @Override
    public CharSequence tier() {
        return TIERS.get(tier);
    }

    /** From here on each result has one of that many values of each dimension. */
    GeneratedScan withDimensions(int valuesOfEach) {
        values = valuesOfEach;
        return this;
    }

    @Override
    public @Nullable CharSequence dimension(String name) {
        if (values == 0) {
            return null;
        }
        long mixed = (made + name.hashCode()) * 0x9E3779B97F4A7C15L;
        return VALUES.get((int) ((mixed >>> 40) % values));
    }

    @Override
    public @Nullable Boolean dataSufficient() {
        return sufficient;
    }

    @Override
    public double conflictScore() {
        return conflict;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }
}
