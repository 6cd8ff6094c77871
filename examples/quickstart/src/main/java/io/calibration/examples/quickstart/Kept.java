package io.calibration.examples.quickstart;

import io.calibration.approval.Registry;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.time.Clock;

/**
 * A registry.
 *
 * @param where it is kept, in words
 */
record Kept(Registry registry, String where) {

    static Kept in(RegistryStore store, ScopeId scope, Clock clock) {
        return new Kept(
                Registry.builder().store(store).scope(scope).clock(clock).build(),
                store.info().description());
    }
}
