package io.calibration.collect.internal;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scan result being read, used again for every next one. Not thread-safe. */
public final class ScanResultBuffer implements ScanResultCursor {

    /** The time of a result whose time could not be read: none that a result may carry. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int NO = 0;
    private static final int YES = 1;
    private static final int UNKNOWN = 2;
    private static final @Nullable Boolean[] TRUTHS = {false, true, null};
    private static final Outcome[] OUTCOMES = {Outcome.NO, Outcome.YES, Outcome.ABSENT};

    private long observedAtMillis;
    private final KeptTexts logicVersion = new KeptTexts(); // one at most, and so on
    private double overallScore;
    private final KeptTexts classification = new KeptTexts();
    private double confidence;
    private final KeptTexts tier = new KeptTexts();
    private int dataSufficient; // a place in TRUTHS
    private double conflictScore;
    private int outcome; // a place in OUTCOMES
    private final KeptTexts categories = new KeptTexts();
    private double[] categoryScores = new double[16];
    private final KeptTexts flagTypes = new KeptTexts();
    private final KeptTexts flagSeverities = new KeptTexts();
    private final KeptTexts flagCategories = new KeptTexts();
    private final KeptTexts escalations = new KeptTexts();
    private final KeptTexts notScored = new KeptTexts();
    private final Texts texts = new Texts();
    private final List<String> misspelt = new ArrayList<>();

    /** An empty buffer. */
    public ScanResultBuffer() {
        clear();
    }

    /** Begins a result: every field absent. */
    public void clear() {
        observedAtMillis = NO_TIME;
        logicVersion.clear();
        overallScore = Double.NaN;
        classification.clear();
        confidence = Double.NaN;
        tier.clear();
        dataSufficient = UNKNOWN;
        conflictScore = Double.NaN;
        outcome = UNKNOWN;
        categories.clear();
        flagTypes.clear();
        flagSeverities.clear();
        flagCategories.clear();
        escalations.clear();
        notScored.clear();
        texts.clear();
        misspelt.clear();
    }

    /** Forgets the category scores, or the flags. */
    void clear(ScanField field) {
        if (field == ScanField.CATEGORY_SCORES) {
            categories.clear();
        } else {
            flagTypes.clear();
            flagSeverities.clear();
            flagCategories.clear();
        }
    }

    void misspelt(ScanField meant) {
        misspelt.add(meant.key());
    }

    @Override
    public List<String> misspelt() {
        return misspelt;
    }

    /** Copies a text that does not stay where it is; the copy lasts until {@link #clear}. */
    CharSequence keep(char[] characters, int offset, int length) {
        return texts.keep(characters, offset, length);
    }

    public void observedAt(long millis) {
        observedAtMillis = millis;
    }

    public void logicVersion(CharSequence version) {
        logicVersion.clear();
        logicVersion.add(version);
    }

    public void overallScore(double score) {
        overallScore = score;
    }

    public void classification(CharSequence name) {
        classification.clear();
        classification.add(name);
    }

    public void confidence(double value) {
        confidence = value;
    }

    public void tier(CharSequence name) {
        tier.clear();
        tier.add(name);
    }

    public void dataSufficient(boolean sufficient) {
        dataSufficient = sufficient ? YES : NO;
    }

    public void conflictScore(double value) {
        conflictScore = value;
    }

    public void outcome(boolean good) {
        outcome = good ? YES : NO;
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
        return logicVersion.size() == 0 ? "" : logicVersion.get(0);
    }

    @Override
    public double overallScore() {
        return overallScore;
    }

    @Override
    public CharSequence classification() {
        return classification.size() == 0 ? "" : classification.get(0);
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
        return tier.size() == 0 ? null : tier.get(0);
    }

    @Override
    public @Nullable Boolean dataSufficient() {
        return TRUTHS[dataSufficient];
    }

    @Override
    public double conflictScore() {
        return conflictScore;
    }

    @Override
    public Outcome outcome() {
        return OUTCOMES[outcome];
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
