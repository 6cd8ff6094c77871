package io.calibration.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one class. A missing limit is no condition.
 *
 * @param minScore least score, on the scale; required
 * @param minConfidence least confidence, in [0, 1]
 * @param maxRedFlagsCritical most critical flags; 100 or more is no limit
 * @param maxRedFlagsHigh most high flags; 100 or more is no limit
 * @param maxRedFlagsMedium most medium flags; 100 or more is no limit
 * @param maxRedFlagsLow most low flags; 100 or more is no limit
 */
public record ClassThresholds(
        @NotNull(message = "is missing") BigDecimal minScore,
        @Nullable BigDecimal minConfidence,

        @Nullable @PositiveOrZero(message = "must not be negative")
        Integer maxRedFlagsCritical,

        @Nullable @PositiveOrZero(message = "must not be negative")
        Integer maxRedFlagsHigh,

        @Nullable @PositiveOrZero(message = "must not be negative")
        Integer maxRedFlagsMedium,

        @Nullable @PositiveOrZero(message = "must not be negative")
        Integer maxRedFlagsLow) {

    /** A flag limit of this many or more is no limit. */
    public static final int NO_LIMIT = 100;

    /** The most flags of this severity that the class allows, or empty when it does not limit them. */
    public OptionalInt maxRedFlags(FlagSeverity severity) {
        Integer limit = switch (severity) {
            case CRITICAL -> maxRedFlagsCritical;
            case HIGH -> maxRedFlagsHigh;
            case MEDIUM -> maxRedFlagsMedium;
            case LOW -> maxRedFlagsLow;
        };
        return limit == null || limit >= NO_LIMIT ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
