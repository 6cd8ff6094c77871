package io.calibration.internal.proposal;

import io.calibration.config.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * The version of a proposed config: the greatest of the base and every registered version, with its minor number raised and the
 * patch number 0. Every change that a proposal can make (thresholds, flag limits, weights) alters which class some results get, so
 * it is never a patch; none adds or removes a class, so it is never a new major version.
 */
final class NextVersion {

    private NextVersion() {}

    /** A version greater than all of these. */
    static Version after(Version base, Collection<Version> taken) {
        Semver greatest = Stream.concat(Stream.of(base), taken.stream())
                .map(version -> new Semver(version.text()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Version(
                Semver.create(greatest.getMajor(), greatest.getMinor() + 1, 0).getVersion());
    }
}
