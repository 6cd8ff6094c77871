package io.calibration.analyzers.boundary;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.boundary.Crowding.NotJudgeable;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * States what was seen: of the lattice of all scores, at one score threshold, at one confidence threshold.
 *
 * @param threshold the score threshold
 * @param crowding what was measured there
 * @param flips results whose class would flip within the distance, of all
 * @param wording says it
 */
record BoundaryStatements(ScoreThreshold threshold, Crowding crowding, Rate flips, BoundaryWording wording) {

    private static final String ASYMMETRY = "asymmetry";
    private static final String CROWDING = "boundary_crowding";
    private static final String BUNCHING = "score_bunching";
    private static final BigDecimal CONFIDENCE_DISTANCE = new BigDecimal("0.05");
    private static final int MANY_STEPS = 1000;
    private static final double TOO_MANY = 1e15;

    /** Names, once for all thresholds, the lattice that scores lie on or the places that they prefer. */
    static Optional<Assessment> ofLattice(ScoreSteps steps) {
        ScoreSeries series = steps.around(0, 1);
        ScoreLattice lattice = ScoreLattice.of(
                series, steps.last() > MANY_STEPS ? ScoreLattice.LONG_PERIOD : ScoreLattice.SHORT_PERIOD);
        if (lattice.isPresent()) {
            String places = BoundaryWording.places(steps.scale(), lattice.period(), lattice.residues());
            return Optional.of(ofLattice(series, lattice, "lie on", places));
        }
        ScoreComb comb = ScoreComb.of(
                IntStream.range(0, series.end()).mapToLong(series::at).toArray());
        if (!comb.isPresent()) {
            return Optional.empty();
        }
        ScoreLattice heaviest = new ScoreLattice(comb.period(), List.of(comb.heaviest()), 1);
        String places = BoundaryWording.preferred(steps.scale(), comb);
        return Optional.of(ofLattice(series, heaviest, "prefer", places));
    }

    private static Assessment ofLattice(ScoreSeries series, ScoreLattice lattice, String verb, String places) {
        long on = IntStream.range(series.first(), series.end())
                .filter(lattice::uses)
                .mapToLong(series::at)
                .sum();
        Figure share = Figure.share(on, series.total());
        return Assessment.builder(
                        "score_lattice",
                        "scores:overall",
                        BoundaryWording.lattice(verb, share, series.total(), places),
                        Evidence.builder(series.total()).observed(share).build())
                .question("score_lattice:overall")
                .share(share.value())
                .recommendation(
                        "Compare neighbouring scores only with this in mind; thresholds that part no two used scores are one threshold.")
                .build();
    }

    /** Says how many classes hang on the confidence that a class asks for; empty where none does. */
    static Optional<Assessment> ofConfidence(ScoreClass asking, ClassFlips flips) {
        BigDecimal threshold = Objects.requireNonNull(asking.thresholds().minConfidence());
        Rate near = flips.aroundConfidence(threshold, CONFIDENCE_DISTANCE);
        if (near.count() == 0) {
            return Optional.empty();
        }
        String pointer = asking.pointer("min_confidence");
        return Optional.of(Assessment.builder(
                        "confidence_fragility",
                        "confidence_threshold:" + asking.label() + ":" + threshold.toPlainString(),
                        BoundaryWording.confidence(near, threshold),
                        replayed(near)
                                .figure("distance", Figure.measure(CONFIDENCE_DISTANCE.doubleValue()))
                                .build())
                .question("boundary:" + pointer)
                .share(near.share())
                .recommendation(
                        "Keep in mind how many classes hang on {} when it is changed.", Sentence.declared(pointer))
                .components(pointer)
                .build());
    }

    private static Evidence.Builder replayed(Rate flips) {
        return Evidence.builder(flips.n())
                .observed(Figure.share(flips.count(), flips.n()))
                .interval(flips.exactInterval())
                .test("Share of results whose class flips within the distance, by replay");
    }

    /** Crowding of one shape. */
    Assessment of(ShapeEffect effect) {
        boolean isIrregular = !effect.isBeside() && crowding.isIrregular(); // a baseline is as uneven
        return assessment(
                effect.shape() == BoundaryShape.SPIKE ? BUNCHING : CROWDING,
                wording.description(effect, isIrregular),
                evidence(effect),
                wording.recommendation(effect, isIrregular));
    }

    /** That nothing can be said. */
    Assessment inconclusive(NotJudgeable why) {
        long fewer = crowding.window().resultsOfThinnerSide();
        OptionalLong required = why == NotJudgeable.TOO_FEW_RESULTS && fewer > 0
                ? OptionalLong.of((flips.n() * BoundaryWindow.LEAST_RESULTS + fewer - 1) / fewer)
                : OptionalLong.empty();
        return assessment(
                CROWDING,
                wording.description(why),
                figures(replayed(flips))
                        .effect(Effect.unknown())
                        .requiredSampleSize(required)
                        .build(),
                wording.recommendation(why));
    }

    private Assessment assessment(String type, Sentence description, Evidence evidence, Sentence recommendation) {
        return Assessment.builder(type, threshold.subject(), description, evidence)
                .question(threshold.question())
                .share(flips.share())
                .recommendation(recommendation)
                .components(threshold.pointers())
                .build();
    }

    private Evidence evidence(ShapeEffect effect) {
        BoundaryShape shape = effect.shape();
        boolean sides = shape == BoundaryShape.JUMP || shape == BoundaryShape.SHIFT;
        double margin = sides ? Math.exp(JumpShape.MARGIN) : ExcessShape.RATIO_MARGIN;
        Interval bounds = effect.logRatio().bounds();
        Evidence.Builder evidence = figures(Evidence.builder(flips.n()))
                .observed(Figure.ratio(Math.exp(effect.logRatio().estimate()), effect.observed()))
                .expected(new Interval(sides ? 1 / margin : 0, margin))
                .interval(new Interval(Math.exp(bounds.lower()), Math.exp(bounds.upper())))
                .margin(margin)
                .test(BoundaryWording.test(effect))
                .p(effect.p())
                .effect(effect.effect())
                .alternatives(BoundaryWording.alternatives(shape))
                .requiredSampleSize(required(effect.effect()));
        return shape.addTo(evidence)
                .figure("observed_results", effect.seen())
                .figure("expected_results", effect.foreseen())
                .figure(ASYMMETRY, Figure.measure(crowding.asymmetry(), effect.observed()))
                .figure("excess_share", Figure.fraction(effect.excess() / flips.n(), effect.observed()))
                .build();
    }

    private Evidence.Builder figures(Evidence.Builder evidence) {
        Interval interval = flips.exactInterval();
        return evidence.figure("distance", Figure.measure(wording.distance().doubleValue()))
                .figure("fragility", Figure.share(flips.count(), flips.n()))
                .figure("fragility_lower", Figure.fraction(interval.lower(), flips.count()))
                .figure("fragility_upper", Figure.fraction(interval.upper(), flips.count()))
                .figure("irregularity", Figure.measure(crowding.tau(), flips.n()));
    }

    /** Results that would tell the estimate from the margin with 80 % power; irregular counts do not get surer with more results. */
    private OptionalLong required(Effect effect) {
        double error = (effect.bounds().upper() - effect.bounds().lower()) / (2 * Normal.SIDE_OF_95);
        double power = Normal.SIDE_OF_95 + Normal.POWER_OF_80;
        double required = flips.n() * Math.pow(power * error / (effect.estimate() - 1), 2);
        return crowding.tau() == 0 && required < TOO_MANY
                ? OptionalLong.of((long) Math.ceil(required))
                : OptionalLong.empty();
    }
}
