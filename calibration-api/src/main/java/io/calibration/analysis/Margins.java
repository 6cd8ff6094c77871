package io.calibration.analysis;

/**
 * How far something may be beyond what is expected before it matters: the margins of indifference. A deviation within them is no finding,
 * however large the sample.
 *
 * @param rate least margin of a rate beyond its range, as a share above 0
 * @param relativeRate margin of a rate as a part of its limit (of what is left to 1, where that is less); the greater of both counts
 * @param ratio ratio to a baseline or to other days that is still fine, above 1
 * @param classMix population stability index that is still fine, above 0
 * @param confidence distance of a mean confidence from its range, from another class or from the outcomes that is still fine, above 0
 */
public record Margins(double rate, double relativeRate, double ratio, double classMix, double confidence) {

    /** @throws IllegalArgumentException when one is out of bounds */
    public Margins {
        requireAbove(0, rate, "rate");
        requireAbove(0, relativeRate, "relative_rate");
        requireAbove(1, ratio, "ratio");
        requireAbove(0, classMix, "class_mix");
        requireAbove(0, confidence, "confidence");
    }

    private static void requireAbove(double limit, double margin, String name) {
        if (!(margin > limit && Double.isFinite(margin))) {
            throw new IllegalArgumentException(
                    "The margin " + name + " (" + margin + ") must be above " + (int) limit + ".");
        }
    }

    /** Half a point or a tenth of the limit; a quarter in a ratio; an index of 0.10; 0.02 of confidence. */
    public static Margins standard() {
        return new Margins(0.005, 0.10, 1.25, 0.10, 0.02);
    }
}
