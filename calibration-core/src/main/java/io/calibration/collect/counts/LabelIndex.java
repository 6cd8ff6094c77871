package io.calibration.collect.counts;

import io.calibration.config.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dense number of a label by any raw spelling of it, by the rule of {@link Labels}, and for ASCII without allocating. Raw strings
 * seen before are found by one comparison.
 */
final class LabelIndex {

    /** The answer for a name that is not in the index and cannot come in, as it looks like no code. */
    static final int NOT_A_LABEL = -1;

    /** The answer for a label that is not in the index. */
    static final int UNKNOWN = -2;

    /** With fewer blanks no name has too many words. */
    private static final int FEW_BLANKS = 3;

    private static final int RECENT = 512;

    private final List<String> labels = new ArrayList<>();
    private int[] hashes = new int[16];
    private int[] slots = new int[32];
    private final @Nullable String[] recent = new @Nullable String[RECENT];
    private final int[] recentIds = new int[RECENT];
    private final int declared;

    /** @param declared labels that are found by any spelling; those added later are, as far as it looks like a code */
    LabelIndex(Collection<String> declared) {
        declared.forEach(this::append);
        this.declared = declared.size();
        rehash();
    }

    int size() {
        return labels.size();
    }

    String label(int id) {
        return labels.get(id);
    }

    /** Adds a label that is not in the index yet. */
    int add(String label) {
        append(label);
        rehash();
        return labels.size() - 1;
    }

    private void append(String label) {
        labels.add(label);
        if (2 * labels.size() > slots.length / 2) {
            slots = new int[2 * slots.length];
        }
        if (labels.size() > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
    }

    /** Gives the number of one label to another. */
    void replace(int id, String label) {
        labels.set(id, label);
        rehash();
    }

    private void rehash() {
        Arrays.fill(slots, 0);
        Arrays.fill(recent, null);
        for (int id = 0; id < labels.size(); id++) {
            hashes[id] = labels.get(id).hashCode();
            int slot = slot(hashes[id]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id + 1;
        }
    }

    /** The number of the label, {@link #NOT_A_LABEL} or {@link #UNKNOWN}. */
    int find(CharSequence raw) {
        if (!(raw instanceof String text)) {
            return search(raw);
        }
        int place = mix(text.hashCode()) & (RECENT - 1);
        if (text.equals(recent[place])) {
            return recentIds[place];
        }
        int id = search(raw);
        if (text.length() <= Labels.MAX_LENGTH) {
            recent[place] = text;
            recentIds[place] = id;
        }
        return id;
    }

    private int search(CharSequence raw) {
        int start = start(raw);
        int end = end(raw, start);
        int hash = 0;
        int blanks = 0;
        for (int i = start; i < end; i++) {
            char character = raw.charAt(i);
            char normal = Labels.normaliseAscii(character);
            if (normal == 0) {
                return character < 0x80 ? NOT_A_LABEL : searchBeyondAscii(raw);
            }
            hash = 31 * hash + normal; // as String.hashCode does
            blanks += character == ' ' ? 1 : 0;
        }
        int id = find(hash, raw, start, end);
        return id >= 0 && (id < declared || blanks < FEW_BLANKS) ? id : admitted(id, raw);
    }

    private int searchBeyondAscii(CharSequence raw) {
        String label = Labels.normalise(raw).orElse("");
        return admitted(find(label.hashCode(), label, 0, label.length()), raw);
    }

    private int admitted(int id, CharSequence raw) {
        return (id >= 0 && id < declared) || Labels.isCode(raw) ? id : NOT_A_LABEL;
    }

    private int find(int hash, CharSequence raw, int start, int end) {
        for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && matches(labels.get(id), raw, start, end)) {
                return id;
            }
        }
        return UNKNOWN;
    }

    private static boolean matches(String label, CharSequence raw, int start, int end) {
        if (label.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char character = raw.charAt(i);
            char normal = character < 0x80 ? Labels.normaliseAscii(character) : character;
            if (normal != label.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(CharSequence raw) {
        return start(raw) == raw.length();
    }

    private static int start(CharSequence raw) {
        int start = 0;
        while (start < raw.length() && raw.charAt(start) <= ' ') {
            start++;
        }
        return start;
    }

    private static int end(CharSequence raw, int start) {
        int end = raw.length();
        while (end > start && raw.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    private int slot(int hash) {
        return mix(hash) & (slots.length - 1);
    }

    private static int mix(int hash) {
        return (hash * 0x9E3779B9) >>> 8;
    }
}
