package io.calibration.registry;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that grows at its end and shares what it grew from, so that the states of a long history cost little.
 *
 * @param <T> what it holds
 */
final class Chain<T> {

    private final @Nullable Chain<T> before;
    private final @Nullable T last;
    private final int size;

    private Chain(@Nullable Chain<T> before, @Nullable T last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    static <T> Chain<T> empty() {
        return new Chain<>(null, null, 0);
    }

    static <T> Chain<T> of(List<T> elements) {
        Chain<T> chain = empty();
        for (T element : elements) {
            chain = chain.and(element);
        }
        return chain;
    }

    Chain<T> and(T next) {
        return new Chain<>(this, next, size + 1);
    }

    Optional<T> last() {
        return Optional.ofNullable(last);
    }

    /** The chain without its last element; null for the empty one. */
    @Nullable
    Chain<T> before() {
        return before;
    }

    /** All elements, oldest first. */
    @SuppressWarnings("unchecked") // an array of what was put in
    List<T> toList() {
        Object[] elements = new Object[size];
        Chain<T> chain = this;
        for (int i = size - 1; (i >= 0) && (chain != null); i--) {
            elements[i] = chain.last;
            chain = chain.before;
        }
        return (List<T>) Collections.unmodifiableList(Arrays.asList(elements));
    }
}
