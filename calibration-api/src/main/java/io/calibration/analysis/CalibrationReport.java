package io.calibration.analysis;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.config.Version;
import io.calibration.metrics.DayWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The findings on one snapshot, gravest first. Immutable.
 *
 * @param logicVersion the version that was judged
 * @param window the days that were asked for; the results may lie on fewer
 * @param results the number of results
 * @param findings gravest first, then by id
 * @param analyzers ids of the analyzers that ran, those that threw among them
 * @param plugIns those of them that are not built in, and where each came from
 * @param switchedOff ids of the analyzers that the policy switched off
 * @param failures analyzers that failed
 * @param notJudged what the results show and nobody has said how it should be: that it is not among the findings does not say that it is fine
 * @param judged what was tested, also where nothing was found, and how much each test could have seen; empty in a file of before 1.6
 * @param policyDigest SHA-256 of the policy that it was judged by, as its JSON is written: 64 lower-case hexadecimal digits; null where nobody
 *     said, as in a file of before
 */
public record CalibrationReport(
        Version logicVersion,
        DayWindow window,
        long results,
        List<Finding> findings,
        List<String> analyzers,
        List<PlugIn> plugIns,
        List<String> switchedOff,
        List<AnalyzerFailure> failures,
        List<NotJudged> notJudged,
        List<Judgement> judged,
        @Nullable String policyDigest) {

    /** Subjects named in a line of notes. */
    private static final int SHOWN = 3;

    public CalibrationReport {
        findings = List.copyOf(findings);
        analyzers = List.copyOf(analyzers);
        plugIns = List.copyOf(plugIns);
        switchedOff = List.copyOf(switchedOff);
        failures = List.copyOf(failures);
        notJudged = List.copyOf(notJudged);
        judged = List.copyOf(judged);
    }

    /** A report that does not say what its tests could have seen, nor by which policy. */
    public CalibrationReport(
            Version logicVersion,
            DayWindow window,
            long results,
            List<Finding> findings,
            List<String> analyzers,
            List<PlugIn> plugIns,
            List<String> switchedOff,
            List<AnalyzerFailure> failures,
            List<NotJudged> notJudged) {
        this(
                logicVersion,
                window,
                results,
                findings,
                analyzers,
                plugIns,
                switchedOff,
                failures,
                notJudged,
                List.of(),
                null);
    }

    /** The same, which says that it was judged by the policy of this digest. */
    public CalibrationReport judgedBy(String digest) {
        return new CalibrationReport(
                logicVersion,
                window,
                results,
                findings,
                analyzers,
                plugIns,
                switchedOff,
                failures,
                notJudged,
                judged,
                digest);
    }

    /** The findings at least as grave as this. */
    public List<Finding> findings(Severity atLeast) {
        return findings.stream().filter(f -> f.severity().atLeast(atLeast)).toList();
    }

    /** The report in a few lines for people; with the messages of analyzers that failed, so not for everybody's eyes. */
    public String summarize() {
        String counts = Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(severity ->
                        findings.stream().filter(f -> f.severity() == severity).count() + " " + severity.label())
                .collect(Collectors.joining(", "));
        return results + " results of " + logicVersion + " in the window " + window + ": " + counts + ".\n"
                + findings(Severity.LOW).stream().map(Finding::summarize).collect(Collectors.joining("\n"))
                + Stream.of(
                                sight().stream().toList(),
                                notes(),
                                notJudged.stream()
                                        .map(question -> "Not judged: " + question.summarize() + ".")
                                        .toList(),
                                failures.stream()
                                        .map(AnalyzerFailure::summarize)
                                        .toList(),
                                origins())
                        .flatMap(List::stream)
                        .map(line -> "\n" + line)
                        .collect(Collectors.joining());
    }

    private List<String> origins() {
        List<String> lines = new ArrayList<>();
        if (!plugIns.isEmpty()) {
            lines.add("Plug-ins: " + plugIns.stream().map(PlugIn::summarize).collect(Collectors.joining(", ")) + ".");
        }
        if (!switchedOff.isEmpty()) {
            lines.add("Switched off: " + String.join(", ", switchedOff) + ".");
        }
        return lines;
    }

    /**
     * How much of what is wrong would have been seen, in a sentence for people; empty where nothing says so. That nothing was found says
     * little where little could be seen.
     */
    public Optional<String> sight() {
        List<Judgement> blindestFirst = judged.stream()
                .sorted(Comparator.comparingDouble(
                                (Judgement one) -> one.power().value())
                        .thenComparing(Judgement::type)
                        .thenComparing(Judgement::subject))
                .toList();
        if (blindestFirst.isEmpty()) {
            return Optional.empty();
        }
        long clear = judged.stream().filter(Judgement::isClear).count();
        Set<String> named = new HashSet<>(); // one line is looked at for several shapes, under one name
        String least = blindestFirst.stream()
                .filter(one -> one.verdict() != Verdict.VIOLATION && !one.isClear()) // what saw a fault was not blind
                .filter(one -> named.add(one.type() + " " + one.subject()))
                .limit(SHOWN)
                .map(Judgement::summarize)
                .collect(Collectors.joining(", "));
        return Optional.of("A fault twice as large as what is still fine would have been seen in at least "
                + Math.round(100 * Judgement.CLEAR) + " % of such windows by "
                + clear + " of " + judged.size() + " tests"
                + (least.isEmpty() ? "." : "; least by " + least + "."));
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
        String description = ofOneType.get(0).description().text();
        int end = description.indexOf(". ");
        return ofOneType.get(0).type() + " (" + subjects + (more > 0 ? " and " + more + " more" : "") + ")"
                + (isUndecided(ofOneType.get(0)) ? ", undecided: " : ": ")
                + (end < 0 ? description : description.substring(0, end + 1));
    }

    private static boolean isUndecided(Finding finding) {
        return finding.verdict() == Verdict.INCONCLUSIVE
                && finding.evidence().p().isPresent();
    }

    /**
     * What was tested, and how much the test could have seen.
     *
     * @param type type of the finding that it would have been, or is
     * @param subject what it is about
     * @param verdict what came of it
     * @param power the probability in [0, 1], to hundredths, that a fault of twice the margin would have been a finding of {@link Severity#MEDIUM} with
     *     as many results that vary as much
     */
    public record Judgement(String type, String subject, Verdict verdict, Figure power) {

        private static final double CLEAR = 0.8;

        private boolean isClear() {
            return power.value() >= CLEAR;
        }

        /** The test and its power for people. */
        public String summarize() {
            return type + " of " + subject + " (" + Math.round(100 * power.value()) + " %)";
        }
    }

    /**
     * An analyzer that failed; the others went on.
     *
     * @param analyzer its id, or its class when it could not be made
     * @param problem class of the exception, or what is wrong with the answer
     * @param detail message and causes of the exception, empty when there are none: for those who run the analysis. It may hold anything, so
     *     it stands in no file, and a report that was read back lacks it
     */
    public record AnalyzerFailure(String analyzer, String problem, String detail) {

        /** The failure in a sentence, with its detail. */
        public String summarize() {
            return "Analyzer " + analyzer + " failed (" + problem + (detail.isEmpty() ? "" : ": " + detail)
                    + "); the others went on.";
        }
    }

    /**
     * An analyzer or a strategy that ran and is not built in.
     *
     * @param id its id
     * @param foundIn name of the module, or of the jar or folder, that it was discovered in, without the path; null when the host handed it
     *     over
     */
    public record PlugIn(String id, @Nullable String foundIn) {

        /** The id and where it came from, for people. */
        public String summarize() {
            return id + (foundIn == null ? " (handed over by the host)" : " (found in " + foundIn + ")");
        }
    }
}
