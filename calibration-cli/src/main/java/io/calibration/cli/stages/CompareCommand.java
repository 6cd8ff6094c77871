package io.calibration.cli.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.Calibration;
import io.calibration.analysis.SnapshotComparison;
import io.calibration.cli.input.Documents;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.metrics.MetricsSnapshot;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The shares of two times side by side. */
@Command(
        name = "compare",
        description =
                "Shows the shares of two stored snapshots side by side. What of it is a problem, analyze --baseline judges.")
public final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "a snapshot")
    @Nullable
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "another one")
    @Nullable
    private Path after;

    @Option(names = "--json", description = "print one JSON object instead of lines")
    private boolean json;

    private final Console console;

    /** @param console what it talks with */
    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Mistakes mistakes = new Mistakes();
        MetricsSnapshot earlier = mistakes.in(() -> Documents.snapshot(Objects.requireNonNull(before)));
        MetricsSnapshot later = mistakes.in(() -> Documents.snapshot(Objects.requireNonNull(after)));
        mistakes.refuse();
        SnapshotComparison comparison =
                Calibration.compare(Objects.requireNonNull(earlier), Objects.requireNonNull(later));
        console.out().println(json ? json(comparison) : comparison);
        return 0;
    }

    private static ObjectNode json(SnapshotComparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("results_before", comparison.resultsBefore()).put("results_after", comparison.resultsAfter());
        ArrayNode figures = json.putArray("figures");
        comparison
                .figures()
                .forEach(figure -> figures.addObject()
                        .put("name", figure.name())
                        .put("before", figure.before())
                        .put("after", figure.after())
                        .put("change_lower", figure.change().lower())
                        .put("change_upper", figure.change().upper())
                        .put("differs", figure.differs()));
        return json;
    }
}
