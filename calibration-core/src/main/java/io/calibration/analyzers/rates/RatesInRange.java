package io.calibration.analyzers.rates;

import static io.calibration.analyzers.rates.JudgedRate.ESCALATIONS;
import static io.calibration.analyzers.rates.JudgedRate.FLAGS;
import static io.calibration.analyzers.rates.JudgedRate.ofFlagType;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether each rate lies in the range that the policy expects, if it has one. Stateless. */
public final class RatesInRange {

    /** More results than this that do not say whether their data sufficed are a fault of the pipeline, not of the people scanned. */
    private static final Interval UNKNOWN = new Interval(0, 0.10);

    private static final String OTHERS = "other people were scanned than before";

    private RatesInRange() {}

    /** The share of results with at least one flag. */
    public static List<Assessment> ofFlags(AnalysisContext context) {
        return assess(
                context,
                JudgedRate.FLAGS,
                context.policy().flagRate(),
                FLAGS.wording()
                        .types("over_triggered_flags", "under_triggered_flags")
                        .advice(
                                "Look which flag types make up the rate, and whether min_occurrences asks for enough.",
                                "Look whether every detector still runs, and whether min_occurrences asks for too much.")
                        .alternatives(OTHERS, "a detector changed without a new logic version"));
    }

    /** The share of escalated results. */
    public static List<Assessment> ofEscalations(AnalysisContext context) {
        return assess(
                context,
                ESCALATIONS,
                context.policy().escalationRate(),
                ESCALATIONS
                        .wording()
                        .types("high_escalation_rate", "low_escalation_rate")
                        .advice(
                                "Look which reasons make up the rate, and whether those who review can follow.",
                                "Check whether escalation still works: what should have been escalated and was not?")
                        .alternatives(OTHERS, "one reason was added or dropped"));
    }

    private static List<Assessment> assess(
            AnalysisContext context, JudgedRate rate, @Nullable Interval range, Wording wording) {
        return range == null
                ? List.of()
                : rate.among(ResultRates.of(context)).inRange(range, wording).stream()
                        .toList();
    }

    /** The share of results that carry a flag type, of every type that has a range; a type that never fired is one that 0 % carry. */
    public static List<Assessment> ofFlagTypes(AnalysisContext context) {
        ResultRates rates = ResultRates.of(context);
        return context.policy().flagTypeRates().entrySet().stream()
                .flatMap(type -> rates
                        .ofFlagType(type.getKey())
                        .inRange(
                                type.getValue(),
                                ofFlagType(type.getKey(), Sentence.declared(type.getKey()))
                                        .types("over_triggered_flags", "under_triggered_flags")
                                        .advice(
                                                "Read some results that carry the flag, and check the rule that raises it.",
                                                "Check whether the rule that raises the flag still runs and still gets its input.")
                                        .alternatives(OTHERS, "the flag was renamed"))
                        .stream())
                .toList();
    }

    /**
     * Each class's share of the results. The configured classes count, also one that no result is in; ranges of classes that the config
     * does not have do not apply.
     */
    public static List<Assessment> ofClasses(AnalysisContext context) {
        CalibrationPolicy policy = context.policy();
        List<ScoreClass> classes = context.config().classes();
        List<ScoreClass> judged = classes.stream()
                .filter(c -> policy.classShare(c.label()).isPresent())
                .filter(c -> context.snapshot().layout().classes().contains(c.label()))
                .toList();
        ResultRates rates = ResultRates.of(context);
        return judged.stream()
                .flatMap(c -> rates
                        .ofClass(c.label())
                        .inRange(policy.classShare(c.label()).orElseThrow(), ofClass(c, classes), judged.size())
                        .stream())
                .toList();
    }

    private static Wording ofClass(ScoreClass scoreClass, List<ScoreClass> classes) {
        String label = scoreClass.label();
        int index = classes.indexOf(scoreClass);
        boolean isLast = index > 0 && index == classes.size() - 1;
        // The threshold that lets results in: the last class takes what the one before it refuses, and its own decides
        // nothing.
        String gate = (isLast ? classes.get(index - 1) : scoreClass).pointer("min_score");
        return Wording.of(
                        "class:" + label,
                        "result is",
                        "results are",
                        Sentence.of("in class {}", Sentence.declared(label)))
                .types("high_classification_rate", "low_classification_rate")
                .advice(
                        review(gate, isLast ? "lowering" : "raising", "smaller"),
                        review(gate, isLast ? "raising" : "lowering", "larger"))
                .alternatives("others came in than before", "flags or confidence, not the score, decide the class")
                .components(gate);
    }

    private static Sentence review(String gate, String how, String effect) {
        return Sentence.of(
                "Look whether what comes in changed before the threshold is reviewed: " + how
                        + " {} would make the class " + effect + ".",
                Sentence.declared(gate));
    }

    /**
     * Whether the data sufficed, among the results that say so, and whether most results do say. Silent when none does: then it is not
     * recorded.
     */
    public static List<Assessment> ofSufficiency(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        ResultRates rates = ResultRates.of(context);
        ResultRate sufficient = sufficient(rates, metrics);
        Interval range = context.policy().sufficiencyRate();
        if (sufficient.n() == 0 || range == null) {
            return List.of();
        }
        return Stream.of(
                        sufficient.inRange(range, SUFFICIENCY),
                        rates.of(metrics.sufficiency().unknown(), metrics.results(), day -> 0, 1)
                                .inRange(UNKNOWN, UNSAID))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The rate of results whose data sufficed, among those that say so. */
    public static ResultRate sufficient(ResultRates rates, MetricsPart metrics) {
        MetricsPart.Sufficiency said = metrics.sufficiency();
        return rates.of(said.sufficient(), said.sufficient() + said.insufficient(), DayCounts::insufficient, 1);
    }

    /** Whether so many results do not say whether their data sufficed that this is a fault of its own. */
    public static boolean areSilent(MetricsPart metrics) {
        return metrics.sufficiency().unknown() > UNKNOWN.upper() * metrics.results();
    }

    private static final Wording SUFFICIENCY = Wording.of(
                    "sufficiency:overall", "result that says so had", "results that say so had", "enough data")
            .types("high_data_sufficiency", "low_data_sufficiency")
            .advice(
                    "Check whether the rule of what suffices became too lax.",
                    "Look what is missing and for whom: a shorter questionnaire, a lost source, or a stricter rule of what suffices.")
            .alternatives("results were made earlier in the process", "a category is no longer asked for")
            .components("data collection");

    private static final Wording UNSAID = Wording.of(
                    "sufficiency:unknown", "result does", "results do", "not say whether their data sufficed")
            .types("unknown_data_sufficiency", "unknown_data_sufficiency")
            .advice(
                    "Check the pipeline that fills data_sufficient: it leaves out a part of the results.",
                    "Nothing: every result says so.")
            .alternatives("an older client does not send the field")
            .components("data_sufficient");

    /** Whether each category has a score as often as the policy expects. */
    public static List<Assessment> ofCategories(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        ResultRates rates = ResultRates.of(context);
        return context.policy().categoryCoverage().entrySet().stream()
                .flatMap(
                        category -> scored(rates, metrics, category.getKey())
                                .inRange(category.getValue(), ofCategory(category.getKey()))
                                .stream())
                .toList();
    }

    /** The rate of results that have a score in a category. */
    public static ResultRate scored(ResultRates rates, MetricsPart metrics, String category) {
        return rates.of(metrics.results() - metrics.missing(category), metrics.results(), day -> 0, 1);
    }

    private static Wording ofCategory(String label) {
        return Wording.of(
                        "category:" + label,
                        "result has",
                        "results have",
                        Sentence.of("a score in {}", Sentence.declared(label)))
                .types("high_category_coverage", "low_category_coverage")
                .advice(
                        "Check whether scores are filled in where nothing was answered.",
                        "Look whether the category is still asked for, and for whom it is missing.")
                .alternatives("the category was renamed", OTHERS)
                .components("/category_weights", "data collection");
    }
}
