package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.OutcomeSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * Of which classes outcomes are known. That it is of some more than of others may be by design, such as where only approved cases are followed up:
 * it is told, and no alarm. Alarms are a change from the baseline, and outcomes of classes that by the policy have none. No
 * decision is affected, so it is never graver than MEDIUM. Silent without outcomes, and when few are missing.
 */
public final class OutcomesByClassAnalyzer {

    private OutcomesByClassAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        OutcomeSelection now = OutcomeSelection.of(context.snapshot().metrics());
        double clustering = Clustering.of(context).events();
        List<Assessment> said = new ArrayList<>();
        Optional<SelectionChange> change = SelectionChange.of(now, context, clustering);
        if (now.isComparable()) {
            said.add(state(now, context, clustering, change));
        }
        change.flatMap(SelectionChange::assess).ifPresent(said::add);
        UndeclaredOutcomes.of(now, context.policy().outcomes().classes(), clustering)
                .ifPresent(said::add);
        return said;
    }

    private static Assessment state(
            OutcomeSelection now, AnalysisContext context, double clustering, Optional<SelectionChange> change) {
        Association association = now.association(clustering);
        boolean isSelected = now.isSelected(clustering);
        Evidence evidence = evidence(now, association);
        Sentence description = isSelected
                ? chosen(now, why(context.policy().outcomes().classes(), change))
                : open(Figure.measure(association.estimate(), now.all()), association);
        Assessment.Builder assessment = Assessment.builder(
                        "outcomes_missing_by_class", "outcomes:by_class", description, evidence)
                .recommendation(
                        "Learn nothing about a class from outcomes of the others; follow up a random part of every class.")
                .components("outcome");
        return (isSelected ? assessment.verdict(Verdict.NOTE) : assessment).build();
    }

    private static Evidence evidence(OutcomeSelection now, Association association) {
        Evidence.Builder evidence = OverMargin.evidence(now.all(), association, OutcomeSelection.MARGIN)
                .alternatives(
                        "outcomes are known of chosen cases by design",
                        "nobody follows up on some classes",
                        "the outcome cannot happen in some classes");
        for (int i = 0; i < now.classes().size(); i++) {
            long results = now.results().get(i);
            if (results >= OutcomeSelection.LEAST) {
                evidence.figure(
                        "missing_in_" + now.classes().get(i),
                        Figure.share(results - now.known().get(i), results));
            }
        }
        return evidence.build();
    }

    /** Whether it is known to be by design. */
    private static String why(SortedSet<String> declared, Optional<SelectionChange> change) {
        if (!declared.isEmpty()) {
            return "";
        }
        return change.isPresent()
                ? " Whether that is as in the baseline is looked at on its own."
                : " Whether that is by design cannot be told: outcomes.classes in the policy, or a baseline, would tell.";
    }

    private static Sentence chosen(OutcomeSelection now, String why) {
        List<Integer> classes = IntStream.range(0, now.classes().size())
                .filter(i -> now.results().get(i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> (double) now.known().get(i) / now.results().get(i)))
                .toList();
        int least = classes.get(0);
        int most = classes.get(classes.size() - 1);
        return Sentence.of(
                        "Outcomes are known of {} of {} and of {} of {}: what they tell holds for chosen cases.",
                        Figure.share(now.known().get(most), now.results().get(most)),
                        Sentence.declared(now.classes().get(most)),
                        Figure.share(now.known().get(least), now.results().get(least)),
                        Sentence.declared(now.classes().get(least)))
                .plus(Sentence.of(why));
    }

    /** Only what chance does not explain is told as seen. */
    private static Sentence open(Figure strength, Association association) {
        return Sentence.of(
                (association.interval().lower() > 0
                                ? "Outcomes are missing in some classes more than in others"
                                : "Whether outcomes are missing in some classes more than in others is open: what is seen could be chance")
                        + " (Cramer's V {}, 95 % interval {}; up to {} is too little to matter).",
                strength,
                strength.interval(association.interval()),
                Figure.measure(OutcomeSelection.MARGIN));
    }
}
