package io.calibration.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.CalibrationReport.Judgement;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.config.Version;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes a report of the tree of its file. The file does not say what kind of figure each is: all that is known of it is what its policy let
 * through.
 *
 * @param cell the least number of results that anything in it stands for
 */
record ReportReader(long cell) {

    static ReportJson.Stored stored(ObjectNode tree) {
        ArtifactValue file = new ArtifactValue(tree, "");
        PrivacyPolicy policy = ArtifactPrivacy.read(file.at("privacy"));
        ReportReader reader = new ReportReader(policy.minimumCell());
        ArtifactValue analyzers = file.at("analyzers");
        CalibrationReport report = new CalibrationReport(
                file.at("logic_version").text(Version::new),
                file.at("window").as(DayWindow.class),
                file.count("results"),
                file.at("findings").list(reader::finding),
                analyzers.at("ran").list(ArtifactValue::text),
                listed(analyzers, "plug_ins", plugIn -> plugIn.as(PlugIn.class)),
                listed(analyzers, "switched_off", ArtifactValue::text),
                analyzers
                        .at("failed")
                        .list(failed -> new AnalyzerFailure(failed.text("analyzer"), failed.text("problem"), "")),
                file.at("not_judged").list(reader::notJudged),
                listed(file, "judged", reader::judged),
                file.has("policy_digest")
                        ? file.at("policy_digest").text(Digest::new).hex()
                        : null);
        return new ReportJson.Stored(report, file.at("snapshot_digest").text(Digest::new), policy);
    }

    private static <V> List<V> listed(ArtifactValue object, String key, Function<ArtifactValue, V> read) {
        return object.has(key) ? object.at(key).list(read) : List.of();
    }

    private Finding finding(ArtifactValue entry) {
        Assessment assessment = Assessment.builder(
                        entry.text("type"),
                        entry.text("subject"),
                        sentence(entry.at("description")),
                        evidence(entry.at("evidence")))
                .verdict(entry.at("verdict").as(Verdict.class))
                .recommendation(sentence(entry.at("recommendation")))
                .components(entry.at("affected_components").list(ArtifactValue::text))
                .build();
        return Finding.of(assessment, entry.at("severity").as(Severity.class), entry.text("analyzer"))
                .withId(entry.text("id"));
    }

    private Sentence sentence(ArtifactValue text) {
        return Sentence.of("{}", Sentence.seen(text.text(), cell));
    }

    private Evidence evidence(ArtifactValue proof) {
        Evidence.Builder evidence = Evidence.builder(proof.count("n"))
                .test(proof.text("test"))
                .alternatives(proof.at("alternatives").list(ArtifactValue::text));
        given(proof.at("observed"), observed -> evidence.observed(figure(observed)));
        given(proof.at("expected"), expected -> evidence.expected(interval(expected.as(Bounds.class))));
        given(proof.at("interval"), interval -> evidence.interval(interval(interval.as(Bounds.class))));
        given(proof.at("margin"), margin -> evidence.margin(margin.number()));
        given(proof.at("effective_n"), n -> evidence.effectiveN(n.number()));
        given(proof.at("p"), p -> evidence.p(probability(p)));
        given(proof.at("adjusted_p"), p -> evidence.adjustedP(probability(p)));
        given(proof.at("effect"), effect -> evidence.effect(effect(effect)));
        given(proof.at("required_sample_size"), size -> evidence.requiredSampleSize(size.count()));
        ArtifactValue figures = proof.at("figures");
        figures.json().fieldNames().forEachRemaining(name -> evidence.figure(name, figure(figures.at(name))));
        return evidence.build();
    }

    private Figure figure(ArtifactValue number) {
        return Figure.measure(number.number(), cell);
    }

    private static double probability(ArtifactValue number) {
        double p = number.number();
        if (!(p >= 0 && p <= 1)) {
            throw Mistakes.only("/findings", "holds a p-value that is not in [0, 1]");
        }
        return p;
    }

    private Judgement judged(ArtifactValue entry) {
        return new Judgement(
                entry.text("type"),
                entry.text("subject"),
                entry.at("verdict").as(Verdict.class),
                figure(entry.at("power")));
    }

    private NotJudged notJudged(ArtifactValue entry) {
        NotJudged question = NotJudged.of(entry.text("question"), entry.text("why"), entry.text("takes"))
                .on(entry.count("n"));
        ArtifactValue observed = entry.at("observed");
        return observed.json().isNull() ? question : question.seeing(figure(observed));
    }

    /** What is not finite stands for what nothing exceeds. */
    private static Effect effect(ArtifactValue effect) {
        Bounds bounds = new Bounds(
                effect.at("lower").number(Double.NEGATIVE_INFINITY),
                effect.at("upper").number(Double.POSITIVE_INFINITY));
        return new Effect(effect.at("estimate").number(Double.POSITIVE_INFINITY), interval(bounds));
    }

    private static Interval interval(Bounds bounds) {
        return bounds.interval("/findings", "holds an interval whose ends are not in order");
    }

    private static void given(ArtifactValue value, Consumer<ArtifactValue> use) {
        if (!value.json().isNull()) {
            use.accept(value);
        }
    }
}
