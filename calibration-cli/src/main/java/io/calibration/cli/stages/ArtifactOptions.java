package io.calibration.cli.stages;

import io.calibration.metrics.PrivacyPolicy;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the artifacts of a stage go, and what may be read from them. */
final class ArtifactOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "the folder that the artifacts go to; default: this one")
    Path out = Path.of(".");

    @Option(
            names = "--exact",
            description =
                    "write exact counts, also of small groups; the artifacts are then as confidential as the results")
    boolean exact;

    @Option(names = "--json", description = "print one JSON object instead of sentences")
    boolean json;

    PrivacyPolicy privacy() {
        return exact ? PrivacyPolicy.exact() : PrivacyPolicy.standard();
    }
}
