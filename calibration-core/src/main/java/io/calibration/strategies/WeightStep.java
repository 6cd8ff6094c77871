package io.calibration.strategies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One release's step from weights toward a target: no weight moves further than it may, none beyond its target, and the sum stays what it was,
 * exactly.
 */
final class WeightStep {

    private static final int MOST_DIGITS = 6;
    private static final int LEAST_UNITS = 5;

    private final Map<String, BigDecimal> weights;
    private final int digits;

    WeightStep(Map<String, BigDecimal> weights) {
        this.weights = weights;
        digits = digits(weights);
    }

    /** Enough digits that a twentieth of the least weight can be told. */
    private static int digits(Map<String, BigDecimal> weights) {
        int digits = Math.max(
                2, weights.values().stream().mapToInt(BigDecimal::scale).max().orElse(2));
        BigDecimal least = weights.values().stream()
                .filter(weight -> weight.signum() > 0)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        while (digits < MOST_DIGITS && least.movePointRight(digits).doubleValue() < 10 * LEAST_UNITS) {
            digits++;
        }
        return digits;
    }

    /**
     * The weights that change.
     *
     * @param target where to, in the order of the weights
     * @param most most that a weight changes, as a part of it
     * @param kept raw keys of weights that stay
     */
    Map<String, BigDecimal> toward(double[] target, double most, Set<String> kept) {
        long[] units = new long[target.length];
        int place = 0;
        for (Map.Entry<String, BigDecimal> entry : weights.entrySet()) {
            double weight = entry.getValue().doubleValue();
            double far = kept.contains(entry.getKey()) ? 0 : Math.min(Math.abs(target[place] - weight), most * weight);
            long whole = (long) Math.floor(far * Math.pow(10, digits) + 1e-9);
            units[place] = target[place] < weight ? -whole : whole;
            place++;
        }
        balance(units);
        return moved(units);
    }

    /** Takes from the side that moves further, from its largest move first, until the sum is kept. */
    private static void balance(long[] units) {
        long surplus = Arrays.stream(units).sum();
        while (surplus != 0) {
            int sign = surplus > 0 ? 1 : -1;
            int largest = 0;
            for (int i = 1; i < units.length; i++) {
                largest = sign * units[i] > sign * units[largest] ? i : largest;
            }
            units[largest] -= sign;
            surplus -= sign;
        }
    }

    private Map<String, BigDecimal> moved(long[] units) {
        Map<String, BigDecimal> moved = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, BigDecimal> entry : weights.entrySet()) {
            if (units[place] != 0) {
                BigDecimal value = entry.getValue().add(BigDecimal.valueOf(units[place], digits));
                int scale = Math.max(
                        entry.getValue().scale(), value.stripTrailingZeros().scale());
                moved.put(entry.getKey(), value.setScale(Math.max(0, scale), RoundingMode.UNNECESSARY));
            }
            place++;
        }
        return moved;
    }
}
