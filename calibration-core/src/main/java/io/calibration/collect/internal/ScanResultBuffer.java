package io.calibration.collect.internal;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.ScanResultCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scan result being read, used again for every next one. Not thread-safe. */
public final class ScanResultBuffer implements ScanResultCursor {

    /** The time of a result whose time could not be read: none that a result may carry. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private long observedAtMillis;
    private CharSequence logicVersion = "";
    private double overallScore;
    private CharSequence classification = "";
    private double confidence;
    private @Nullable CharSequence tier;
    private @Nullable Boolean dataSufficient;
    private double conflictScore;
    private Outcome outcome = Outcome.ABSENT;
    private double[] categoryScores = new double[16];
    private final List<CharSequence> categories = new ArrayList<>();
    private final List<CharSequence> flagTypes = new ArrayList<>();
    private final List<CharSequence> flagSeverities = new ArrayList<>();
    private final List<CharSequence> flagCategories = new ArrayList<>();
    private final List<CharSequence> escalations = new ArrayList<>();
    private final List<CharSequence> notScored = new ArrayList<>();
    private final List<String> misspelt = new ArrayList<>();

    /** An empty buffer. */
    public ScanResultBuffer() {
        clear();
    }

    /** Begins a result: every field absent. */
    public void clear() {
        observedAtMillis = NO_TIME;
        logicVersion = "";
        overallScore = Double.NaN;
        classification = "";
        confidence = Double.NaN;
        tier = null;
        dataSufficient = null;
        conflictScore = Double.NaN;
        outcome = Outcome.ABSENT;
        categories.clear();
        flagTypes.clear();
        flagSeverities.clear();
        flagCategories.clear();
        escalations.clear();
        notScored.clear();
        misspelt.clear();
    }

    /**
     * Begins with a record. In a record absence is null, so a NaN becomes another number that is none; and a null where a value is needed is
     * handed on, for the recorder to count.
     */
    @SuppressWarnings("NullAway")
    public ScanResultBuffer holding(ScanResult result) {
        clear();
        observedAtMillis = result.observedAt() == null ? Instants.ABSENT : Instants.millis(result.observedAt());
        logicVersion = result.logicVersion();
        overallScore = orAbsent(result.overallScore());
        classification = result.classification();
        for (int i = 0; i < result.categories(); i++) {
            addCategory(result.category(i), present(result.categoryScore(i)));
        }
        confidence = orAbsent(result.confidence());
        for (Flag flag : result.flags()) {
            boolean none = flag == null; // it lacks all that a flag has
            addFlag(none ? null : flag.type(), none ? null : flag.severity(), none ? null : flag.category());
        }
        escalations.addAll(result.escalations());
        tier = result.tier();
        dataSufficient = result.dataSufficient();
        conflictScore = orAbsent(result.conflictScore());
        outcome(result.outcome());
        notScored.addAll(result.notScored());
        return this;
    }

    private static double present(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double orAbsent(@Nullable Double value) {
        return value == null ? Double.NaN : present(value);
    }

    void misspelt(ScanField meant) {
        misspelt.add(meant.key());
    }

    @Override
    public List<String> misspelt() {
        return misspelt;
    }

    public void observedAt(long millis) {
        observedAtMillis = millis;
    }

    public void logicVersion(CharSequence version) {
        logicVersion = version;
    }

    public void overallScore(double score) {
        overallScore = score;
    }

    public void classification(CharSequence name) {
        classification = name;
    }

    public void confidence(double value) {
        confidence = value;
    }

    public void tier(@Nullable CharSequence name) {
        tier = name;
    }

    public void dataSufficient(@Nullable Boolean sufficient) {
        dataSufficient = sufficient;
    }

    public void conflictScore(double value) {
        conflictScore = value;
    }

    public void outcome(@Nullable Boolean good) {
        outcome = good == null ? Outcome.ABSENT : good ? Outcome.YES : Outcome.NO;
    }

    /** Adds a category; a score that is no number is infinite. */
    public void addCategory(CharSequence category, double score) {
        if (categories.size() == categoryScores.length) {
            categoryScores = Arrays.copyOf(categoryScores, 2 * categoryScores.length);
        }
        categoryScores[categories.size()] = score;
        categories.add(category);
    }

    public void addFlag(CharSequence type, CharSequence severity, CharSequence category) {
        flagTypes.add(type);
        flagSeverities.add(severity);
        flagCategories.add(category);
    }

    public void addEscalation(CharSequence reason) {
        escalations.add(reason);
    }

    /** Adds a reason to a field that has some. */
    void addReason(ScanField field, CharSequence reason) {
        (field == ScanField.NOT_SCORED ? notScored : escalations).add(reason);
    }

    @Override
    public long observedAtMillis() {
        return observedAtMillis;
    }

    @Override
    public CharSequence logicVersion() {
        return logicVersion;
    }

    @Override
    public double overallScore() {
        return overallScore;
    }

    @Override
    public CharSequence classification() {
        return classification;
    }

    @Override
    public int categories() {
        return categories.size();
    }

    @Override
    public CharSequence category(int index) {
        return categories.get(index);
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
        return flagTypes.size();
    }

    @Override
    public CharSequence flagType(int index) {
        return flagTypes.get(index);
    }

    @Override
    public CharSequence flagSeverity(int index) {
        return flagSeverities.get(index);
    }

    @Override
    public CharSequence flagCategory(int index) {
        return flagCategories.get(index);
    }

    @Override
    public int escalations() {
        return escalations.size();
    }

    @Override
    public CharSequence escalation(int index) {
        return escalations.get(index);
    }

    @Override
    public @Nullable CharSequence tier() {
        return tier;
    }

    @Override
    public @Nullable Boolean dataSufficient() {
        return dataSufficient;
    }

    @Override
    public double conflictScore() {
        return conflictScore;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public int notScored() {
        return notScored.size();
    }

    @Override
    public CharSequence notScored(int index) {
        return notScored.get(index);
    }
}
