package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.outcomes.MissingOutcomeAnalyzer;
import io.calibration.analyzers.rates.CriticalFlagShare;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.ScoringConfig.SeverityRule;
import io.calibration.internal.statistics.CategoryMoments;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what nobody has said how it should be: the policy has no range for it, and no baseline is compared with it; and what is too large to be
 * judged. Only of what the results or the config have: of a system without flags nothing is asked about flags. Analyzers that are switched off
 * are not missed.
 */
final class Unjudged {

    private static final int NAMED = 8;

    private final AnalysisContext context;
    private final CalibrationPolicy policy;
    private final MetricsPart metrics;
    private final List<NotJudged> found = new ArrayList<>();

    private Unjudged(AnalysisContext context) {
        this.context = context;
        policy = context.policy();
        metrics = context.snapshot().metrics();
    }

    /** In a fixed order; nothing when there are no results. */
    static List<NotJudged> in(AnalysisContext context) {
        Unjudged unjudged = new Unjudged(context);
        if (context.snapshot().results() > 0) {
            unjudged.flags();
            unjudged.escalations();
            unjudged.classes();
            unjudged.categories();
            unjudged.weights();
            unjudged.weighed();
            unjudged.known();
            unjudged.outcomes();
            unjudged.people();
        }
        return unjudged.found;
    }

    private void flags() {
        long flagged = metrics.flags().results();
        Counts flags = metrics.flags().bySeverity();
        if (flagged > 0 || hasFlags(context.config())) {
            share(PolicyRange.FLAGS, policy.flagRate(), "share of results with a flag", flagged, metrics.results());
        }
        if (isOpen(policy.criticalFlagShare()) && flags.total() > 0) {
            long critical = flags.get(FlagSeverity.CRITICAL.index());
            Figure share =
                    Figure.fraction((double) critical / flags.total(), CriticalFlagShare.bearers(metrics.flags()));
            add(PolicyRange.CRITICAL, "share of critical ones among the flags", share, flags.total());
        }
        others(
                PolicyRange.FLAG_TYPES,
                policy.flagTypeRates(),
                metrics.flags().types().keySet(),
                "how often each flag type comes",
                "how often the other flag types come");
    }

    private void escalations() {
        long escalated = metrics.escalations().results();
        if (escalated > 0 || escalates(context.config())) {
            String question = "share of results that are escalated";
            share(PolicyRange.ESCALATIONS, policy.escalationRate(), question, escalated, metrics.results());
        }
        MetricsPart.Sufficiency said = metrics.sufficiency();
        long known = said.sufficient() + said.insufficient();
        if (known > 0) {
            String question = "share of results whose data sufficed";
            share(PolicyRange.SUFFICIENCY, policy.sufficiencyRate(), question, said.sufficient(), known);
        }
    }

    private void classes() {
        List<String> classes = metrics.layout().classes();
        List<String> unranged = classes.stream()
                .filter(label -> isOpen(policy.classShares().get(label)))
                .toList();
        if (classes.size() > 1 && !unranged.isEmpty()) {
            add(PolicyRange.CLASSES, "share of class " + list(unranged), null, metrics.results());
        }
        List<String> sure = IntStream.range(0, classes.size())
                .filter(i -> metrics.confidence().byClass().get(i).n() > 0)
                .mapToObj(classes::get)
                .filter(label -> isOpen(policy.meanConfidence().get(label)))
                .toList();
        if (!sure.isEmpty()) {
            add(PolicyRange.CONFIDENCE, "mean confidence of class " + list(sure), null, metrics.results());
        }
    }

    private void categories() {
        others(
                PolicyRange.CATEGORIES,
                policy.categoryCoverage(),
                metrics.categories().byLabel().keySet(),
                "how often each category has a score",
                "how often the other categories have a score");
        long notScored = metrics.notScored().results();
        if (notScored > 0) {
            String question = "share of results without a score";
            share(PolicyRange.NOT_SCORED, policy.notScoredRate(), question, notScored, metrics.arrived());
        }
    }

    /** Labels that came and are one thing each, of which some have no range. */
    private void others(PolicyRange range, Map<String, Interval> ranges, Set<String> came, String each, String others) {
        Set<String> ranged = ranges.keySet().stream()
                .filter(label -> !isOpen(ranges.get(label)))
                .collect(Collectors.toSet());
        if (came.stream().anyMatch(label -> !label.equals(Labels.OTHER) && !ranged.contains(label))) {
            add(range, ranged.isEmpty() ? each : others, null, metrics.results());
        }
    }

    private void weights() {
        if (WeightFit.isTooLarge(context.config(), metrics)
                && !policy.disabledAnalyzers().contains("category_weights")) {
            add(
                    "whether the category weights fit the outcomes",
                    "The config weighs more than " + CategoryMoments.MOST + " categories.",
                    "at most " + CategoryMoments.MOST + " weighed categories, with outcomes in each");
        }
        if (WeightFit.isTooSparse(context.config(), metrics)
                && !policy.disabledAnalyzers().contains("category_weights")) {
            add(
                    "whether the category weights fit the outcomes",
                    "Results that have an outcome and a score in every weighed category are too few, or were counted by an earlier release or published without.",
                    WeightFit.LEAST + " such results, counted by this release");
        }
    }

    /** Weights of categories that never come say nothing: they are misspelt, or the scores are not handed over. */
    private void weighed() {
        List<String> absent = context.config().categoryWeights().keySet().stream()
                .map(key -> Labels.normalise(key).orElseThrow())
                .filter(label -> !label.equals("default")
                        && !metrics.categories().byLabel().containsKey(label))
                .toList();
        never(
                "weighs the categories ",
                "a score in them",
                absent,
                "category scores of them, or the names that the results have");
    }

    /** What the policy judges and no result has, and what the config lists where not one comes: that a single one is rare is nothing to ask about. */
    private void known() {
        KnownLabels known = metrics.layout().knownLabels();
        Set<String> types = metrics.flags().types().keySet();
        String names = "results that have them, or the names that the results have";
        if (!types.isEmpty()) {
            Set<String> absent = new TreeSet<>(noneOf(known.flagTypes(), types));
            policy.flagTypeRates().keySet().stream()
                    .filter(type -> !types.contains(type))
                    .forEach(absent::add);
            never("names the flag types ", "a flag of them", List.copyOf(absent), names);
        }
        Set<String> tiers = metrics.tiers().keySet();
        never("names the tiers ", "such a tier", noneOf(known.tiers(), tiers), names);
        Set<String> categories = metrics.categories().byLabel().keySet();
        never("names the categories ", "a score in them", noneOf(known.categories(), categories), names);
        never(
                "names the dimensions ",
                "a value of them",
                metrics.layout().dimensions().stream()
                        .filter(name -> !metrics.dimensions().containsKey(name))
                        .toList(),
                "results that bring their values, or the names that the results have");
        Set<String> reasons = new TreeSet<>(metrics.escalations().byReason().keySet());
        reasons.addAll(metrics.notScored().byReason().keySet());
        if (!reasons.isEmpty()) {
            never("names the reasons ", "such a reason", noneOf(known.escalations(), reasons), names);
        }
    }

    private static List<String> noneOf(Set<String> known, Set<String> seen) {
        return known.stream().anyMatch(seen::contains) ? List.of() : List.copyOf(known);
    }

    private void never(String what, String lacking, List<String> labels, String takes) {
        if (!labels.isEmpty()) {
            add(
                    "what config or policy say of " + list(labels) + ", for no result has " + lacking,
                    "The config or the policy " + what + list(labels) + ", and no result has " + lacking + ".",
                    takes);
        }
    }

    /** Outcomes come later, so that there are none yet may be right, and yet nothing that rests on them is judged. */
    private void outcomes() {
        if (context.baseline().filter(before -> hasOutcomes(before.metrics())).isPresent() && !hasOutcomes(metrics)) {
            add(
                    "what became of the results",
                    "The baseline has outcomes, and the window has none.",
                    "outcomes of the window's results, which may come later");
        }
        MatureDays mature = MatureDays.of(context.snapshot(), policy.outcomes());
        boolean isCompared = MissingOutcomeAnalyzer.baseline(context).isPresent()
                && !mature.days().isEmpty();
        if (mature.isKnown()
                && hasOutcomes(metrics)
                && mature.days().size() < MissingOutcomeAnalyzer.LEAST_DAYS
                && !isCompared
                && !policy.disabledAnalyzers().contains("missing_outcomes")) {
            add(
                    "whether outcomes go missing",
                    "Of " + metrics.days().size() + " days with results "
                            + mature.days().size()
                            + " are so old that their outcomes are known, by outcomes.known_after_days of the policy or outcome_at of the results.",
                    MissingOutcomeAnalyzer.LEAST_DAYS + " such days, or a baseline");
        }
    }

    /** Results of one person are more alike than those of several; where nobody says whose they are, they count as if all were independent. */
    private void people() {
        Set<String> secrets = metrics.groups().secrets();
        if (People.of(metrics).isEmpty()) {
            add(
                    "whether results of the same people are alike: all are taken for independent",
                    secrets.size() > 1
                            ? "Keys of people were made with several secrets, so that one person may look like two."
                            : "Too few results say whose they are.",
                    "a keyed hash of the person in each result (group), made with one secret");
        }
    }

    private static boolean hasOutcomes(MetricsPart part) {
        return part.decisions().cells().stream().anyMatch(cell -> cell.outcome() != Outcome.ABSENT && cell.count() > 0);
    }

    private void add(String question, String why, String takes) {
        found.add(NotJudged.of(question, why, takes).on(metrics.results()));
    }

    private void share(PolicyRange range, @Nullable Interval expected, String question, long count, long n) {
        if (isOpen(expected)) {
            add(range, question, Figure.share(count, n), n);
        }
    }

    private void add(PolicyRange range, String question, @Nullable Figure observed, long n) {
        if (policy.disabledAnalyzers().contains(range.analyzer()) || isCompared(range)) {
            return;
        }
        String why = "The policy has no " + range.key() + " for it, and "
                + (range.comparison().isEmpty()
                        ? "a baseline is not compared in this."
                        : "no baseline is compared with it.");
        String takes = range.key() + " in the policy" + (range.comparison().isEmpty() ? "" : ", or a baseline");
        NotJudged open = NotJudged.of(question, why, takes).on(n);
        found.add(observed == null ? open : open.seeing(observed));
    }

    /** Other classes have other shares. */
    private boolean isCompared(PolicyRange range) {
        return !range.comparison().isEmpty()
                && !policy.disabledAnalyzers().contains(range.comparison())
                && context.baseline()
                        .filter(before -> before.results() > 0)
                        .filter(before -> !range.equals(PolicyRange.CONFIDENCE)
                                || before.privacy().isExact())
                        .filter(before -> !(range.equals(PolicyRange.CLASSES) || range.equals(PolicyRange.CONFIDENCE))
                                || before.layout()
                                        .classes()
                                        .equals(metrics.layout().classes()))
                        .isPresent();
    }

    /** Whether no share could be outside: there is no range, or it reaches from 0 to 1. */
    private static boolean isOpen(@Nullable Interval range) {
        return range == null || (range.lower() <= 0 && range.upper() >= 1);
    }

    private static boolean hasFlags(ScoringConfig config) {
        return !config.severityRules().isEmpty()
                || config.classes().stream()
                        .map(ScoreClass::thresholds)
                        .anyMatch(thresholds -> Stream.of(FlagSeverity.values())
                                .anyMatch(severity ->
                                        thresholds.flagLimit(severity).isPresent()));
    }

    private static boolean escalates(ScoringConfig config) {
        return config.severityRules().values().stream()
                .anyMatch(rule -> rule.escalation() == SeverityRule.Escalation.AUTOMATIC);
    }

    private static String list(Collection<String> labels) {
        String more = labels.size() > NAMED ? " and " + (labels.size() - NAMED) + " more" : "";
        return String.join(", ", labels.stream().limit(NAMED).toList()) + more;
    }
}
