package io.calibration.stores;

import java.util.List;

/**
 * What a client saw.
 *
 * @param start before the call, by {@code System.nanoTime}, which is one clock for all programs of a machine
 * @param end after the call
 * @param seq the revision that was read, or the entry that was applied; 0 for a refused command
 * @param request the command's request; {@code -} for a read
 */
record Operation(long start, long end, long seq, String request) {

    boolean isRead() {
        return request.equals("-");
    }

    String line() {
        return start + " " + end + " " + seq + " " + request;
    }

    static Operation parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return new Operation(
                Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), Long.parseLong(words.get(2)), words.get(3));
    }
}
