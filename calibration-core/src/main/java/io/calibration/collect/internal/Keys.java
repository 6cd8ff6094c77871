package io.calibration.collect.internal;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON object, to see whether one comes twice. Few keys are compared one by one, without allocating. */
final class Keys {

    private static final int FEW = 16;

    private final @Nullable String[] few = new @Nullable String[FEW];
    private int size;
    private final Set<String> many = new HashSet<>();

    void clear() {
        size = 0;
        if (!many.isEmpty()) {
            many.clear();
        }
    }

    /** Whether the key is new. */
    boolean add(String key) {
        for (int i = 0; i < size; i++) {
            if (key.equals(few[i])) {
                return false;
            }
        }
        if (size < FEW) {
            few[size++] = key;
            return true;
        }
        return many.add(key);
    }
}
