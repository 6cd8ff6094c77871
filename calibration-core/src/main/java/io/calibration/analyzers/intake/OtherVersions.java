package io.calibration.analyzers.intake;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.config.Version;
import io.calibration.metrics.Intake;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The results of other logic versions than the one that is judged.
 *
 * @param count how many there are
 * @param named the commonest versions, by how many results carry each
 * @param more whether there are further versions
 */
record OtherVersions(long count, Map<String, Long> named, boolean more) {

    /** How far the results of other versions may outnumber those judged, as a ratio; each such step is graver. */
    private static final double MARGIN = 3;

    private static final int NAMED = 3;

    /** A version that fewer results carry is named only where none is carried by more. */
    private static final long COMMON = 10;

    static OtherVersions in(Intake intake) {
        Map<String, Long> all = intake.otherVersions();
        boolean common = all.values().stream().anyMatch(results -> results >= COMMON);
        Map<String, Long> named = new LinkedHashMap<>();
        all.entrySet().stream()
                .filter(version -> !common || version.getValue() >= COMMON)
                .sorted(Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Entry.comparingByKey()))
                .limit(NAMED)
                .forEach(version -> named.put(version.getKey(), version.getValue()));
        long count = all.values().stream().mapToLong(Long::longValue).sum();
        return new OtherVersions(count, named, named.size() < all.size());
    }

    /** Counted, not estimated: the interval is the ratio itself, and chance has no part in it. */
    Evidence evidence(long judged) {
        long n = judged + count;
        double steps = Math.log((double) count / judged) / Math.log(MARGIN);
        return Evidence.builder(n)
                .observed(Figure.share(count, n))
                .margin(MARGIN)
                .test("count, in steps of the margin in the ratio to the results judged")
                .p(0)
                .effect(Effect.exactly(steps))
                .alternatives("the window begins before the last change of the logic version")
                .figure("least_named_results", Figure.results(Collections.min(named.values())))
                .build();
    }

    /** The versions in words, such as {@code v3, 1.0 and others}. */
    Sentence names() {
        Sentence names = Sentence.join(
                ", ",
                named.entrySet().stream()
                        .map(version -> Sentence.seen(version.getKey(), version.getValue()))
                        .toList());
        return more ? names.plus(Sentence.of(" and others")) : names;
    }

    /** What to do so that they are judged. */
    static Sentence mend(Version judged) {
        return Sentence.of(
                "Results are judged whose logic_version is exactly {}, as the config writes it. If the scorer that "
                        + "stores them was left at an older version, let it store the new one. If it writes versions otherwise (v3, "
                        + "1.0 and v1.0.0 are no SemVer, and no guess is made), map them on the way in: by values of logic_version in a "
                        + "mapping (--mapping), or else in the SQL view or query that the table is read by, or in the code that "
                        + "hands the results over. If they are of an older version, choose a "
                        + "window that begins after the last change of it.",
                Sentence.declared(judged.text()));
    }
}
