package io.calibration.analyzers.boundary;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Verdict;
import io.calibration.config.ScoreScale;

/** States what was measured at one threshold. */
record BoundaryAssessments(ScoreThreshold threshold, ScoreScale scale, Boundary boundary, BoundaryEvidence evidence) {

    static final String CROWDING = "boundary_crowding";
    static final String BUNCHING = "score_bunching";

    Assessment of(ShapeEffect shape) {
        BoundaryWording wording = new BoundaryWording(threshold, scale, evidence);
        return new Assessment(
                shape.shape() == ShapeEffect.Shape.SPIKE ? BUNCHING : CROWDING,
                threshold.subject(),
                threshold.question(),
                Assessment.verdict(shape.effect()),
                evidence.fragility().share(),
                false,
                evidence.of(shape),
                wording.description(shape),
                wording.recommendation(shape),
                threshold.pointers());
    }

    Assessment inconclusive(Boundary.Obstacle obstacle) {
        BoundaryWording wording = new BoundaryWording(threshold, scale, evidence);
        return new Assessment(
                CROWDING,
                threshold.subject(),
                threshold.question(),
                Verdict.INCONCLUSIVE,
                evidence.fragility().share(),
                false,
                evidence.of(obstacle),
                wording.description(obstacle),
                wording.recommendation(obstacle),
                threshold.pointers());
    }
}
