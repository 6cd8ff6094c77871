package io.calibration.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until a test moves it. Thread-safe. */
public final class SettableClock extends Clock {

    private volatile Instant now;

    /** A clock that stands at this instant. */
    public SettableClock(Instant start) {
        now = start;
    }

    /** Moves the clock, back when the duration is negative. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets the clock. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock: it knows no zone but UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
