package io.calibration.disclosure;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.config.Labels;
import io.calibration.metrics.PrivacyPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies a policy to a report: of a finding that rests on too few results, only its type, severity and verdict are told. */
public final class ReportProtection {

    public static final String WITHHELD =
            "What was seen rests on fewer results than may be told, and is withheld here.";

    /** Kinds of subjects that the config names. */
    private static final Set<String> CONFIGURED = Set.of("class", "score_threshold", "confidence_threshold");

    private final PrivacyPolicy policy;
    private final Map<String, Integer> hidden = new HashMap<>();

    private ReportProtection(PrivacyPolicy policy) {
        this.policy = policy;
    }

    public static CalibrationReport apply(PrivacyPolicy policy, CalibrationReport report) {
        return policy.isExact() ? report : new ReportProtection(policy).apply(report);
    }

    private CalibrationReport apply(CalibrationReport report) {
        List<Finding> findings = new ArrayList<>();
        report.findings()
                .forEach(finding -> findings.add(restsOnFew(finding.evidence()) ? withheld(finding) : finding));
        return new CalibrationReport(
                report.logicVersion(),
                report.window(),
                policy.allows(report.results()) ? report.results() : 0,
                findings,
                report.analyzers(),
                report.plugIns(),
                report.switchedOff(),
                report.failures(),
                report.notJudged().stream().map(this::shown).toList());
    }

    private NotJudged shown(NotJudged question) {
        double seen = question.observed() * question.n();
        boolean few = isFew((double) question.n()) || isFew(seen) || isFew(question.n() - seen);
        return few ? question.withoutFigures() : question;
    }

    /** Whether the results, those seen among them, or those not seen, are too few. A rate is taken to be one of the results. */
    private boolean restsOnFew(Evidence evidence) {
        double seen = evidence.observed() * evidence.n();
        boolean isRate = evidence.observed() >= 0 && evidence.observed() <= 1;
        return isFew((double) evidence.n())
                || (isRate && (isFew(seen) || isFew(evidence.n() - seen)))
                || evidence.figures().entrySet().stream().anyMatch(e -> isCount(e.getKey()) && isFew(e.getValue()));
    }

    private static boolean isCount(String figure) {
        return figure.equals("n") || figure.endsWith("_n") || figure.endsWith("results");
    }

    private boolean isFew(double count) {
        return count > 0.5 && count < policy.minimumCell() - 0.5;
    }

    private Finding withheld(Finding finding) {
        String kind = finding.subject().split(":", 2)[0];
        boolean named = CONFIGURED.contains(kind) || kind.equals(finding.subject());
        String subject = named ? finding.subject() : kind + ":" + Labels.OTHER;
        int number = named ? 1 : hidden.merge(finding.type() + ":" + subject, 1, Integer::sum);
        return new Finding(
                named ? finding.id() : finding.type() + ":" + subject + (number > 1 ? "_" + number : ""),
                finding.type(),
                finding.severity(),
                finding.verdict(),
                subject,
                WITHHELD,
                Evidence.of(Double.NaN, 0),
                "Look at the exact report.",
                finding.affectedComponents().stream()
                        .filter(component -> component.startsWith("/"))
                        .toList(),
                finding.analyzer());
    }
}
