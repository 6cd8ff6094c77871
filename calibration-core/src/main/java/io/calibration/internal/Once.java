package io.calibration.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, and then kept. Thread-safe. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> make;
    private @Nullable T made;

    private Once(Supplier<T> make) {
        this.make = make;
    }

    /**
     * A value to be made at most once.
     *
     * @param make makes it; when it throws, the next call tries again
     */
    public static <T> Once<T> of(Supplier<T> make) {
        return new Once<>(make);
    }

    @Override
    public synchronized T get() {
        T value = made;
        if (value == null) {
            value = make.get();
            made = value;
        }
        return value;
    }
}
