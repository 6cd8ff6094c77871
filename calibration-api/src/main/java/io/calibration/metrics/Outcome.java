package io.calibration.metrics;

/** What became of the scored item, as far as the host knows. */
public enum Outcome {
    NO(0),
    YES(1),
    ABSENT(2);

    /** The number of outcomes. */
    public static final int COUNT = values().length;

    private final int index;

    Outcome(int index) {
        this.index = index;
    }

    /** The place of this outcome in every array that holds one number an outcome. */
    public int index() {
        return index;
    }
}
