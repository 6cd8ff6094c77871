package io.calibration.disclosure;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.Judgement;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.Labels;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Applies a policy to a report. Figures that tell of too few results are left out; of a finding that rests on too few, or whose words tell
 * of them, only its type, severity and verdict are told.
 */
public final class ReportProtection {

    public static final String WITHHELD =
            "What was seen rests on fewer results than may be told, and is withheld here.";

    /** Kinds of subjects that the config names. */
    private static final Set<String> CONFIGURED = Set.of("class", "score_threshold", "confidence_threshold");

    /** Subjects of all results, in which there is no label of theirs. */
    private static final Set<String> OVERALL = Set.of(
            "flags:overall",
            "escalation:overall",
            "sufficiency:overall",
            "scores:overall",
            "decisions:overall",
            "not_scored:overall");

    private static final String DIMENSION = "dimension";

    private final PrivacyPolicy policy;
    private final Map<String, Integer> hidden = new HashMap<>();

    ReportProtection(PrivacyPolicy policy) {
        this.policy = policy;
    }

    public static CalibrationReport apply(PrivacyPolicy policy, CalibrationReport report) {
        return policy.isExact() ? report : new ReportProtection(policy).apply(report);
    }

    /**
     * The same, where the published snapshot is at hand: what is said of a value of a dimension that the snapshot does not tell apart is withheld, for
     * its results follow from those that it is counted with.
     */
    public static CalibrationReport apply(PrivacyPolicy policy, CalibrationReport report, MetricsSnapshot published) {
        if (policy.isExact()) {
            return report;
        }
        ReportProtection protection = new ReportProtection(policy);
        List<Finding> findings = report.findings().stream()
                .map(finding -> isToldApart(finding.subject(), published.metrics())
                                && isOfPublished(finding, published.metrics())
                        ? finding
                        : protection.withheld(finding))
                .toList();
        List<Judgement> judged = report.judged().stream()
                .filter(judgement -> isToldApart(judgement.subject(), published.metrics()))
                .toList();
        return protection.apply(with(report, findings, judged));
    }

    /** Of a dimension as a whole only where none of its values is counted with others. */
    private static boolean isToldApart(String subject, MetricsPart published) {
        String[] parts = subject.split(":", 3);
        if (!parts[0].equals(DIMENSION) || parts.length < 2) {
            return true;
        }
        SortedMap<String, Slice> values = published.dimensions().getOrDefault(parts[1], new TreeMap<>());
        return parts.length == 2
                ? !values.isEmpty() && !values.containsKey(Labels.OTHER)
                : values.containsKey(parts[2]) && !parts[2].equals(Labels.OTHER);
    }

    /** Of a dimension as a whole: results without a value would follow from another number of results. */
    private static boolean isOfPublished(Finding finding, MetricsPart published) {
        return published.layout().dimensions().stream()
                .filter(name -> finding.subject().equals(DIMENSION + ":" + name)
                        || (finding.subject().startsWith("intake:")
                                && finding.subject().endsWith("_" + LabelKind.dimension(name))))
                .allMatch(name -> finding.evidence().n() == published.withValue(name));
    }

    private static CalibrationReport with(CalibrationReport report, List<Finding> findings, List<Judgement> judged) {
        return new CalibrationReport(
                report.logicVersion(),
                report.window(),
                report.results(),
                findings,
                report.analyzers(),
                report.plugIns(),
                report.switchedOff(),
                report.failures(),
                report.notJudged(),
                judged,
                report.policyDigest());
    }

    private CalibrationReport apply(CalibrationReport report) {
        List<Finding> findings = new ArrayList<>();
        report.findings()
                .forEach(finding -> findings.add(tellsOfFew(finding) ? withheld(finding) : withoutFew(finding)));
        return new CalibrationReport(
                report.logicVersion(),
                report.window(),
                policy.allows(report.results()) ? report.results() : 0,
                findings,
                report.analyzers(),
                report.plugIns(),
                report.switchedOff(),
                report.failures(),
                report.notJudged().stream().map(this::shown).toList(),
                report.judged().stream()
                        .filter(judgement -> !tellsOfFew(judgement.power()))
                        .toList(),
                report.policyDigest());
    }

    private NotJudged shown(NotJudged question) {
        boolean few = isFew(question.n())
                || question.observed().filter(this::tellsOfFew).isPresent();
        return few ? question.withoutFigures() : question;
    }

    /**
     * Whether the results that it rests on, or those that its words tell, are too few; or those of all the figures that would be left out,
     * for what is left of a whole would tell them.
     */
    private boolean tellsOfFew(Finding finding) {
        Evidence evidence = finding.evidence();
        return isFew(evidence.n())
                || tellsOfFew(finding.description())
                || evidence.observed().filter(this::tellsOfFew).isPresent()
                || isFew(evidence.figures().values().stream()
                        .filter(this::tellsOfFew)
                        .mapToLong(this::fewest)
                        .sum());
    }

    private long fewest(Part part) {
        return part.counts().stream().filter(this::isFew).min(Long::compare).orElse(0L);
    }

    private Finding withoutFew(Finding finding) {
        Map<String, Figure> figures = new LinkedHashMap<>(finding.evidence().figures());
        return figures.values().removeIf(this::tellsOfFew)
                ? finding.with(finding.evidence().withFigures(figures))
                : finding;
    }

    /** Whether it could tell of too few results. */
    boolean tellsOfFew(Part part) {
        return part.counts().stream().anyMatch(this::isFew);
    }

    private boolean isFew(long count) {
        return count > 0 && !policy.allows(count);
    }

    private Finding withheld(Finding finding) {
        String kind = finding.subject().split(":", 2)[0];
        boolean named =
                CONFIGURED.contains(kind) || kind.equals(finding.subject()) || OVERALL.contains(finding.subject());
        String subject = named ? finding.subject() : kind + ":" + Labels.OTHER;
        int number = named ? 1 : hidden.merge(finding.type() + ":" + subject, 1, Integer::sum);
        Assessment told = Assessment.builder(
                        finding.type(),
                        subject,
                        Sentence.of(WITHHELD),
                        Evidence.builder(0).build())
                .verdict(finding.verdict())
                .recommendation("Look at the exact report: run again with --exact, or with PrivacyPolicy.exact().")
                .components(finding.affectedComponents().stream()
                        .filter(component -> component.startsWith("/"))
                        .toList())
                .build();
        Finding withheld = Finding.of(told, finding.severity(), finding.analyzer());
        return number > 1 ? withheld.withId(withheld.id() + "_" + number) : withheld;
    }
}
