package io.calibration.approval;

import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The active config as it was last seen. Thread-safe: what is kept is one immutable value, and any thread's look serves all. */
final class LastActive {

    private final Supplier<ScopeState> state;
    private final Function<Digest, Content> content;
    private final Clock clock;
    private volatile @Nullable Look last;

    LastActive(Supplier<ScopeState> state, Function<Digest, Content> content, Clock clock) {
        this.state = state;
        this.content = content;
        this.clock = clock;
    }

    /** Asks the store what is active. The bytes of a content never change, so those that were read and checked stay. */
    Optional<ActiveConfig> read() {
        Instant asked = clock.instant(); // before the look: what it finds was so at some later instant
        ScopeState now = state.get();
        Optional<ActiveConfig> active = now.active().map(activation -> config(now, activation));
        last = active.map(config -> new Look(config, asked)).orElse(null);
        return active;
    }

    Optional<ActiveConfig> notOlderThan(Duration maxAge) {
        Look look = last;
        return (look != null) && look.isWithin(maxAge, clock.instant()) ? Optional.of(look.config()) : read();
    }

    private ActiveConfig config(ScopeState now, Activation activation) {
        RegisteredVersion version = now.version(activation.version()).orElseThrow();
        return new ActiveConfig(version, content(activation.content()), activation);
    }

    private Content content(Digest digest) {
        Look look = last;
        return (look != null) && look.config().content().digest().equals(digest)
                ? look.config().content()
                : content.apply(digest);
    }

    private record Look(ActiveConfig config, Instant at) {

        /** A clock that was set back says nothing about the age. */
        boolean isWithin(Duration maxAge, Instant now) {
            return !now.isBefore(at) && (Duration.between(at, now).compareTo(maxAge) < 0);
        }
    }
}
