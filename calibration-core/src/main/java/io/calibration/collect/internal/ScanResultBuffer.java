package io.calibration.collect.internal;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scan result being read, used again for every next one. Not thread-safe. */
@SuppressWarnings("EnumOrdinal") // places in arrays that live as long as the class
public final class ScanResultBuffer implements ScanResultCursor {

    /** The time of a result whose time could not be read: none that a result may carry. */
    public static final long UNREAD = Long.MIN_VALUE;

    private static final int FIELDS = ScanField.values().length;

    private long observedAtMillis;
    private long outcomeAtMillis;
    private final @Nullable CharSequence[] texts = new @Nullable CharSequence[FIELDS]; // by field, and so on
    private final double[] numbers = new double[FIELDS];
    private final @Nullable Boolean[] truths = new @Nullable Boolean[FIELDS];
    private double[] categoryScores = new double[16];
    private final List<CharSequence> categories = new ArrayList<>();
    private final List<CharSequence> flagTypes = new ArrayList<>();
    private final List<CharSequence> flagSeverities = new ArrayList<>();
    private final List<CharSequence> flagCategories = new ArrayList<>();
    private final List<CharSequence> escalations = new ArrayList<>();
    private final List<CharSequence> notScored = new ArrayList<>();
    private final List<String> dimensions = new ArrayList<>(); // names as labels
    private final List<CharSequence> values = new ArrayList<>(); // of these
    private final List<String> misspelt = new ArrayList<>();

    /** An empty buffer. */
    public ScanResultBuffer() {
        clear();
    }

    /** Begins a result: every field absent. */
    public void clear() {
        observedAtMillis = UNREAD;
        outcomeAtMillis = ScanResultCursor.NO_TIME;
        Arrays.fill(texts, null);
        text(ScanField.LOGIC_VERSION, "");
        text(ScanField.CLASSIFICATION, "");
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(truths, null);
        empty(categories);
        empty(flagTypes);
        empty(flagSeverities);
        empty(flagCategories);
        empty(escalations);
        empty(notScored);
        empty(dimensions);
        empty(values);
        empty(misspelt);
    }

    private static void empty(List<?> list) {
        if (!list.isEmpty()) { // most are empty already, and clearing writes
            list.clear();
        }
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

    /** Gives a field that holds a time its value. */
    public void time(ScanField field, long millis) {
        if (field == ScanField.OBSERVED_AT) {
            observedAtMillis = millis;
        } else {
            outcomeAtMillis = millis;
        }
    }

    /** Gives a field that holds one text its value. */
    public void text(ScanField field, @Nullable CharSequence value) {
        texts[field.ordinal()] = value;
    }

    /** Gives a field that holds a number its value; NaN when it is absent. */
    public void number(ScanField field, double value) {
        numbers[field.ordinal()] = value;
    }

    /** Gives a field that holds true or false its value. */
    public void truth(ScanField field, @Nullable Boolean value) {
        truths[field.ordinal()] = value;
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

    /**
     * Adds the value of a dimension.
     *
     * @param name as a label
     */
    public void addDimension(String name, CharSequence value) {
        dimensions.add(name);
        values.add(value);
    }

    public void addEscalation(CharSequence reason) {
        escalations.add(reason);
    }

    /** Adds a reason to a field that has some. */
    public void addReason(ScanField field, CharSequence reason) {
        (field == ScanField.NOT_SCORED ? notScored : escalations).add(reason);
    }

    @Override
    public long observedAtMillis() {
        return observedAtMillis;
    }

    @Override
    @SuppressWarnings("NullAway") // null where a record lacks it
    public CharSequence logicVersion() {
        return texts[ScanField.LOGIC_VERSION.ordinal()];
    }

    @Override
    public double overallScore() {
        return numbers[ScanField.OVERALL_SCORE.ordinal()];
    }

    @Override
    @SuppressWarnings("NullAway")
    public CharSequence classification() {
        return texts[ScanField.CLASSIFICATION.ordinal()];
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
        return numbers[ScanField.CONFIDENCE.ordinal()];
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
        return texts[ScanField.TIER.ordinal()];
    }

    @Override
    public @Nullable Boolean dataSufficient() {
        return truths[ScanField.DATA_SUFFICIENT.ordinal()];
    }

    @Override
    public double conflictScore() {
        return numbers[ScanField.CONFLICT_SCORE.ordinal()];
    }

    @Override
    public Outcome outcome() {
        Boolean outcome = truths[ScanField.OUTCOME.ordinal()];
        return outcome == null ? Outcome.ABSENT : outcome ? Outcome.YES : Outcome.NO;
    }

    @Override
    public long outcomeAtMillis() {
        return outcomeAtMillis;
    }

    @Override
    public @Nullable CharSequence group() {
        return texts[ScanField.GROUP.ordinal()];
    }

    @Override
    public @Nullable CharSequence dimension(String name) {
        int place = dimensions.indexOf(name);
        return place < 0 ? null : values.get(place);
    }

    @Override
    public List<String> dimensions() {
        return dimensions;
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
