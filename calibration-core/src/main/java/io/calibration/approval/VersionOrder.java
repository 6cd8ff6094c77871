package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.ScopeState;
import java.util.Comparator;

/** The order of versions: SemVer precedence, so 1.9.0 comes before 1.10.0 and 2.0.0-rc.1 before 2.0.0. */
public final class VersionOrder {

    /** Lowest precedence first. */
    public static final Comparator<Version> PRECEDENCE = Comparator.naturalOrder();

    private VersionOrder() {}

    /** Whether the version is greater than every registered one; those were registered in this order. */
    static boolean isGreatest(Version version, ScopeState state) {
        return state.newest()
                .filter(newest -> PRECEDENCE.compare(newest, version) >= 0)
                .isEmpty();
    }
}
