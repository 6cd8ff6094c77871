package io.calibration.jdbc.scan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results by their keys.
 *
 * @param from the least key; null when nothing lies before the range, where results without a key are
 * @param to the key after the last; null when nothing lies behind the range
 */
public record KeyRange(@Nullable Long from, @Nullable Long to) {

    /**
     * Ranges in which every result is once, whatever its key. They are as even as can be without knowing where keys are missing.
     *
     * @param first the least key there is
     * @param last the greatest key there is
     * @param parts how many ranges, of which there are less when there are less keys
     */
    public static List<KeyRange> split(long first, long last, int parts) {
        BigInteger least = BigInteger.valueOf(first);
        BigInteger size = BigInteger.valueOf(last).subtract(least).add(BigInteger.ONE);
        List<KeyRange> ranges = new ArrayList<>();
        Long from = null;
        for (int i = 1; i < parts; i++) {
            BigInteger share = size.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts));
            Long to = least.add(share).longValueExact();
            if (!to.equals(from) && to > first) {
                ranges.add(new KeyRange(from, to));
                from = to;
            }
        }
        ranges.add(new KeyRange(from, null));
        return ranges;
    }

    /** The keys in it, as a condition. */
    public String holds(String key) {
        if (to == null) {
            return from == null ? ScanQuery.ANY : key + " >= " + from;
        }
        return from == null
                ? "(" + key + " < " + to + " OR " + key + " IS NULL)"
                : key + " >= " + from + " AND " + key + " < " + to;
    }
}
