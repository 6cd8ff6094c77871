package io.calibration.cli.registry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it and why. */
final class Person extends Who {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "why, in 1 to 2,000 characters; kept beside the log, see history")
    @Nullable
    String reason;

    String reason() {
        return Objects.requireNonNull(reason);
    }
}
