package io.calibration.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar says it is of. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"calibration " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
