package io.calibration.cli.terminal;

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

/** What came out of a command, for programs: one JSON object, whose keys a command adds in its order. Not thread-safe. */
public final class ResultJson {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** Adds {@code findings}, gravest first. */
    public ResultJson findings(CalibrationReport report) {
        ArrayNode findings = json.putArray("findings");
        report.findings()
                .forEach(finding -> findings.addObject()
                        .put("id", finding.id())
                        .put("type", finding.type())
                        .put("severity", finding.severity().label())
                        .put("subject", finding.subject())
                        .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                        .put("description", finding.description().text()));
        return this;
    }

    /** Adds {@code changes} by path; none when nothing is to be changed. */
    public ResultJson changes(List<Change> proposed) {
        ArrayNode changes = json.putArray("changes");
        proposed.forEach(change -> changes.addObject()
                .put("path", change.path())
                .put("current_value", change.currentValue())
                .put("proposed_value", change.proposedValue()));
        return this;
    }

    /** Adds {@code files}, the artifacts. */
    public ResultJson files(List<Path> artifacts) {
        artifacts.forEach(file -> json.withArray("files").add(file.toString()));
        return this;
    }

    /** Adds {@code not_judged}, {@code switched_off} and {@code failed}. */
    public ResultJson notJudged(CalibrationReport report) {
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
        return this;
    }

    /**
     * Adds {@code window} and how many results came in and were left out; a count that may not be seen is null.
     *
     * @param privacy what may be seen
     */
    public ResultJson intake(MetricsSnapshot snapshot, PrivacyPolicy privacy) {
        Intake intake = snapshot.metrics().intake();
        json.putObject("window")
                .put("first_day", snapshot.window().firstDay().toString())
                .put("last_day", snapshot.window().lastDay().toString());
        count("collected", intake.accepted(), privacy);
        count("not_scored", snapshot.metrics().notScored().results(), privacy);
        json.put("rejected", intake.rejectedTotal());
        long others = intake.otherVersions().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        count("other_versions", others, privacy);
        count("outside_window", intake.outsideWindow(), privacy);
        return this;
    }

    private void count(String key, long count, PrivacyPolicy privacy) {
        json.put(key, count == 0 || privacy.allows(count) ? (Long) count : null);
    }

    /** The object, in one line. */
    @Override
    public String toString() {
        return json.toString();
    }
}
