package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.rates.CriticalFlagShare;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.ScoringConfig.SeverityRule;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what nobody has said how it should be: the policy has no range for it, and no baseline is compared with it. Only of what the results or
 * the config have: of a system without flags nothing is asked about flags. Analyzers that are switched off are not missed.
 */
final class Unranged {

    private final AnalysisContext context;
    private final CalibrationPolicy policy;
    private final MetricsPart metrics;
    private final List<NotJudged> found = new ArrayList<>();

    private Unranged(AnalysisContext context) {
        this.context = context;
        policy = context.policy();
        metrics = context.snapshot().metrics();
    }

    /** In a fixed order. */
    static List<NotJudged> in(AnalysisContext context) {
        Unranged unranged = new Unranged(context);
        unranged.flags();
        unranged.escalations();
        unranged.classes();
        unranged.categories();
        return unranged.found;
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
            add(PolicyRange.CLASSES, "share of class " + Unjudged.list(unranged), null, metrics.results());
        }
        List<String> sure = IntStream.range(0, classes.size())
                .filter(i -> metrics.confidence().byClass().get(i).n() > 0)
                .mapToObj(classes::get)
                .filter(label -> isOpen(policy.meanConfidence().get(label)))
                .toList();
        if (!sure.isEmpty()) {
            add(PolicyRange.CONFIDENCE, "mean confidence of class " + Unjudged.list(sure), null, metrics.results());
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
    static boolean isOpen(@Nullable Interval range) {
        return range == null || (range.lower() <= 0 && range.upper() >= 1);
    }

    static boolean hasFlags(ScoringConfig config) {
        return !config.severityRules().isEmpty()
                || config.classes().stream()
                        .map(ScoreClass::thresholds)
                        .anyMatch(thresholds -> Stream.of(FlagSeverity.values())
                                .anyMatch(severity ->
                                        thresholds.flagLimit(severity).isPresent()));
    }

    static boolean escalates(ScoringConfig config) {
        return config.severityRules().values().stream()
                .anyMatch(rule -> rule.escalation() == SeverityRule.Escalation.AUTOMATIC);
    }
}
