package io.calibration.benchmarks;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import org.jspecify.annotations.Nullable;

/** Scan results as a host's flat rows: primitive columns, labels as numbers of a small dictionary. */
final class ScanColumns {

    static final int CATEGORIES = GeneratedScan.CATEGORIES.size();
    static final int FLAGS = GeneratedScan.MOST_FLAGS;

    final int size;
    final long[] observedAt;
    final double[] score;
    final byte[] classes;
    final double[] categoryScore; // CATEGORIES a row; NaN when missing
    final double[] confidence;
    final double[] conflict;
    final byte[] flags;
    final byte[] flagType; // FLAGS a row
    final byte[] flagSeverity;
    final byte[] flagCategory;
    final byte[] reason; // -1 when not escalated
    final byte[] tier;
    final byte[] sufficient; // -1 unknown, 0, 1
    final byte[] outcome; // by Outcome.index()

    ScanColumns(long seed, int size) {
        this.size = size;
        observedAt = new long[size];
        score = new double[size];
        classes = new byte[size];
        categoryScore = new double[size * CATEGORIES];
        confidence = new double[size];
        conflict = new double[size];
        flags = new byte[size];
        flagType = new byte[size * FLAGS];
        flagSeverity = new byte[size * FLAGS];
        flagCategory = new byte[size * FLAGS];
        reason = new byte[size];
        tier = new byte[size];
        sufficient = new byte[size];
        outcome = new byte[size];
        GeneratedScan scan = new GeneratedScan(seed, size);
        for (int row = 0; row < size; row++) {
            put(row, scan.next());
        }
    }

    private void put(int row, GeneratedScan scan) {
        observedAt[row] = scan.observedAtMillis();
        score[row] = scan.overallScore();
        classes[row] = (byte) scan.classIndex();
        confidence[row] = scan.confidence();
        conflict[row] = scan.conflictScore();
        reason[row] = (byte) scan.reasonIndex();
        tier[row] = (byte) scan.tierIndex();
        Boolean enough = scan.dataSufficient();
        sufficient[row] = (byte) (enough == null ? -1 : enough ? 1 : 0);
        outcome[row] = (byte) scan.outcome().index();
        for (int i = 0; i < CATEGORIES; i++) {
            categoryScore[row * CATEGORIES + i] = scan.categoryScore(i);
        }
        flags[row] = (byte) scan.flags();
        for (int i = 0; i < scan.flags(); i++) {
            flagType[row * FLAGS + i] = (byte) scan.flagTypeIndex(i);
            flagSeverity[row * FLAGS + i] = (byte) scan.flagSeverityIndex(i);
            flagCategory[row * FLAGS + i] = (byte) scan.flagCategoryIndex(i);
        }
    }

    /** A cursor over the rows. */
    Row row() {
        return new Row();
    }

    /** Reads a row in place. */
    final class Row implements ScanResultCursor {

        private static final Outcome[] OUTCOMES = Outcome.values();
        private static final String[] CLASS = GeneratedScan.CLASSES.toArray(new String[0]);
        private static final String[] CATEGORY = GeneratedScan.CATEGORIES.toArray(new String[0]);
        private static final String[] TYPE = GeneratedScan.TYPES.toArray(new String[0]);
        private static final String[] SEVERITY = GeneratedScan.SEVERITIES.toArray(new String[0]);
        private static final String[] REASON = GeneratedScan.REASONS.toArray(new String[0]);
        private static final String[] TIER = GeneratedScan.TIERS.toArray(new String[0]);

        private static final @Nullable Boolean[] SUFFICIENT = {null, Boolean.FALSE, Boolean.TRUE};

        private int at;

        Row on(int row) {
            at = row;
            return this;
        }

        @Override
        public long observedAtMillis() {
            return observedAt[at];
        }

        @Override
        public CharSequence logicVersion() {
            return GeneratedScan.VERSION;
        }

        @Override
        public double overallScore() {
            return score[at];
        }

        @Override
        public CharSequence classification() {
            return CLASS[classes[at]];
        }

        @Override
        public int categories() {
            return CATEGORIES;
        }

        @Override
        public CharSequence category(int index) {
            return CATEGORY[index];
        }

        @Override
        public double categoryScore(int index) {
            return categoryScore[at * CATEGORIES + index];
        }

        @Override
        public double confidence() {
            return confidence[at];
        }

        @Override
        public int flags() {
            return flags[at];
        }

        @Override
        public CharSequence flagType(int index) {
            return TYPE[flagType[at * FLAGS + index]];
        }

        @Override
        public CharSequence flagSeverity(int index) {
            return SEVERITY[flagSeverity[at * FLAGS + index]];
        }

        @Override
        public CharSequence flagCategory(int index) {
            return CATEGORY[flagCategory[at * FLAGS + index]];
        }

        @Override
        public int escalations() {
            return reason[at] < 0 ? 0 : 1;
        }

        @Override
        public CharSequence escalation(int index) {
            return REASON[reason[at]];
        }

        @Override
        public CharSequence tier() {
            return TIER[tier[at]];
        }

        @Override
        public @Nullable Boolean dataSufficient() {
            return SUFFICIENT[sufficient[at] + 1];
        }

        @Override
        public double conflictScore() {
            return conflict[at];
        }

        @Override
        public Outcome outcome() {
            return OUTCOMES[outcome[at]];
        }
    }
}
