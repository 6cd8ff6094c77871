package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.outcomes.MissingOutcomeAnalyzer;
import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.CategoryMoments;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.internal.statistics.days.DesignEffect;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what is not judged: what {@link Unranged nobody has said how it should be}, what is too large or too small to be judged, and what config
 * or policy name and no result has. Analyzers that are switched off are not missed.
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
            unjudged.found.addAll(Unranged.in(context));
            unjudged.weights();
            unjudged.weighed();
            unjudged.known();
            unjudged.outcomes();
            unjudged.people();
            unjudged.days();
        }
        return unjudged.found;
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
        if (People.of(metrics).isEmpty() && metrics.groups().designEffects().isEmpty()) {
            add(
                    "whether results of the same people are alike: all are taken for independent",
                    secrets.size() > 1
                            ? "Keys of people were made with several secrets, so that one person may look like two."
                            : "Too few results say whose they are.",
                    "a keyed hash of the person in each result (group), made with one secret");
        }
    }

    /** Whether days differ is told from days, of an exact baseline too. */
    private void days() {
        int own = metrics.days().size();
        int known = own
                + context.baseline()
                        .filter(before -> before.privacy().isExact())
                        .map(before -> before.metrics().days().size())
                        .orElse(0);
        if (known < DesignEffect.LEAST_DAYS) {
            add(
                    "whether days differ from one another: all results are taken for independent",
                    "The results came on " + Numbers.count(own, "day") + ".",
                    "results of " + DesignEffect.LEAST_DAYS + " days, the baseline's too");
        }
    }

    private static boolean hasOutcomes(MetricsPart part) {
        return part.decisions().cells().stream().anyMatch(cell -> cell.outcome() != Outcome.ABSENT && cell.count() > 0);
    }

    private void add(String question, String why, String takes) {
        found.add(NotJudged.of(question, why, takes).on(metrics.results()));
    }

    static String list(Collection<String> labels) {
        String more = labels.size() > NAMED ? " and " + (labels.size() - NAMED) + " more" : "";
        return String.join(", ", labels.stream().limit(NAMED).toList()) + more;
    }
}
