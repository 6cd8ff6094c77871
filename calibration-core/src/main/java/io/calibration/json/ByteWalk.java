package io.calibration.json;

import io.calibration.config.Labels;
import io.calibration.metrics.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Figures on their way into bytes, or out of them: each step takes a value and returns the one that the bytes hold then. {@link ByteSink}
 * writes what it is given; {@link ByteSource} returns what it reads, whatever it is given. So one walk over a part, or over the part of no
 * results, is all there is to say of its bytes, and what is written cannot differ from what is read.
 */
abstract class ByteWalk {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?");
    private static final int MAX_KEYS = 1 << 17; // labels are far fewer, and so are days

    abstract long number(long given);

    abstract String text(String given);

    abstract double real(double given);

    /** The size of a list whose elements take at least so many bytes each. */
    abstract int size(int given, int leastBytes);

    /** One of the labels that came before, by its place among them. */
    abstract String place(String given, List<String> labels);

    /** Whether anything follows. */
    abstract boolean isMore(boolean given);

    /** What must hold of bytes that somebody else may have made. */
    void require(boolean holds, String otherwise) {}

    /** Before that much is allocated: as many bytes must follow. */
    void expect(int bytes) {}

    /** A number of at most this much. */
    int number(int given, int most) {
        long number = number(given);
        require(number <= most, "holds a number out of bounds");
        return (int) number;
    }

    BigDecimal decimal(BigDecimal given) {
        String text = text(given.toPlainString());
        require(DECIMAL.matcher(text).matches(), "holds a text that is no number");
        return new BigDecimal(text);
    }

    String label(String given) {
        String text = text(given);
        require(Labels.isLabel(text), "holds a name that is no label");
        return text;
    }

    /** Counts of a size that the layout gives; those that are not there are 0. */
    Counts counts(Counts given, int size) {
        if (given.size() > size) {
            throw new IllegalArgumentException("The part has more counts than its layout has places.");
        }
        expect(size);
        long[] counts = Arrays.copyOf(given.toArray(), size);
        for (int i = 0; i < size; i++) {
            counts[i] = number(counts[i]);
        }
        return Counts.of(counts);
    }

    /** A list of a size that the layout gives. */
    static <V> List<V> each(List<V> given, int size, UnaryOperator<V> value) {
        if (given.size() != size) {
            throw new IllegalArgumentException(
                    "The part has " + given.size() + " values where its layout has " + size + " places.");
        }
        List<V> list = new ArrayList<>(size);
        given.forEach(one -> list.add(value.apply(one)));
        return list;
    }

    /**
     * A list of any size.
     *
     * @param nothing stands for an element that is not known yet
     */
    <V> List<V> list(Collection<V> given, int leastBytes, V nothing, UnaryOperator<V> value) {
        int size = size(given.size(), leastBytes);
        Iterator<V> values = given.iterator();
        List<V> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(value.apply(values.hasNext() ? values.next() : nothing));
        }
        return list;
    }

    List<String> labels(Collection<String> given) {
        return list(given, 2, "", this::label);
    }

    <V> SortedMap<String, V> labels(SortedMap<String, V> given, V nothing, UnaryOperator<V> value) {
        return map(given, 2, "", nothing, this::label, value);
    }

    <K, V> SortedMap<K, V> map(
            SortedMap<K, V> given, int leastBytes, K noKey, V nothing, UnaryOperator<K> key, UnaryOperator<V> value) {
        int size = size(given.size(), leastBytes);
        require(size <= MAX_KEYS, "holds a number out of bounds");
        Iterator<K> keys = given.keySet().iterator();
        Iterator<V> values = given.values().iterator();
        SortedMap<K, V> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            K next = key.apply(keys.hasNext() ? keys.next() : noKey);
            map.put(next, value.apply(values.hasNext() ? values.next() : nothing));
        }
        return map;
    }
}
