package io.calibration.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.Finding;
import io.calibration.metrics.Intake;
import io.calibration.proposal.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What came out, for programs.
 *
 * @param findings gravest first
 * @param changes by path; empty when nothing is to be changed
 * @param files the artifacts
 * @param intake what came in
 */
record Result(List<Finding> findings, List<Change> changes, List<Path> files, Intake intake) {

    String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode findingNodes = json.putArray("findings");
        findings.forEach(finding -> findingNodes
                .addObject()
                .put("id", finding.id())
                .put("type", finding.type())
                .put("severity", finding.severity().label())
                .put("subject", finding.subject())
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                .put("description", finding.description()));
        ArrayNode changeNodes = json.putArray("changes");
        changes.forEach(change -> changeNodes
                .addObject()
                .put("path", change.path())
                .put("current_value", change.currentValue())
                .put("proposed_value", change.proposedValue()));
        files.forEach(file -> json.withArray("files").add(file.toString()));
        json.put("collected", intake.accepted()).put("rejected", intake.rejectedTotal());
        return ((JsonNode) json).toString();
    }
}
