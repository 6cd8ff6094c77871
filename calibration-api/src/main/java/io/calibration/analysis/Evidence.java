package io.calibration.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on, so that a person can check it. Numbers are in the unit of the thing judged: rates as shares in [0, 1].
 *
 * @param observed what was seen, or NaN when there is no single number
 * @param expected the range that would be fine, or null when there is none
 * @param interval 95 % interval of what was seen, or null when there is none
 * @param margin the margin of indifference, in the unit of {@code observed} or as a ratio, as {@code test} says; NaN when none
 * @param n results that it rests on
 * @param effectiveN results that they are worth after allowing for clustering; at most {@code n}
 * @param test the method and its source, in a few words; empty when none was needed
 * @param p minimum-effect p-value, or NaN when none
 * @param q the p-value after false-discovery control over the report, or NaN when it was not in the family
 * @param effect the effect in margins, or null for a mere note
 * @param alternatives other explanations worth checking
 * @param neededN results that would give 80 % power, or -1 when unknown
 * @param figures further figures by name, in order
 */
public record Evidence(
        double observed,
        @Nullable Interval expected,
        @Nullable Interval interval,
        double margin,
        long n,
        double effectiveN,
        String test,
        double p,
        double q,
        @Nullable Effect effect,
        List<String> alternatives,
        long neededN,
        Map<String, Double> figures) {

    public Evidence {
        alternatives = List.copyOf(alternatives);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Evidence about so many results that is not yet more than a count. */
    public static Evidence of(double observed, long n) {
        return new Evidence(
                observed, null, null, Double.NaN, n, n, "", Double.NaN, Double.NaN, null, List.of(), -1, Map.of());
    }

    /** The p-value after false-discovery control, if the assessment was in the family. */
    public OptionalDouble adjustedP() {
        return Double.isNaN(q) ? OptionalDouble.empty() : OptionalDouble.of(q);
    }

    /** The results that would give 80 % power, if known. */
    public OptionalLong resultsNeeded() {
        return neededN < 0 ? OptionalLong.empty() : OptionalLong.of(neededN);
    }

    /** The same with the outcome of the false-discovery control. */
    public Evidence withQ(double adjusted) {
        return new Evidence(
                observed,
                expected,
                interval,
                margin,
                n,
                effectiveN,
                test,
                p,
                adjusted,
                effect,
                alternatives,
                neededN,
                figures);
    }
}
