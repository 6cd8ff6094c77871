package io.calibration.collect;

import java.nio.charset.StandardCharsets;

/**
 * How many results a line holds that is none, whatever keeps them apart: of a list, of objects that are glued together or wrapped in another, and of
 * those between other signs than line feeds. Read in pieces. Not thread-safe.
 */
final class HeldResults {

    /** Of a longer stretch without a result in it nobody knows what was lost: it may be overwritten, or compressed. */
    private static final int LONG = 1 << 16;

    private enum Between {
        NOTHING,
        AFTER_AN_END,
        AFTER_A_BEGIN
    }

    private final byte[] key;
    private long length;
    private int matched;
    private long keys;
    private long seams;
    private boolean carriageReturn;
    private boolean parted;
    private Between between = Between.NOTHING;

    /** @param once a key that each result has once; within a text its quotation marks would be escaped */
    HeldResults(String once) {
        key = ('"' + once + '"').getBytes(StandardCharsets.UTF_8);
    }

    void clear() {
        length = 0;
        matched = 0;
        keys = 0;
        seams = 0;
        carriageReturn = false;
        parted = false;
        between = Between.NOTHING;
    }

    void add(byte[] bytes, int from, int to) {
        length += to - from;
        for (int i = from; i < to; i++) {
            match(bytes[i]);
            look(bytes[i]);
        }
    }

    private void match(byte next) {
        if (next == key[matched]) {
            matched++;
        } else {
            matched = next == key[0] ? 1 : 0;
        }
        if (matched == key.length) {
            keys++;
            matched = 0;
        }
    }

    /** Between the end of an object and the begin of the next there is a comma in JSON, at least. */
    private void look(byte next) {
        if (next == '}') {
            between = Between.AFTER_AN_END;
            parted = false;
        } else if (between == Between.AFTER_AN_END && next == '{') {
            between = Between.AFTER_A_BEGIN;
        } else if (between == Between.AFTER_A_BEGIN && next == '"') {
            seams++;
            carriageReturn |= parted;
            between = Between.NOTHING;
        } else if (next > ' ') { // what is not ASCII is negative
            between = Between.NOTHING;
        } else {
            parted |= next == '\r' && between == Between.AFTER_AN_END;
        }
    }

    /** At least 1. */
    long count() {
        return Math.max(1, Math.max(keys, seams + (seams > 0 ? 1 : 0)));
    }

    /** Whether carriage returns alone keep some of them apart. */
    boolean hasCarriageReturn() {
        return carriageReturn;
    }

    /** Whether it is too long for one result, and none can be told in it. */
    boolean isUnknown() {
        return length > LONG && keys == 0 && seams == 0;
    }
}
