package io.calibration.cli.run;

import io.calibration.approval.Registry;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;

/**
 * A registry.
 *
 * @param where it is kept, in words
 */
record Kept(Registry registry, String where) {

    /** By the time of this machine and of the store, whatever the time of the analysis. */
    static Kept in(RegistryStore store, ScopeId scope) {
        return new Kept(
                Registry.builder().store(store).scope(scope).build(),
                store.info().description());
    }
}
