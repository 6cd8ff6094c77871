package io.calibration.json;

import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.util.function.UnaryOperator;

/** Applies a policy to a snapshot that is to be written. */
record Protection(PrivacyPolicy policy) implements UnaryOperator<MetricsSnapshot> {

    @Override
    public MetricsSnapshot apply(MetricsSnapshot snapshot) {
        if (!policy.isExact()) {
            throw new UnsupportedOperationException("Only exact snapshots can be written as yet.");
        }
        return snapshot;
    }
}
