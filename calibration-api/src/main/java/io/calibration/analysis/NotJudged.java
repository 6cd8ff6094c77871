package io.calibration.analysis;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that the results show, and of which neither the policy nor a baseline says how it should be, or which is too large to be judged.
 * Immutable.
 */
public final class NotJudged {

    private final String question;
    private final Optional<Figure> observed;
    private final long n;
    private final String why;
    private final String takes;

    private NotJudged(String question, Optional<Figure> observed, long n, String why, String takes) {
        this.question = question;
        this.observed = observed;
        this.n = n;
        this.why = why;
        this.takes = takes;
    }

    /**
     * A question without an answer, and with nothing that was seen.
     *
     * @param question what was not judged, such as {@code share of results with a flag}; names no label that the config does not name
     * @param why what is missing, in one sentence
     * @param takes what it would take to judge it; names the key of the policy, if one would do
     */
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

    /** What was not judged. */
    public String question() {
        return question;
    }

    /** What was seen, if there is a single number, and it is not withheld. */
    public Optional<Figure> observed() {
        return observed;
    }

    /** Results or flags that it rests on; 0 when withheld. */
    public long n() {
        return n;
    }

    /** What is missing, in one sentence. */
    public String why() {
        return why;
    }

    /** What it would take to judge it. */
    public String takes() {
        return takes;
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
    public boolean equals(Object other) {
        return other instanceof NotJudged that
                && question.equals(that.question)
                && observed.equals(that.observed)
                && n == that.n
                && why.equals(that.why)
                && takes.equals(that.takes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(question, observed, n, why, takes);
    }

    @Override
    public String toString() {
        return summarize();
    }
}
