package io.calibration.approval;

/**
 * What is wrong with a log, and where.
 *
 * @param seq the entry; 0 when no single entry is at fault
 * @param sentence the same for people
 */
record Fault(long seq, String sentence) {

    static Fault at(long seq, String what) {
        return new Fault(seq, "Entry " + seq + " " + what + ".");
    }
}
