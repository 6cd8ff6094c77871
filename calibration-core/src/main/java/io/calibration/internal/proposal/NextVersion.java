package io.calibration.internal.proposal;

import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * The number of a proposed config, by what changed for those who live with its results: other weights make another score (major); the same
 * score leads to another class (minor); no result changes its class (patch). It is greater than the base and every registered version.
 */
final class NextVersion {

    /** What a change is to those who live with the results. */
    enum Step {
        /** A score of before and one of after do not compare. */
        MAJOR,
        /** A score of before and one of after compare; the class may be another one. */
        MINOR,
        /** No result changes its class. */
        PATCH;

        static Step between(ScoringConfig base, ScoringConfig candidate) {
            if (!base.categoryWeights().equals(candidate.categoryWeights())) {
                return MAJOR;
            }
            boolean thresholds = !base.compatibilityThresholds().equals(candidate.compatibilityThresholds());
            return thresholds || countsDiffer(base, candidate) ? MINOR : PATCH;
        }

        private static boolean countsDiffer(ScoringConfig base, ScoringConfig candidate) {
            for (FlagSeverity severity : FlagSeverity.values()) {
                boolean moved = base.severity(severity).minOccurrences()
                        != candidate.severity(severity).minOccurrences();
                if (moved && asksFor(base, severity)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean asksFor(ScoringConfig config, FlagSeverity severity) {
            return config.classes().stream()
                    .anyMatch(c -> c.thresholds().maxRedFlags(severity).isPresent()
                            || config.severity(severity).blocks().contains(c.label()));
        }
    }

    private NextVersion() {}

    /** A version greater than all of these. */
    static Version after(Version base, Collection<Version> taken, Step step) {
        Semver greatest = Stream.concat(Stream.of(base), taken.stream())
                .map(version -> new Semver(version.text()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Semver next = switch (step) {
            case MAJOR -> Semver.create(greatest.getMajor() + 1, 0, 0);
            case MINOR -> Semver.create(greatest.getMajor(), greatest.getMinor() + 1, 0);
            case PATCH -> Semver.create(greatest.getMajor(), greatest.getMinor(), greatest.getPatch() + 1);
        };
        return new Version(next.getVersion());
    }
}
