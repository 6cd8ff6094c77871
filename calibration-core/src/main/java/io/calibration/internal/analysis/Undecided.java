package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;

/** Says of an open question what it would take to decide it. */
final class Undecided {

    private Undecided() {}

    /** The description, and for what is inconclusive the number of results that would decide it, where it is known. */
    static Sentence describe(Assessment assessment) {
        long needed = assessment.evidence().requiredSampleSize().orElse(0);
        if (assessment.verdict() != Verdict.INCONCLUSIVE
                || needed <= assessment.evidence().n()) {
            return assessment.description();
        }
        return assessment
                .description()
                .plus(Sentence.of(
                        " Too few to decide; about {} would do.", Sentence.declared(Numbers.count(rounded(needed)))));
    }

    /** Two digits: more would pretend to know. */
    private static long rounded(long n) {
        long unit = 1;
        while (n / unit >= 100) {
            unit *= 10;
        }
        return (n + unit - 1) / unit * unit;
    }
}
