package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.CalibrationReport.Judgement;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.PlugInFailure;
import io.calibration.internal.Plugins;
import io.calibration.internal.statistics.Corrections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one decision rule: assessments of all analyzers in, findings out. False discoveries are controlled once over the whole report,
 * and severities come from one table. Stateless and thread-safe.
 */
public final class Judge {

    /** The gravest first; among equals what came in at all before what it says, then the one whose id comes first. */
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> !finding.subject().startsWith("intake:"))
            .thenComparing(Finding::id);

    private Judge() {}

    /**
     * Runs the analyzers, each on its own, and judges what they say.
     *
     * @param analyzers in the order in which they run; those that could not be made are listed as failures
     */
    public static CalibrationReport judge(AnalysisContext context, Plugins<Analyzer> analyzers) {
        List<Statement> statements = new ArrayList<>();
        List<PlugInFailure> failures = new ArrayList<>(analyzers.failures());
        List<NotJudged> notJudged = new ArrayList<>(Unjudged.in(context));
        analyzers
                .members()
                .forEach(analyzer ->
                        run(analyzer, context, statements, notJudged).ifPresent(failures::add));
        List<Judged> judged = judged(statements, context.policy().falseDiscoveryRate());
        return new CalibrationReport(
                context.snapshot().layout().logicVersion(),
                context.snapshot().window(),
                context.snapshot().results(),
                reported(judged),
                analyzers.ids(),
                analyzers.foreign(),
                analyzers.switchedOff(),
                failures.stream()
                        .map(failure -> new AnalyzerFailure(failure.name(), failure.problem(), failure.detail()))
                        .toList(),
                notJudged,
                judged.stream().flatMap(one -> one.power().stream()).toList(),
                null);
    }

    /** An assessment and who made it. */
    private record Statement(String analyzer, Assessment assessment) {

        boolean isTested() {
            return assessment.verdict() != Verdict.NOTE
                    && assessment.evidence().p().isPresent();
        }
    }

    /** With the paths as the document of the config in force has them. */
    private static Assessment written(Assessment assessment, AnalysisContext context) {
        return assessment.withComponents(assessment.affectedComponents().stream()
                .map(context.config()::written)
                .toList());
    }

    private static Optional<PlugInFailure> run(
            Plugins.Member<Analyzer> analyzer,
            AnalysisContext context,
            List<Statement> statements,
            List<NotJudged> notJudged) {
        try {
            List<Assessment> assessments = analyzer.plugin().analyze(context);
            List<NotJudged> open = analyzer.plugin().notJudged(context);
            Optional<String> problem = AssessmentCheck.problem(assessments, open);
            if (problem.isEmpty()) {
                notJudged.addAll(open);
                List.copyOf(assessments)
                        .forEach(assessment ->
                                statements.add(new Statement(analyzer.id(), written(assessment, context))));
            }
            return problem.map(text -> PlugInFailure.of(analyzer.id(), text));
        } catch (Throwable thrown) {
            return Optional.of(PlugInFailure.of(analyzer.id(), thrown));
        }
    }

    private static List<Judged> judged(List<Statement> statements, double falseDiscoveryRate) {
        FindingSeverity rule = new FindingSeverity(falseDiscoveryRate);
        List<Statement> tested = statements.stream().filter(Statement::isTested).toList();
        double[] p = tested.stream()
                .mapToDouble(s -> s.assessment().evidence().p().orElseThrow())
                .toArray();
        double[] adjusted = Corrections.discardingBenjaminiHochberg(p);
        double[] holm = Corrections.holm(p);
        Power power = Power.of(falseDiscoveryRate, Corrections.ofSmallest(p));
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            Assessment said = tested.get(i).assessment();
            Evidence evidence = power.beside(said).adjustedP(adjusted[i]).build();
            Finding finding = Finding.of(
                    said.with(power.told(said, describe(said)), evidence),
                    rule.of(said, adjusted[i], holm[i]),
                    tested.get(i).analyzer());
            judged.add(new Judged(
                    said.question(),
                    finding,
                    power.judged(said).map(seen -> new Judgement(said.type(), said.subject(), said.verdict(), seen))));
        }
        statements.stream().filter(statement -> !statement.isTested()).forEach(statement -> {
            Assessment said = statement.assessment();
            Assessment told = said.with(describe(said), said.evidence());
            judged.add(new Judged(
                    said.question(), Finding.of(told, rule.untested(said), statement.analyzer()), Optional.empty()));
        });
        return judged;
    }

    /** A finding, the question that it answers, and what the answer could have seen. */
    private record Judged(String question, Finding finding, Optional<Judgement> power) {}

    /** The description, and for what is inconclusive the number of results that would decide it, where it is known. */
    private static Sentence describe(Assessment assessment) {
        long needed = rounded(assessment.evidence().requiredSampleSize().orElse(0));
        if (assessment.verdict() != Verdict.INCONCLUSIVE
                || needed <= assessment.evidence().n()) {
            return assessment.description();
        }
        return assessment
                .description()
                .plus(Sentence.of(
                        " Too few to decide; if it is as it seems, about {} would do.",
                        Sentence.declared(Numbers.count(needed))));
    }

    /** Two digits: more would pretend to know. */
    private static long rounded(long n) {
        long unit = 1;
        while (n / unit >= 100) {
            unit *= 10;
        }
        return (n + unit / 2) / unit * unit;
    }

    /** The gravest of each question, and of each id, without what is fine. */
    private static List<Finding> reported(List<Judged> judged) {
        List<Judged> notFine = judged.stream()
                .filter(j -> j.finding().verdict() != Verdict.FINE)
                .sorted(Comparator.comparing(Judged::finding, GRAVEST_FIRST.thenComparing(Judge::strongestFirst)))
                .toList();
        return firstOfEach(
                        firstOfEach(notFine, Judged::question), j -> j.finding().id())
                .stream()
                .map(Judged::finding)
                .toList();
    }

    private static int strongestFirst(Finding left, Finding right) {
        int byEffect = Double.compare(strength(right), strength(left));
        return byEffect != 0 ? byEffect : left.analyzer().compareTo(right.analyzer());
    }

    private static double strength(Finding finding) {
        return finding.evidence().effect().map(Effect::conservative).orElse(Double.NEGATIVE_INFINITY);
    }

    private static Collection<Judged> firstOfEach(Collection<Judged> ordered, Function<Judged, String> key) {
        Map<String, Judged> first = new LinkedHashMap<>();
        ordered.forEach(j -> first.putIfAbsent(key.apply(j), j));
        return first.values();
    }
}
