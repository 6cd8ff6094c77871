package io.calibration.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.CalibrationReport;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.ConfigProposal.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What came out, for programs.
 *
 * @param report the findings, gravest first, and what was not judged
 * @param changes by path; empty when nothing is to be changed
 * @param files the artifacts
 * @param snapshot what came in
 * @param privacy what may be read from the answer
 */
record Result(
        CalibrationReport report,
        List<Change> changes,
        List<Path> files,
        MetricsSnapshot snapshot,
        PrivacyPolicy privacy) {

    String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode findingNodes = json.putArray("findings");
        report.findings()
                .forEach(finding -> findingNodes
                        .addObject()
                        .put("id", finding.id())
                        .put("type", finding.type())
                        .put("severity", finding.severity().label())
                        .put("subject", finding.subject())
                        .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                        .put("description", finding.description().text()));
        ArrayNode changeNodes = json.putArray("changes");
        changes.forEach(change -> changeNodes
                .addObject()
                .put("path", change.path())
                .put("current_value", change.currentValue())
                .put("proposed_value", change.proposedValue()));
        files.forEach(file -> json.withArray("files").add(file.toString()));
        notJudged(json);
        intake(json);
        return ((JsonNode) json).toString();
    }

    private void notJudged(ObjectNode json) {
        ArrayNode questions = json.putArray("not_judged");
        report.notJudged()
                .forEach(each -> questions
                        .addObject()
                        .put("question", each.question())
                        .put("why", each.why())
                        .put("takes", each.takes()));
        ArrayNode switchedOff = json.putArray("switched_off");
        report.switchedOff().forEach(switchedOff::add);
        ArrayNode failed = json.putArray("failed");
        report.failures().forEach(failure -> failed.add(failure.analyzer()));
    }

    private void intake(ObjectNode json) {
        Intake intake = snapshot.metrics().intake();
        json.putObject("window")
                .put("first_day", snapshot.window().firstDay().toString())
                .put("last_day", snapshot.window().lastDay().toString());
        put(json, "collected", intake.accepted());
        put(json, "not_scored", snapshot.metrics().notScored().results());
        json.put("rejected", intake.rejectedTotal());
        put(
                json,
                "other_versions",
                intake.otherVersions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        put(json, "outside_window", intake.outsideWindow());
    }

    /** A count of results that may not be seen is null. */
    private void put(ObjectNode json, String key, long count) {
        json.put(key, count == 0 || privacy.allows(count) ? (Long) count : null);
    }
}
