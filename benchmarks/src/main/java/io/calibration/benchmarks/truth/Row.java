package io.calibration.benchmarks.truth;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scan result, written over by the next; its class is the one that the config gives, unless another was recorded. */
final class Row implements ScanResultCursor {

    static final List<String> CATEGORIES = List.of(
            "emotional_alignment",
            "communication_fit",
            "values_match",
            "safety_stability",
            "lifestyle_harmony",
            "future_goals");

    final boolean[] carries;
    final double[] categoryScores = new double[CATEGORIES.size()];
    long epochDay;
    double score;
    double confidence;
    double conflict;
    boolean escalated;
    boolean sufficient;
    boolean premium;
    long outcomeAt = NO_TIME;
    Outcome outcome = Outcome.ABSENT;
    int person = -1; // whose it is, where that is known
    int recorded = -1; // index of the class that was recorded, where that is not the one that the config gives
    final String[] values = new String[Dimensions.NAMES.size()];

    private final ClassRule rule;
    private final List<String> classes;
    private final List<World.FlagType> types;
    private final int[] severities;
    private final int[] occurrences = new int[FlagSeverity.COUNT];

    Row(World world) {
        rule = ClassRule.of(world.config());
        classes = world.config().classes().stream().map(ScoreClass::label).toList();
        types = world.flags();
        carries = new boolean[types.size()];
        severities = types.stream()
                .mapToInt(type ->
                        FlagSeverity.ofLabel(type.severity()).orElseThrow().index())
                .toArray();
    }

    /** Index of the class that the config gives to the row as it stands. */
    int classIndex() {
        Arrays.fill(occurrences, 0);
        for (int i = 0; i < carries.length; i++) {
            occurrences[severities[i]] += carries[i] ? 1 : 0;
        }
        return rule.classify(score, confidence, occurrences);
    }

    @Override
    public long observedAtMillis() {
        return epochDay * MILLIS_A_DAY;
    }

    @Override
    public CharSequence logicVersion() {
        return "1.0.0";
    }

    @Override
    public double overallScore() {
        return score;
    }

    @Override
    public CharSequence classification() {
        return classes.get(recorded < 0 ? classIndex() : recorded);
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
        int count = 0;
        for (boolean carried : carries) {
            count += carried ? 1 : 0;
        }
        return count;
    }

    private World.FlagType flag(int index) {
        int left = index;
        int place = 0;
        while (!carries[place] || left-- > 0) {
            place++;
        }
        return types.get(place);
    }

    @Override
    public CharSequence flagType(int index) {
        return flag(index).type();
    }

    @Override
    public CharSequence flagSeverity(int index) {
        return flag(index).severity();
    }

    @Override
    public CharSequence flagCategory(int index) {
        return CATEGORIES.get(0);
    }

    @Override
    public int escalations() {
        return escalated ? 1 : 0;
    }

    @Override
    public CharSequence escalation(int index) {
        return "pattern";
    }

    @Override
    public @Nullable CharSequence tier() {
        return premium ? "premium" : "free";
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
    public @Nullable CharSequence group() {
        return person < 0 ? null : "person" + person;
    }

    @Override
    public @Nullable CharSequence dimension(String name) {
        int index = Dimensions.NAMES.indexOf(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public long outcomeAtMillis() {
        return outcomeAt;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }
}
