package io.calibration.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Adds maps key by key and lists place by place; copies maps that stay as they are. */
final class Merge {

    private Merge() {}

    static <K extends Comparable<? super K>, V> SortedMap<K, V> maps(
            SortedMap<K, V> left, SortedMap<K, V> right, BinaryOperator<V> plus) {
        SortedMap<K, V> sum = new TreeMap<>(left);
        right.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }

    static <V> List<V> lists(List<V> left, List<V> right, BinaryOperator<V> plus) {
        List<V> sum = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            sum.add(plus.apply(left.get(i), right.get(i)));
        }
        return sum;
    }

    static <K, V> SortedMap<K, V> mapped(SortedMap<K, V> map, UnaryOperator<V> mapping) {
        SortedMap<K, V> mapped = new TreeMap<>(map);
        mapped.replaceAll((key, value) -> mapping.apply(value));
        return Collections.unmodifiableSortedMap(mapped);
    }

    static <K, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
