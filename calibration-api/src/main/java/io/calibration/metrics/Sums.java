package io.calibration.metrics;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Adds maps key by key. */
final class Sums {

    private Sums() {}

    static <K extends Comparable<? super K>, V> SortedMap<K, V> of(
            SortedMap<K, V> left, SortedMap<K, V> right, BinaryOperator<V> plus) {
        SortedMap<K, V> sum = new TreeMap<>(left);
        right.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }
}
