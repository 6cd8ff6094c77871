package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.AnalyzerFailure;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.disclosure.PrivacyNotice;
import io.calibration.disclosure.ReportProtection;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores reports as JSON ({@code calibration_report.schema.json}) and reads them back. The same report gives the same bytes. Numbers
 * that are not finite are null, and read back as not known. Stateless and thread-safe.
 */
public final class ReportJson {

    private static final ArtifactReader<Stored> READER = new ArtifactReader<>(
            ReportFile.SCHEMA,
            ReportFile.VERSION,
            true,
            Set.of(
                    "observed",
                    "expected",
                    "interval",
                    "margin",
                    "effective_n",
                    "p",
                    "q",
                    "effect",
                    "estimate",
                    "lower",
                    "upper",
                    "needed_n",
                    "found_in"),
            tree -> stored(ArtifactReader.as(
                    ArtifactReader.withLists(withNotJudged(tree), "analyzers", "plug_ins", "switched_off"),
                    ReportFile.class)),
            stored -> ArtifactJson.write(file(stored)));

    private ReportJson() {}

    /** Files of before 2026-12 say nothing of what was not judged. */
    private static JsonNode withNotJudged(JsonNode tree) {
        ((ObjectNode) tree).putIfAbsent("not_judged", JsonNodeFactory.instance.arrayNode());
        return tree;
    }

    /**
     * Writes a report.
     *
     * @param snapshot digest of the file of the snapshot that was judged
     * @param policy what may be read from the file
     */
    public static byte[] write(CalibrationReport report, Digest snapshot, PrivacyPolicy policy) {
        return ArtifactJson.write(file(new Stored(ReportProtection.apply(policy, report), snapshot, policy)));
    }

    /**
     * Reads a report.
     *
     * @param document the file's bytes, at most 16 MiB
     * @throws InvalidDocumentException when it is not a report, is of a newer format, or was changed; says where
     */
    public static CalibrationReport read(byte[] document) {
        return READER.read(document).report();
    }

    /** A report with all that its file says. */
    private record Stored(CalibrationReport report, Digest snapshot, PrivacyPolicy policy) {}

    private static ReportFile file(Stored stored) {
        CalibrationReport report = stored.report();
        return new ReportFile(
                ReportFile.SCHEMA,
                ReportFile.VERSION,
                report.logicVersion(),
                report.window(),
                report.results(),
                stored.snapshot(),
                privacy(stored.policy(), report),
                summary(report),
                report.findings().stream().map(ReportJson::entry).toList(),
                new ReportFile.Analyzers(
                        report.analyzers(),
                        report.plugIns(),
                        report.switchedOff(),
                        report.failures().stream()
                                .map(failure -> new ReportFile.Failed(failure.analyzer(), failure.problem()))
                                .toList()),
                report.notJudged().stream().map(ReportJson::unjudged).toList());
    }

    private static ReportFile.Privacy privacy(PrivacyPolicy policy, CalibrationReport report) {
        return new ReportFile.Privacy(
                policy.isExact() ? SnapshotFile.Mode.EXACT : SnapshotFile.Mode.PROTECTED,
                policy.minimumCell(),
                PrivacyNotice.of(policy),
                report.findings().stream()
                        .filter(finding -> finding.description().equals(ReportProtection.WITHHELD))
                        .count());
    }

    private static Map<String, Long> summary(CalibrationReport report) {
        Map<String, Long> summary = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            summary.put(
                    severity.label(),
                    report.findings().stream()
                            .filter(finding -> finding.severity() == severity)
                            .count());
        }
        return summary;
    }

    private static ReportFile.Entry entry(Finding finding) {
        return new ReportFile.Entry(
                finding.id(),
                finding.type(),
                finding.severity(),
                finding.verdict(),
                finding.subject(),
                finding.description(),
                proof(finding.evidence()),
                finding.recommendation(),
                finding.affectedComponents(),
                finding.analyzer());
    }

    private static ReportFile.Unjudged unjudged(NotJudged question) {
        return new ReportFile.Unjudged(
                question.question(),
                ReportFile.finite(question.observed()),
                question.n(),
                question.why(),
                question.takes());
    }

    private static NotJudged notJudged(ReportFile.Unjudged entry) {
        return new NotJudged(entry.question(), or(entry.observed(), Double.NaN), entry.n(), entry.why(), entry.takes());
    }

    private static ReportFile.Proof proof(Evidence evidence) {
        Map<String, Double> figures = new LinkedHashMap<>(evidence.figures());
        figures.values().removeIf(value -> !Double.isFinite(value));
        return new ReportFile.Proof(
                ReportFile.finite(evidence.observed()),
                bounds(evidence.expected()),
                bounds(evidence.interval()),
                ReportFile.finite(evidence.margin()),
                evidence.n(),
                ReportFile.finite(evidence.effectiveN()),
                evidence.test(),
                ReportFile.finite(evidence.p()),
                ReportFile.finite(evidence.q()),
                distance(evidence.effect()),
                evidence.alternatives(),
                evidence.neededN() < 0 ? null : evidence.neededN(),
                figures);
    }

    private static ReportFile.@Nullable Bounds bounds(@Nullable Interval interval) {
        return interval == null ? null : ReportFile.Bounds.of(interval);
    }

    private static ReportFile.@Nullable Distance distance(@Nullable Effect effect) {
        return effect == null
                ? null
                : new ReportFile.Distance(
                        ReportFile.finite(effect.estimate()),
                        ReportFile.finite(effect.bounds().lower()),
                        ReportFile.finite(effect.bounds().upper()));
    }

    private static Stored stored(ReportFile file) {
        int cell = file.privacy().minimumCell();
        if (cell < 1 || (cell > 1 && cell < 5)) {
            throw Mistakes.only("/privacy/minimum_cell", "must be 1 or at least 5");
        }
        CalibrationReport report = new CalibrationReport(
                file.logicVersion(),
                file.window(),
                file.results(),
                file.findings().stream().map(ReportJson::finding).toList(),
                file.analyzers().ran(),
                file.analyzers().plugIns(),
                file.analyzers().switchedOff(),
                file.analyzers().failed().stream()
                        .map(failed -> new AnalyzerFailure(failed.analyzer(), failed.problem(), ""))
                        .toList(),
                file.notJudged().stream().map(ReportJson::notJudged).toList());
        return new Stored(report, file.snapshotDigest(), new PrivacyPolicy(cell));
    }

    private static Finding finding(ReportFile.Entry entry) {
        return new Finding(
                entry.id(),
                entry.type(),
                entry.severity(),
                entry.verdict(),
                entry.subject(),
                entry.description(),
                evidence(entry.evidence()),
                entry.recommendation(),
                entry.affectedComponents(),
                entry.analyzer());
    }

    private static Evidence evidence(ReportFile.Proof proof) {
        ReportFile.Distance effect = proof.effect();
        return new Evidence(
                or(proof.observed(), Double.NaN),
                interval(proof.expected()),
                interval(proof.interval()),
                or(proof.margin(), Double.NaN),
                proof.n(),
                or(proof.effectiveN(), Double.NaN),
                proof.test(),
                or(proof.p(), Double.NaN),
                or(proof.q(), Double.NaN),
                effect == null
                        ? null
                        : new Effect(or(effect.estimate(), Double.NaN), ends(effect.lower(), effect.upper())),
                proof.alternatives(),
                proof.neededN() == null ? -1 : proof.neededN(),
                proof.figures());
    }

    private static @Nullable Interval interval(ReportFile.@Nullable Bounds bounds) {
        return bounds == null ? null : ends(bounds.lower(), bounds.upper());
    }

    private static Interval ends(@Nullable Double lower, @Nullable Double upper) {
        double from = or(lower, Double.NEGATIVE_INFINITY);
        double to = or(upper, Double.POSITIVE_INFINITY);
        if (from > to) {
            throw Mistakes.only("/findings", "holds an interval whose ends are not in order");
        }
        return new Interval(from, to);
    }

    private static double or(@Nullable Double value, double absent) {
        return value == null ? absent : value;
    }
}
