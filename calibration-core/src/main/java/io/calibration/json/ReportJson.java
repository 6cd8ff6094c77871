package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.Judgement;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.disclosure.ReportProtection;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores reports as JSON ({@code calibration_report.schema.json}) and reads them back. The same report gives the same bytes. Numbers
 * that are not finite are null, and read back as not known. Stateless and thread-safe.
 */
public final class ReportJson {

    private static final String SCHEMA = "calibration/calibration_report";
    private static final int VERSION = 1;

    private static final ArtifactReader<Stored> READER = new ArtifactReader<>(
            SCHEMA,
            VERSION,
            true,
            Set.of(
                    "observed",
                    "expected",
                    "interval",
                    "margin",
                    "effective_n",
                    "p",
                    "adjusted_p",
                    "q",
                    "effect",
                    "estimate",
                    "lower",
                    "upper",
                    "required_sample_size",
                    "needed_n",
                    "found_in"),
            tree -> ReportReader.stored(ofToday(tree)),
            Stored::write);

    private ReportJson() {}

    /** Keys of evidence that had another name in files of before 2026-12. */
    private static final Map<String, String> NEW_NAMES = Map.of("q", "adjusted_p", "needed_n", "required_sample_size");

    /** Files of before 2026-12 say nothing of what was not judged, too. */
    private static ObjectNode ofToday(ObjectNode tree) {
        for (JsonNode finding : tree.path("findings")) {
            if (finding.path("evidence") instanceof ObjectNode evidence) {
                NEW_NAMES.forEach((old, name) -> {
                    if (evidence.has(old) && !evidence.has(name)) {
                        evidence.set(name, evidence.remove(old));
                    }
                });
            }
        }
        tree.putIfAbsent("not_judged", JsonNodeFactory.instance.arrayNode());
        return tree;
    }

    /**
     * Writes a report.
     *
     * @param snapshot digest of the file of the snapshot that was judged
     * @param policy what may be read from the file
     */
    public static byte[] write(CalibrationReport report, Digest snapshot, PrivacyPolicy policy) {
        return new Stored(ReportProtection.apply(policy, report), snapshot, policy).write();
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

    /** A report with all that its file says. A number that is not known, not finite or withheld is null. */
    record Stored(CalibrationReport report, Digest snapshot, PrivacyPolicy policy) {

        private byte[] write() {
            ObjectNode file = object().put("schema", SCHEMA)
                    .put("schema_version", VERSION)
                    .putPOJO("logic_version", report.logicVersion())
                    .putPOJO("window", report.window())
                    .put("results", report.results())
                    .putPOJO("snapshot_digest", snapshot);
            if (report.policyDigest() != null) { // files of before lack it
                file.put("policy_digest", report.policyDigest());
            }
            file.putPOJO("privacy", ArtifactPrivacy.of(policy).withholding("withheld_findings", withheld()))
                    .putPOJO("summary", summary())
                    .putPOJO(
                            "findings",
                            report.findings().stream().map(ReportJson::finding).toList())
                    .putPOJO("analyzers", analyzers(report))
                    .putPOJO(
                            "not_judged",
                            report.notJudged().stream()
                                    .map(ReportJson::notJudged)
                                    .toList());
            if (!report.judged().isEmpty()) { // files of before tests said what they could have seen lack it
                file.putPOJO(
                        "judged",
                        report.judged().stream().map(ReportJson::judged).toList());
            }
            return ArtifactJson.write(file);
        }

        private long withheld() {
            return report.findings().stream()
                    .filter(finding -> finding.description().text().equals(ReportProtection.WITHHELD))
                    .count();
        }

        private Map<Severity, Long> summary() {
            Map<Severity, Long> summary = new EnumMap<>(Severity.class);
            for (Severity severity : Severity.values()) {
                summary.put(
                        severity,
                        report.findings().stream()
                                .filter(finding -> finding.severity() == severity)
                                .count());
            }
            return summary;
        }
    }

    private static ObjectNode finding(Finding finding) {
        return object().put("id", finding.id())
                .put("type", finding.type())
                .putPOJO("severity", finding.severity())
                .putPOJO("verdict", finding.verdict())
                .put("subject", finding.subject())
                .put("description", finding.description().text())
                .putPOJO("evidence", evidence(finding.evidence()))
                .put("recommendation", finding.recommendation().text())
                .putPOJO("affected_components", finding.affectedComponents())
                .put("analyzer", finding.analyzer());
    }

    private static ObjectNode evidence(Evidence evidence) {
        Map<String, Double> figures = new LinkedHashMap<>();
        evidence.figures().forEach((name, figure) -> figures.put(name, figure.value()));
        return object().putPOJO("observed", evidence.observed().map(Figure::value))
                .putPOJO("expected", evidence.expected().map(Bounds::of))
                .putPOJO("interval", evidence.interval().map(Bounds::of))
                .put("margin", number(evidence.margin()))
                .put("n", evidence.n())
                .put("effective_n", Bounds.finite(evidence.effectiveN()))
                .put("test", evidence.test())
                .put("p", number(evidence.p()))
                .put("adjusted_p", number(evidence.adjustedP()))
                .putPOJO("effect", evidence.effect().map(ReportJson::effect))
                .putPOJO("alternatives", evidence.alternatives())
                .putPOJO(
                        "required_sample_size",
                        evidence.requiredSampleSize().stream().boxed().findFirst())
                .putPOJO("figures", figures);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? Bounds.finite(value.getAsDouble()) : null;
    }

    private static ObjectNode effect(Effect effect) {
        return object().put("estimate", Bounds.finite(effect.estimate()))
                .put("lower", Bounds.finite(effect.bounds().lower()))
                .put("upper", Bounds.finite(effect.bounds().upper()));
    }

    /** Lists that are empty are left out, where files of before there were plug-ins to tell of lack them. A failure is without its detail, which may hold anything. */
    private static ObjectNode analyzers(CalibrationReport report) {
        ObjectNode analyzers = object().putPOJO("ran", report.analyzers());
        if (!report.plugIns().isEmpty()) {
            analyzers.putPOJO("plug_ins", report.plugIns());
        }
        if (!report.switchedOff().isEmpty()) {
            analyzers.putPOJO("switched_off", report.switchedOff());
        }
        return analyzers.putPOJO(
                "failed",
                report.failures().stream()
                        .map(failure ->
                                object().put("analyzer", failure.analyzer()).put("problem", failure.problem()))
                        .toList());
    }

    private static ObjectNode judged(Judgement judgement) {
        return object().put("type", judgement.type())
                .put("subject", judgement.subject())
                .putPOJO("verdict", judgement.verdict())
                .put("power", judgement.power().value());
    }

    private static ObjectNode notJudged(NotJudged question) {
        return object().put("question", question.question())
                .putPOJO("observed", question.observed().map(Figure::value))
                .put("n", question.n())
                .put("why", question.why())
                .put("takes", question.takes());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
