package io.calibration.cli.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.Calibration;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.cli.terminal.Console;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.proposal.ConfigProposal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which analyzers and strategies run: a run on nothing at all tells. */
@Command(
        name = "plugins",
        description = "Lists the analyzers and strategies that run, and where those come from that are not built in.")
public final class PluginsCommand implements Callable<Integer> {

    private static final String CONFIG =
            "{\"logic_version\": \"1.0.0\", \"class_thresholds\": {\"all\": {\"min_score\": 0}}}";

    @Option(names = "--json", description = "print one JSON object instead of lines")
    private boolean json;

    private final Console console;

    /** @param console what it talks with */
    public PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ScoringConfig config = ConfigJson.read(CONFIG.getBytes(StandardCharsets.UTF_8));
        var analyzed = Calibration.of(ScanResults.of(List.of()), config)
                .collect(DayWindow.ALL)
                .analyze();
        CalibrationReport report = analyzed.report();
        ConfigProposal proposal = analyzed.propose().proposal();
        if (json) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            add(object, "analyzers", report.analyzers(), report.plugIns());
            add(object, "strategies", proposal.strategies(), proposal.plugIns());
            ArrayNode failed = object.putArray("failed");
            report.failures().forEach(failure -> failed.add(failure.analyzer()));
            console.out().println(object);
        } else {
            tell("Analyzers", report.analyzers(), report.plugIns());
            tell("Strategies", proposal.strategies(), proposal.plugIns());
            report.failures().forEach(failure -> console.out().println(failure.summarize()));
        }
        return 0;
    }

    private void tell(String kind, List<String> ids, List<PlugIn> foreign) {
        console.out().println(kind + ":");
        ids.forEach(id -> console.out().println("  " + origin(id, foreign)));
    }

    private static String origin(String id, List<PlugIn> foreign) {
        return foreign.stream()
                .filter(plugIn -> plugIn.id().equals(id))
                .map(PlugIn::summarize)
                .collect(Collectors.collectingAndThen(Collectors.joining(), found -> found.isEmpty() ? id : found));
    }

    private static void add(ObjectNode object, String kind, List<String> ids, List<PlugIn> foreign) {
        ArrayNode nodes = object.putArray(kind);
        ids.forEach(id -> nodes.addObject()
                .put("id", id)
                .put(
                        "found_in",
                        foreign.stream()
                                .filter(plugIn -> plugIn.id().equals(id))
                                .map(PlugIn::foundIn)
                                .findFirst()
                                .orElse(null)));
    }
}
