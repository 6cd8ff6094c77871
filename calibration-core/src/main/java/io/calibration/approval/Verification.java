package io.calibration.approval;

import java.util.List;

/**
 * How an audit log stood up to verification, level by level. What no level can show: a cut behind the last checkpoint by
 * somebody who can rewrite log, head and tables together.
 *
 * @param levels one result for each level, in order
 */
public record Verification(List<Result> levels) {

    /** What is verified. */
    public enum Level {
        /** No gap; every entry hangs on the one before it; every hash and every reason is that of its text. */
        CHAIN,
        /** The head of the store is the last entry: nothing was cut off or put on naively. */
        HEAD,
        /** The checkpoints that were given lie on this log. */
        CHECKPOINTS,
        /** Every event met the gate's rules, and the events give exactly what the store's tables and contents hold. */
        FOLD
    }

    /** How a level came out. */
    public enum Verdict {
        /** Nothing wrong. */
        HOLDS,
        /** Something is wrong. */
        FAILS,
        /** Not looked at, for the reason in the sentence. */
        NOT_CHECKED
    }

    /**
     * The result of one level.
     *
     * @param level what was verified
     * @param verdict how it came out
     * @param seq the entry where it first fails; 0 when it does not, or when no single entry is at fault
     * @param sentence the same for people
     */
    public record Result(Level level, Verdict verdict, long seq, String sentence) {}

    public Verification {
        levels = List.copyOf(levels);
    }

    /** The result of one level. */
    public Result level(Level level) {
        return levels.get(List.of(Level.values()).indexOf(level));
    }

    /** The levels that fail, in order; empty when none does. Look at the levels not checked, too. */
    public List<Result> failures() {
        return levels.stream()
                .filter(result -> result.verdict() == Verdict.FAILS)
                .toList();
    }
}
