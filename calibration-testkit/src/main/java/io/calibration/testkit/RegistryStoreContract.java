package io.calibration.testkit;

import io.calibration.registry.RegistryStore;
import java.time.Clock;
import java.time.Duration;

/**
 * What every {@link RegistryStore} must do. Extend it, give it an empty store, and all of it runs:
 *
 * <pre>{@code
 * class PostgresRegistryStoreTest extends RegistryStoreContract {
 *     @Override
 *     protected RegistryStore emptyStore(Clock time) {
 *         return JdbcRegistryStore.builder(freshDatabase()).clock(time).build();
 *     }
 * }
 * }</pre>
 *
 * <p>The races last one second; {@code -Dcalibration.contract.race=PT10S} makes them longer.
 */
public abstract class RegistryStoreContract extends RaceContract {

    /** For subclasses. */
    protected RegistryStoreContract() {}

    /**
     * A new store without any scope; called once for each test.
     *
     * @param time what {@link RegistryStore#now} of the store must say; a store without a time of its own says nothing
     */
    @Override
    protected abstract RegistryStore emptyStore(Clock time);

    /** How long the races of mixed commands last: the system property {@code calibration.contract.race}, or a second. */
    @Override
    protected Duration raceTime() {
        return super.raceTime();
    }
}
