package io.calibration.collect;

import java.util.Arrays;

/** Dense numbers for keys of at least 0, by open addressing. */
final class LongIndex {

    private long[] slots = new long[64]; // key + 1, 0 when free
    private int[] ids = new int[64];
    private long[] keys = new long[32];
    private int size;

    int size() {
        return size;
    }

    long key(int id) {
        return keys[id];
    }

    /** The number of the key; a new key gets the next one. */
    int idOf(long key) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            if (slots[slot] == key + 1) {
                return ids[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(key, slot);
    }

    private int add(long key, int free) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            slots = new long[4 * size];
            ids = new int[4 * size];
            for (int id = 0; id < size; id++) {
                place(id, free(keys[id]));
            }
            return add(key, free(key));
        }
        keys[size] = key;
        place(size, free);
        return size++;
    }

    private void place(int id, int slot) {
        slots[slot] = keys[id] + 1;
        ids[slot] = id;
    }

    private int free(long key) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
    }
}
