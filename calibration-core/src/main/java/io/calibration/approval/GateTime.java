package io.calibration.approval;

import io.calibration.registry.AuditHead;
import io.calibration.registry.RegistryStoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What time it is to a command. The store's time counts; this machine's clock is only held against it, so that one wrong clock is refused and
 * never believed.
 *
 * @param store the store's time, in whole microseconds
 * @param clock this machine's
 * @param tolerance by how much two clocks may differ
 */
record GateTime(Instant store, Instant clock, Duration tolerance) {

    /** The least and the greatest instant that the log can hold: microseconds are whole numbers below 2^53. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = FIRST.plus((1L << 53) - 1, ChronoUnit.MICROS);

    /** @throws RegistryStoreException when no log can hold the store's time */
    GateTime {
        if (store.isBefore(FIRST) || store.isAfter(LAST)) {
            throw new RegistryStoreException(
                    "The registry's clock says a time before 1970 or after "
                            + LAST.atOffset(ZoneOffset.UTC).getYear()
                            + ", which no log can hold. Nothing was done. Set it right, then ask again.",
                    null);
        }
        store = store.truncatedTo(ChronoUnit.MICROS);
    }

    /** As it was when an entry was recorded. */
    static GateTime recorded(Instant at) {
        return new GateTime(at, at, Duration.ZERO);
    }

    static boolean isWritable(Instant instant) {
        return !instant.isBefore(FIRST)
                && !instant.isAfter(LAST)
                && instant.equals(instant.truncatedTo(ChronoUnit.MICROS));
    }

    boolean isClockOff() {
        return Duration.between(store, clock).abs().compareTo(tolerance) > 0;
    }

    /** Whether the log's time is wrong: what was recorded last lies in the future. */
    boolean isBehind(AuditHead head) {
        return Duration.between(store, head.at()).compareTo(tolerance) > 0;
    }

    /** The time of the next step: small differences between clocks do not make the log go back. */
    Instant in(AuditHead head) {
        return isBehind(head) || head.at().isBefore(store) ? store : head.at();
    }
}
