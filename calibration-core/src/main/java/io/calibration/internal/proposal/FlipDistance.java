package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.config.ScoringConfig;

/**
 * How far a score is moved to see whether its class flips: three steps of the scale, or further where the report says that scores lie
 * on a coarser lattice.
 */
public final class FlipDistance {

    private static final int STEPS = 3;
    private static final String FIGURE = "distance";

    private FlipDistance() {}

    /** The distance, in points of the scale. */
    public static double of(ScoringConfig base, CalibrationReport report) {
        double steps = STEPS * base.scoreScale().step().doubleValue();
        return report.findings().stream()
                .filter(FlipDistance::isAboutScores)
                .mapToDouble(finding -> finding.evidence().figure(FIGURE).orElse(0))
                .reduce(steps, Math::max);
    }

    private static boolean isAboutScores(Finding finding) {
        return finding.affectedComponents().stream().anyMatch(pointer -> pointer.endsWith("/min_score"));
    }
}
