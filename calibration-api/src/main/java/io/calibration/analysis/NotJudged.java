package io.calibration.analysis;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that the results show, and of which neither the policy nor a baseline says how it should be, or which is too large to be judged.
 * Made by {@link #of}. Immutable.
 *
 * @param question what was not judged, such as {@code share of results with a flag}; names no label that the config does not name
 * @param observed what was seen, as a share, if there is a single number, and it is not withheld
 * @param n results or flags that it rests on; 0 when withheld
 * @param why what is missing, in one sentence
 * @param takes what it would take to judge it; names the key of the policy, if one would do
 */
public record NotJudged(String question, Optional<Figure> observed, long n, String why, String takes) {

    /** A question without an answer, and with nothing that was seen. */
    public static NotJudged of(String question, String why, String takes) {
        return new NotJudged(question, Optional.empty(), 0, why, takes);
    }

    /** The same with results or flags that it rests on. */
    public NotJudged on(long results) {
        return new NotJudged(question, observed, results, why, takes);
    }

    /** The same with what was seen, as a share. */
    public NotJudged seeing(Figure share) {
        return new NotJudged(question, Optional.of(share), n, why, takes);
    }

    /** The same without what was seen. */
    public NotJudged withoutFigures() {
        return of(question, why, takes);
    }

    /** The question and what it takes in one line for people. */
    public String summarize() {
        String seen = observed.map(share -> String.format(
                        Locale.ROOT,
                        " (seen: %.1f %%, %,d of %,d)",
                        100 * share.value(),
                        Math.round(share.value() * n),
                        n))
                .orElse("");
        return question + seen + ": it takes " + takes;
    }

    @Override
    public String toString() {
        return summarize();
    }
}
