package io.calibration.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proposal says that the next window will look like.
 *
 * @param basis results that it was estimated from
 * @param next results of the next window that the intervals were made for
 * @param classShares 95 % prediction interval of each class's share, in [0, 1], by label, in the order of the classes
 */
public record Prediction(long basis, long next, Map<String, Interval> classShares) {

    public Prediction {
        classShares = Collections.unmodifiableMap(new LinkedHashMap<>(classShares));
    }
}
