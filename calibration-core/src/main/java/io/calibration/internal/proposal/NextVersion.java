package io.calibration.internal.proposal;

import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

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
            boolean thresholds = !base.classThresholds().equals(candidate.classThresholds());
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
                    .anyMatch(c -> c.thresholds().flagLimit(severity).isPresent()
                            || config.severity(severity).blocks().contains(c.label()));
        }
    }

    private NextVersion() {}

    /** A version greater than all of these. */
    static Version after(Version base, Collection<Version> taken, Step step) {
        Version greatest = Stream.concat(Stream.of(base), taken.stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int[] core = Stream.of(greatest.text().split("-", 2)[0].split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Version(
                switch (step) {
                    case MAJOR -> (core[0] + 1) + ".0.0";
                    case MINOR -> core[0] + "." + (core[1] + 1) + ".0";
                    case PATCH -> core[0] + "." + core[1] + "." + (core[2] + 1);
                });
    }
}
