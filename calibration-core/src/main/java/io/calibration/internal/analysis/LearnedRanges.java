package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.confidence.ClassConfidenceAnalyzer;
import io.calibration.analyzers.outcomes.DiscriminationAnalyzer;
import io.calibration.analyzers.outcomes.OutcomeRateAnalyzer;
import io.calibration.analyzers.rates.CriticalFlagShare;
import io.calibration.analyzers.rates.JudgedRate;
import io.calibration.analyzers.rates.RatesInRange;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.Discrimination;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The ranges that a healthy window shows. Each is a 95 % prediction interval of the same figure in a later window of as many results, from
 * the very rate that the analyzer of its key judges, so that what varies by chance, by days or by people varies as much here as there. What
 * the results do not have is not asked about, as in {@link Unranged}. What a range would tell of fewer results than may be told is left out.
 */
public final class LearnedRanges {

    /** Ends lie on this many decimals, outside the interval. */
    private static final int DECIMALS = 4;

    private static final String TOO_FEW = "the results are worth fewer than " + Rate.LEAST_WORTH
            + " independent ones, for they are few, or days or people differ much";
    private static final String UNTOLD = "it would tell of fewer results than may be told";

    private final AnalysisContext context;
    private final MetricsPart metrics;
    private final MetricsPart published;
    private final PrivacyPolicy privacy;
    private final ResultRates rates;
    private final CalibrationPolicy.Builder policy;
    private final ExpectedOutcomes.Builder outcomes;
    private final List<String> leftOut = new ArrayList<>();

    private LearnedRanges(AnalysisContext context, MetricsSnapshot published) {
        this.context = context;
        this.published = published.metrics();
        metrics = context.snapshot().metrics();
        privacy = published.privacy();
        rates = ResultRates.of(context);
        policy = withoutRanges(context.policy());
        outcomes = ExpectedOutcomes.builder();
    }

    /**
     * What was learned.
     *
     * @param policy the ranges, and all else as the policy at hand has it
     * @param leftOut what got no range and why, a sentence each that begins with the key
     */
    public record Result(CalibrationPolicy policy, List<String> leftOut) {}

    /**
     * Learns from a window.
     *
     * @param context the window, exact, and without a baseline
     * @param published the same window as it may be told
     */
    public static Result of(AnalysisContext context, MetricsSnapshot published) {
        LearnedRanges ranges = new LearnedRanges(context, published);
        ranges.flags();
        ranges.escalations();
        ranges.classes();
        ranges.categories();
        ranges.outcomes();
        return new Result(ranges.policy.build(), ranges.leftOut);
    }

    private static CalibrationPolicy.Builder withoutRanges(CalibrationPolicy from) {
        CalibrationPolicy.Builder policy = CalibrationPolicy.builder()
                .outcomes(from.outcomes())
                .monthEnds(from.monthEnds())
                .margins(from.margins())
                .falseDiscoveryRate(from.falseDiscoveryRate())
                .seed(from.seed())
                .disabledAnalyzers(from.disabledAnalyzers());
        from.dimensions().forEach(policy::dimension);
        return policy;
    }

    private void flags() {
        FlagMetrics flags = metrics.flags();
        if (flags.results() > 0 || Unranged.hasFlags(context.config())) {
            learn("flag_rate", JudgedRate.FLAGS.among(rates), policy::flagRate);
        }
        if (flags.bySeverity().total() > 0) {
            criticalFlags(flags);
        }
        Set<String> declared = metrics.layout().declared(LabelKind.FLAG_TYPE);
        labels(
                "flag_type_rates",
                flags.types().keySet(),
                declared,
                published.flags().types().keySet(),
                (key, type) -> learn(key, rates.ofFlagType(type), range -> policy.flagTypeRate(type, range)));
    }

    private void criticalFlags(FlagMetrics flags) {
        String key = "critical_flag_share";
        if (flags.bySeverity().total() < CriticalFlagShare.LEAST_FLAGS) {
            leave(key, "there are fewer than " + CriticalFlagShare.LEAST_FLAGS + " flags");
        } else if (Arrays.stream(CriticalFlagShare.bearers(flags)).anyMatch(this::isFew)) {
            leave(key, UNTOLD);
        } else {
            learn(key, CriticalFlagShare.rate(context), policy::criticalFlagShare);
        }
    }

    private void escalations() {
        if (metrics.escalations().results() > 0 || Unranged.escalates(context.config())) {
            learn("escalation_rate", JudgedRate.ESCALATIONS.among(rates), policy::escalationRate);
        }
        ResultRate sufficient = RatesInRange.sufficient(rates, metrics);
        if (sufficient.n() > 0 && RatesInRange.areSilent(metrics)) {
            leave(
                    "sufficiency_rate",
                    "so many results do not say whether their data sufficed that this would be found");
        } else if (sufficient.n() > 0) {
            learn("sufficiency_rate", sufficient, policy::sufficiencyRate);
        }
        if (metrics.notScored().results() > 0) {
            learn("not_scored_rate", rates.notScored(), policy::notScoredRate);
        }
    }

    private void classes() {
        List<String> classes = metrics.layout().classes();
        double clustering = Clustering.of(context).most();
        for (int i = 0; i < classes.size(); i++) {
            String label = classes.get(i);
            String share = "class_shares of " + label;
            boolean told = published.inClass(i) == metrics.inClass(i);
            if (classes.size() > 1 && told) {
                learn(share, rates.ofClass(label), range -> policy.classShare(label, range));
            } else if (classes.size() > 1) {
                leave(share, UNTOLD);
            }
            ConfidenceMetrics.Sums sums = metrics.confidence().byClass().get(i);
            if (sums.n() > 0) {
                confidence(label, ClassConfidenceAnalyzer.mean(metrics, i, clustering), told && !isFew(sums.n()));
            }
        }
    }

    private void confidence(String label, Optional<Mean> mean, boolean told) {
        String key = "mean_confidence of " + label;
        if (!told) {
            leave(key, UNTOLD);
        } else if (mean.isEmpty()) {
            leave(key, "fewer than " + ClassConfidenceAnalyzer.LEAST + " results of the class have one");
        } else {
            learn(key, mean.map(Mean::next), range -> policy.meanConfidence(label, range));
        }
    }

    private void categories() {
        Set<String> declared = metrics.layout().declared(LabelKind.CATEGORY);
        labels(
                "category_coverage",
                metrics.categories().byLabel().keySet(),
                declared,
                published.categories().byLabel().keySet(),
                (key, label) -> learn(
                        key,
                        RatesInRange.scored(rates, metrics, label),
                        range -> policy.categoryCoverage(label, range)));
    }

    private void outcomes() {
        ExpectedOutcomes said = context.policy().expectedOutcomes();
        outcomes.confidenceMeans(said.confidenceMeans()).scoreMeans(said.scoreMeans());
        said.byClass().forEach(outcomes::expected);
        if (metrics.outcomes().byScore().stream().anyMatch(known -> known.n() > 0)) {
            outcomeRate("outcome_rate", OutcomeRateAnalyzer.rate(context), outcomes::rate);
            List<Optional<Rate>> byClass = OutcomeRateAnalyzer.classRates(context);
            for (int i = 0; i < byClass.size(); i++) {
                String label = metrics.layout().classes().get(i);
                outcomeRate(
                        "class_outcome_rates of " + label, byClass.get(i), range -> outcomes.classRate(label, range));
            }
            Optional<Discrimination> area = DiscriminationAnalyzer.discrimination(context);
            learn("score_auc", area.map(Discrimination::next), outcomes::scoreAuc);
        }
        policy.expectedOutcomes(outcomes.build());
    }

    private void outcomeRate(String key, Optional<Rate> rate, Consumer<Interval> range) {
        if (rate.filter(known -> isFew(known.count()) || isFew(known.n() - known.count()))
                .isPresent()) {
            leave(key, UNTOLD);
        } else {
            learn(key, rate.flatMap(Rate::next), range);
        }
    }

    /** Labels that are one thing each; those that are not declared and that few results bear are not named. */
    private void labels(
            String key, Set<String> came, Set<String> declared, Set<String> told, BiConsumer<String, String> learn) {
        boolean untold = false;
        for (String label : came) {
            boolean named = declared.contains(label) || told.contains(label);
            if (named && !label.equals(Labels.OTHER)) {
                learn.accept(key + " of " + label, label);
            }
            untold |= !named;
        }
        if (untold) {
            leave(
                    key + " of others",
                    "their names would tell of fewer results than may be told; declared labels may be named");
        }
    }

    private boolean isFew(long results) {
        return results > 0 && !privacy.allows(results);
    }

    private void learn(String key, ResultRate rate, Consumer<Interval> range) {
        learn(key, rate.next(privacy), range);
    }

    private void learn(String key, Optional<Interval> next, Consumer<Interval> range) {
        Optional<Interval> ends = next.map(LearnedRanges::rounded).filter(found -> !Unranged.isOpen(found));
        ends.ifPresentOrElse(range, () -> leave(key, TOO_FEW));
    }

    private void leave(String key, String why) {
        leftOut.add(key + ": " + why + ".");
    }

    /** Outwards: a range is never narrower than what was found. */
    private static Interval rounded(Interval next) {
        return new Interval(
                rounded(Math.max(0, next.lower()), RoundingMode.FLOOR),
                rounded(Math.min(1, next.upper()), RoundingMode.CEILING));
    }

    private static double rounded(double end, RoundingMode mode) {
        return new BigDecimal(end).setScale(DECIMALS, mode).doubleValue();
    }
}
