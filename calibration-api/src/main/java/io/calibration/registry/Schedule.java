package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.List;

/**
 * That a version is to become active from an instant on.
 *
 * @param seq the audit entry that recorded it
 * @param due the instant, in whole microseconds
 * @param from the version that is expected to be active then
 * @param by who scheduled it
 * @param failed why the gate refused the activation when it was due last; empty as long as it was not refused
 */
public record Schedule(long seq, Instant due, Version from, Actor by, List<RefusalCode> failed) {

    public Schedule {
        failed = List.copyOf(failed);
    }

    /**
     * Whether the active version was changed since it was scheduled, be it to and fro: what people expected then is no longer so, and the gate refuses
     * to act by it.
     *
     * @param active the scope's active pointer
     */
    public boolean isOvertaken(Activation active) {
        return active.seq() > seq;
    }

    Schedule failed(List<RefusalCode> codes) {
        return new Schedule(seq, due, from, by, codes);
    }
}
