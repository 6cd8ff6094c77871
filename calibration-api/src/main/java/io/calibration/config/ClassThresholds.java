package io.calibration.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one class. A missing limit is no condition.
 *
 * @param minScore least score, on the scale; required
 * @param minConfidence least confidence, in [0, 1]
 * @param flagLimits most flags of each severity that is limited; {@value #NO_LIMIT} or more is no limit
 */
public record ClassThresholds(
        @NotNull(message = "is missing") BigDecimal minScore,
        @Nullable BigDecimal minConfidence,
        Map<FlagSeverity, @PositiveOrZero(message = "must not be negative") Integer> flagLimits) {

    /** A flag limit of this many or more is no limit. */
    public static final int NO_LIMIT = 100;

    public ClassThresholds {
        flagLimits = Collections.unmodifiableMap(new TreeMap<>(flagLimits));
    }

    /** The most flags of this severity that the class allows, or empty when it does not limit them. */
    public OptionalInt flagLimit(FlagSeverity severity) {
        int limit = flagLimits.getOrDefault(severity, NO_LIMIT);
        return limit >= NO_LIMIT ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
