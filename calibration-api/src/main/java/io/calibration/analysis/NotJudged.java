package io.calibration.analysis;

import java.util.Locale;

/**
 * Something that the results show, and of which neither the policy nor a baseline says how it should be, or which is too large to be judged.
 * Immutable.
 *
 * @param question what was not judged, such as {@code share of results with a flag}; names no label that the config does not name
 * @param observed what was seen, as a share in [0, 1], or NaN when there is no single number or it is withheld
 * @param n results or flags that it rests on; 0 when withheld
 * @param why what is missing, in one sentence
 * @param takes what it would take to judge it; names the key of the policy, if one would do
 */
public record NotJudged(String question, double observed, long n, String why, String takes) {

    /** The same without what was seen. */
    public NotJudged withoutFigures() {
        return new NotJudged(question, Double.NaN, 0, why, takes);
    }

    /** The question and what it takes in one line for people. */
    public String summarize() {
        String seen = Double.isNaN(observed)
                ? ""
                : String.format(
                        Locale.ROOT, " (seen: %.1f %%, %,d of %,d)", 100 * observed, Math.round(observed * n), n);
        return question + seen + ": it takes " + takes;
    }
}
