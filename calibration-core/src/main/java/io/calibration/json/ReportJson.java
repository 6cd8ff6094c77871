package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.AnalyzerFailure;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.disclosure.PrivacyNotice;
import io.calibration.disclosure.ReportProtection;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
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
                    "adjusted_p",
                    "q",
                    "effect",
                    "estimate",
                    "lower",
                    "upper",
                    "required_sample_size",
                    "needed_n",
                    "found_in"),
            tree -> stored(ArtifactReader.as(
                    ArtifactReader.withLists(
                            withNotJudged(withNewNames(tree)), "analyzers", "plug_ins", "switched_off"),
                    ReportFile.class)),
            stored -> ArtifactJson.write(file(stored)));

    private ReportJson() {}

    /** Keys of evidence that had another name in files of before 2026-12. */
    private static final Map<String, String> NEW_NAMES = Map.of("q", "adjusted_p", "needed_n", "required_sample_size");

    private static JsonNode withNewNames(JsonNode tree) {
        for (JsonNode finding : tree.path("findings")) {
            if (finding.path("evidence") instanceof ObjectNode evidence) {
                NEW_NAMES.forEach((old, name) -> {
                    if (evidence.has(old) && !evidence.has(name)) {
                        evidence.set(name, evidence.remove(old));
                    }
                });
            }
        }
        return tree;
    }

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
                        .filter(finding -> finding.description().text().equals(ReportProtection.WITHHELD))
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
                finding.description().text(),
                proof(finding.evidence()),
                finding.recommendation().text(),
                finding.affectedComponents(),
                finding.analyzer());
    }

    private static ReportFile.Unjudged unjudged(NotJudged question) {
        return new ReportFile.Unjudged(
                question.question(),
                question.observed().map(Figure::value).orElse(null),
                question.n(),
                question.why(),
                question.takes());
    }

    private static ReportFile.Proof proof(Evidence evidence) {
        Map<String, Double> figures = new LinkedHashMap<>();
        evidence.figures().forEach((name, figure) -> figures.put(name, figure.value()));
        return new ReportFile.Proof(
                evidence.observed().map(Figure::value).orElse(null),
                evidence.expected().map(ReportFile.Bounds::of).orElse(null),
                evidence.interval().map(ReportFile.Bounds::of).orElse(null),
                number(evidence.margin()),
                evidence.n(),
                ReportFile.finite(evidence.effectiveN()),
                evidence.test(),
                number(evidence.p()),
                number(evidence.adjustedP()),
                evidence.effect().map(ReportFile.Distance::of).orElse(null),
                evidence.alternatives(),
                evidence.requiredSampleSize().isPresent()
                        ? evidence.requiredSampleSize().getAsLong()
                        : null,
                figures);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? ReportFile.finite(value.getAsDouble()) : null;
    }

    private static Stored stored(ReportFile file) {
        int cell = file.privacy().minimumCell();
        if (cell < 1 || (cell > 1 && cell < 5)) {
            throw Mistakes.only("/privacy/minimum_cell", "must be 1 or at least 5");
        }
        FileContents contents = new FileContents(cell);
        CalibrationReport report = new CalibrationReport(
                file.logicVersion(),
                file.window(),
                file.results(),
                file.findings().stream().map(contents::finding).toList(),
                file.analyzers().ran(),
                file.analyzers().plugIns(),
                file.analyzers().switchedOff(),
                file.analyzers().failed().stream()
                        .map(failed -> new AnalyzerFailure(failed.analyzer(), failed.problem(), ""))
                        .toList(),
                file.notJudged().stream().map(contents::notJudged).toList());
        return new Stored(report, file.snapshotDigest(), new PrivacyPolicy(cell));
    }

    /**
     * What a file tells. It does not say what kind of figure each is: all that is known of it is what its policy let through.
     *
     * @param cell the least number of results that anything in it stands for
     */
    private record FileContents(long cell) {

        Finding finding(ReportFile.Entry entry) {
            Assessment assessment = Assessment.builder(
                            entry.type(), entry.subject(), sentence(entry.description()), evidence(entry.evidence()))
                    .verdict(entry.verdict())
                    .recommendation(sentence(entry.recommendation()))
                    .components(entry.affectedComponents())
                    .build();
            return Finding.of(assessment, entry.severity(), entry.analyzer()).withId(entry.id());
        }

        private Sentence sentence(String text) {
            return Sentence.of("{}", Sentence.seen(text, cell));
        }

        private Evidence evidence(ReportFile.Proof proof) {
            Evidence.Builder evidence =
                    Evidence.builder(proof.n()).test(proof.test()).alternatives(proof.alternatives());
            given(proof.observed(), observed -> evidence.observed(Figure.measure(observed, cell)));
            given(proof.expected(), expected -> evidence.expected(interval(expected)));
            given(proof.interval(), interval -> evidence.interval(interval(interval)));
            given(proof.margin(), evidence::margin);
            given(proof.effectiveN(), evidence::effectiveN);
            given(proof.p(), p -> evidence.p(probability(p)));
            given(proof.adjustedP(), p -> evidence.adjustedP(probability(p)));
            given(proof.effect(), effect -> evidence.effect(effect(effect)));
            given(proof.requiredSampleSize(), evidence::requiredSampleSize);
            proof.figures().forEach((name, value) -> evidence.figure(name, Figure.measure(value, cell)));
            return evidence.build();
        }

        private static double probability(double p) {
            if (!(p >= 0 && p <= 1)) {
                throw Mistakes.only("/findings", "holds a p-value that is not in [0, 1]");
            }
            return p;
        }

        NotJudged notJudged(ReportFile.Unjudged entry) {
            NotJudged question =
                    NotJudged.of(entry.question(), entry.why(), entry.takes()).on(entry.n());
            return entry.observed() == null ? question : question.seeing(Figure.measure(entry.observed(), cell));
        }

        /** What is not finite stands for what nothing exceeds. */
        private static Effect effect(ReportFile.Distance effect) {
            double estimate = effect.estimate() == null ? Double.POSITIVE_INFINITY : effect.estimate();
            return new Effect(estimate, ends(effect.lower(), effect.upper()));
        }

        private static Interval interval(ReportFile.Bounds bounds) {
            return ends(bounds.lower(), bounds.upper());
        }

        private static Interval ends(@Nullable Double lower, @Nullable Double upper) {
            double from = lower == null ? Double.NEGATIVE_INFINITY : lower;
            double to = upper == null ? Double.POSITIVE_INFINITY : upper;
            if (from > to) {
                throw Mistakes.only("/findings", "holds an interval whose ends are not in order");
            }
            return new Interval(from, to);
        }

        private static <V> void given(@Nullable V value, Consumer<V> use) {
            if (value != null) {
                use.accept(value);
            }
        }
    }
}
