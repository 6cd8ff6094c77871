package io.calibration.benchmarks.truth;

import io.calibration.metrics.Outcome;
import java.util.SplittableRandom;

/** One thing that is wrong, done to each result after it was drawn. */
@FunctionalInterface
interface Fault {

    /** All is well. */
    Fault NONE = (row, random) -> true;

    /** Changes the row; false when there is no such result in the faulty world. */
    boolean befall(Row row, SplittableRandom random);

    /** This, and then the other. */
    default Fault and(Fault other) {
        return (row, random) -> befall(row, random) && other.befall(row, random);
    }

    /** A share of all results is replaced by results within a distance of a score. */
    static Fault hump(int score, int distance, double share) {
        return (row, random) -> {
            if (random.nextDouble() < share) {
                row.score = score - distance + random.nextInt(2 * distance);
            }
            return true;
        };
    }

    /** A share of those at most so far below a score gets to this score or some points above it. */
    static Fault nudge(int score, int reach, int landing, double share) {
        return (row, random) -> {
            boolean below = row.score >= score - reach && row.score < score;
            if (below && random.nextDouble() < share) {
                row.score = score + random.nextInt(landing);
            }
            return true;
        };
    }

    /** A flag type comes at another rate. */
    static Fault flagRate(int type, double rate) {
        return (row, random) -> {
            row.carries[type] = random.nextDouble() < rate;
            return true;
        };
    }

    /** A flag type comes on a share of those results that did not carry it, whatever made the others. */
    static Fault flagAdded(int type, double share) {
        return (row, random) -> {
            row.carries[type] |= random.nextDouble() < share;
            return true;
        };
    }

    /** The confidence of all results is so much higher, up to 1. */
    static Fault confidenceRaised(double by) {
        return (row, random) -> {
            row.confidence = Math.rint(100 * Math.min(1, row.confidence + by)) / 100;
            return true;
        };
    }

    /** The confidence of a score is that of the score as far from the scale's other end. */
    static Fault confidenceInverted() {
        return (row, random) -> {
            double inverted = row.confidence + 0.0045 * (100 - 2 * row.score);
            row.confidence = Math.rint(100 * Math.max(0, Math.min(1, inverted))) / 100;
            return true;
        };
    }

    /** Known outcomes are good less often than the confidence says. */
    static Fault overConfidence(double by) {
        return (row, random) -> {
            if (row.outcome != Outcome.ABSENT) {
                row.outcome = random.nextDouble() < row.confidence - by ? Outcome.YES : Outcome.NO;
            }
            return true;
        };
    }

    /** Known outcomes run against the score: as good as those of a score as far from the scale's other end. */
    static Fault outcomesInverted() {
        return (row, random) -> redrawn(row, 0.85 - 0.0045 * row.score, random);
    }

    /** Known outcomes are good as often whatever the score is. */
    static Fault outcomesApart() {
        return (row, random) -> redrawn(row, 0.65, random);
    }

    private static boolean redrawn(Row row, double chance, SplittableRandom random) {
        if (row.outcome != Outcome.ABSENT) {
            row.outcome = random.nextDouble() < chance ? Outcome.YES : Outcome.NO;
        }
        return true;
    }

    /** From a day on this share of the bad outcomes counts as good. */
    static Fault outcomesBreak(long firstDay, double share) {
        return (row, random) -> {
            if (row.epochDay >= firstDay && row.outcome == Outcome.NO && random.nextDouble() < share) {
                row.outcome = Outcome.YES;
            }
            return true;
        };
    }

    /** A share of the results is recorded with another class than the config gives. */
    static Fault mismatched(double share) {
        return (row, random) -> {
            int classes = World.CONFIG.classes().size();
            row.recorded =
                    random.nextDouble() < share ? (row.classIndex() + 1 + random.nextInt(classes - 1)) % classes : -1;
            return true;
        };
    }

    /** Escalations come at another rate on some days. */
    static Fault escalated(long firstDay, long lastDay, double rate) {
        return (row, random) -> {
            if (row.epochDay >= firstDay && row.epochDay <= lastDay) {
                row.escalated = random.nextDouble() < rate;
            }
            return true;
        };
    }

    /** The data suffices at another rate. */
    static Fault sufficient(double rate) {
        return (row, random) -> {
            row.sufficient = random.nextDouble() < rate;
            return true;
        };
    }

    /** Results of one value of a dimension score so many points lower. */
    static Fault valueLower(String dimension, String value, int points) {
        int index = Dimensions.NAMES.indexOf(dimension);
        return (row, random) -> {
            if (value.equals(row.values[index])) {
                row.score = Math.max(0, row.score - points);
            }
            return true;
        };
    }

    /** Results of better scores come less often, by this part for each point: the mix of classes moves, and nothing jumps at a line. */
    static Fault tilted(double perPoint) {
        return (row, random) -> random.nextDouble() < Math.exp(-perPoint * row.score);
    }

    /** Results of each class are kept with this chance. */
    static Fault classesKept(double... chance) {
        return (row, random) -> random.nextDouble() < chance[row.classIndex()];
    }
}
