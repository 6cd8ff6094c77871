package io.calibration.internal;

import com.fasterxml.jackson.core.Version;

/** The host's Jackson: an old one lacks methods that are called much later, and would fail there without a word to the host. */
public final class JacksonVersion {

    private static final int MAJOR = 2;
    private static final int MINOR = 17;

    private JacksonVersion() {}

    /**
     * Looks at the jars that were loaded.
     *
     * @throws IllegalStateException when one is too old
     */
    public static void require() {
        require(com.fasterxml.jackson.core.json.PackageVersion.VERSION);
        require(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
    }

    static void require(Version found) {
        if ((found.getMajorVersion() != MAJOR) || (found.getMinorVersion() < MINOR)) {
            throw new IllegalStateException(found.getArtifactId() + " " + found + " does not serve this library. Take "
                    + MAJOR + "." + MINOR + " or a later " + MAJOR
                    + ".x, all jars of Jackson alike (import jackson-bom before other managed versions).");
        }
    }
}
