package io.calibration.analysis;

import io.calibration.config.Version;
import io.calibration.metrics.DayWindow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The findings on one snapshot, gravest first. Immutable.
 *
 * @param logicVersion the version that was judged
 * @param window the days it was judged on
 * @param results the number of results
 * @param findings gravest first, then by id
 * @param analyzers ids of the analyzers that ran
 * @param failures analyzers that failed
 */
public record CalibrationReport(
        Version logicVersion,
        DayWindow window,
        long results,
        List<Finding> findings,
        List<String> analyzers,
        List<AnalyzerFailure> failures) {

    /** Subjects named in a line of notes. */
    private static final int SHOWN = 3;

    public CalibrationReport {
        findings = List.copyOf(findings);
        analyzers = List.copyOf(analyzers);
        failures = List.copyOf(failures);
    }

    /** The findings at least as grave as this. */
    public List<Finding> findings(Severity atLeast) {
        return findings.stream().filter(f -> f.severity().atLeast(atLeast)).toList();
    }

    /** The report in a few lines for people. */
    public String summarize() {
        String counts = Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(severity ->
                        findings.stream().filter(f -> f.severity() == severity).count() + " " + severity.label())
                .collect(Collectors.joining(", "));
        return results + " results of " + logicVersion + ", " + window + ": " + counts + ".\n"
                + findings(Severity.LOW).stream().map(Finding::summarize).collect(Collectors.joining("\n"))
                + notes().stream().map(note -> "\n" + note).collect(Collectors.joining());
    }

    /** The findings of {@link Severity#INFO} for people, a line for each type: with many classes and few results there are hundreds. */
    public List<String> notes() {
        Map<String, List<Finding>> byType = findings.stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .collect(Collectors.groupingBy(Finding::type, TreeMap::new, Collectors.toList()));
        return byType.values().stream().map(CalibrationReport::note).toList();
    }

    private static String note(List<Finding> ofOneType) {
        String subjects = ofOneType.stream().limit(SHOWN).map(Finding::subject).collect(Collectors.joining(", "));
        int more = ofOneType.size() - SHOWN;
        String description = ofOneType.get(0).description();
        int end = description.indexOf(". ");
        return ofOneType.get(0).type() + " (" + subjects + (more > 0 ? " and " + more + " more" : "") + "): "
                + (end < 0 ? description : description.substring(0, end + 1));
    }
}
