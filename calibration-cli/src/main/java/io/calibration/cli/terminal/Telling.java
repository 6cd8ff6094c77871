package io.calibration.cli.terminal;

import io.calibration.Collected;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.Impact.Forecast;
import io.calibration.proposal.Impact.ValueImpact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts each stage into words. */
public final class Telling {

    private final Story story;
    private final PrivacyPolicy privacy;

    /** @param privacy what may be read on the screen */
    public Telling(Story story, PrivacyPolicy privacy) {
        this.story = story;
        this.privacy = privacy;
    }

    /** The count itself where it may be seen. */
    private static String shown(long count, PrivacyPolicy privacy) {
        return count == 0 || privacy.allows(count) ? number(count) : "fewer than " + privacy.minimumCell();
    }

    /** The classes and from where on they are. */
    public void config(ScoringConfig config) {
        List<ScoreClass> classes = new ArrayList<>(config.classes());
        if (config.scoreScale().direction() == Direction.LOWER_IS_BETTER) {
            Collections.reverse(classes);
        }
        story.tell("Config " + config.logicVersion() + " gives the best class that fits: "
                + classes.stream().map(Telling::words).collect(Collectors.joining(", ")) + "."
                + (config.isWorstFirst() ? worstFirst(classes) : ""));
    }

    private static String worstFirst(List<ScoreClass> classes) {
        return " It says that lower is better and names the classes worst first: is "
                + classes.get(0).label() + " the best? If not, leave direction out of score_scale.";
    }

    private static String words(ScoreClass scoreClass) {
        return scoreClass.label() + " from "
                + scoreClass.thresholds().minScore().toPlainString();
    }

    /** What came in, and what was left out. */
    public void intake(MetricsSnapshot snapshot, String origin) {
        story.tell(
                snapshot.results() == 0
                        ? "No result of " + origin + " counts."
                        : results(snapshot) + " of " + days(snapshot) + " from " + origin + ".");
        notScored(snapshot.metrics());
        String leftOut = leftOut(snapshot);
        if (!leftOut.isEmpty()) {
            story.tell("Left out: " + leftOut + ".");
        }
    }

    /** How many there are: whoever brings a file may know how much of it counts. */
    public static String results(MetricsSnapshot snapshot) {
        return number(snapshot.results()) + (snapshot.results() == 1 ? " result" : " results");
    }

    private static boolean lacksZone(Rejection rejection) {
        return rejection.reason() == RejectionReason.LOCAL_TIME || rejection.reason() == RejectionReason.DATE_ALONE;
    }

    /** What has no score and why mostly; nothing where every result has one. */
    private void notScored(MetricsPart part) {
        NotScoredMetrics notScored = part.notScored();
        long results = notScored.results();
        notScored.byReason().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> story.tell((privacy.allows(results)
                                ? number(results) + " of " + number(part.arrived()) + " results were not scored ("
                                        + percent((double) results / part.arrived()) + ")"
                                : "Fewer than " + privacy.minimumCell() + " results were not scored")
                        + (most.getValue() < PrivacyPolicy.DEFAULT_MINIMUM_CELL
                                ? "."
                                : ", most often " + most.getKey() + ".")));
    }

    /** The days that the results carry; of published aggregates, which pool days, the window. */
    public static String days(MetricsSnapshot snapshot) {
        SortedMap<LocalDate, DayCounts> days = snapshot.metrics().days();
        return days.isEmpty() || !snapshot.privacy().isExact()
                ? snapshot.window().toString()
                : new DayWindow(days.firstKey(), days.lastKey()).toString();
    }

    /** What was not counted and why, or an empty text. */
    public String leftOut(MetricsSnapshot snapshot) {
        return leftOut(snapshot, privacy);
    }

    /**
     * What was not counted and why, or an empty text. Records that are no results are counted in any case, and versions are named where nothing
     * else came in: they are to be mended.
     *
     * @param privacy what may be told
     */
    public static String leftOut(MetricsSnapshot snapshot, PrivacyPolicy privacy) {
        Intake intake = snapshot.metrics().intake();
        boolean isToBeMended = holdsNothing(snapshot);
        List<String> parts = new ArrayList<>();
        intake.rejected()
                .forEach((rejection, tally) -> parts.add(number(tally.count()) + " rejected because "
                        + rejection.sentence(snapshot.layout())
                        + (lacksZone(rejection) ? ", here with --zone Europe/Berlin or the zone in a mapping" : "")
                        + (tally.firstPosition() > 0 ? " (first in line " + tally.firstPosition() + ")" : "")));
        intake.otherVersions()
                .forEach((version, count) -> parts.add(shown(count, privacy)
                        + (privacy.allows(count) || isToBeMended
                                ? " of logic version " + version
                                : " of another logic version")));
        if (intake.outsideWindow() > 0) {
            parts.add(shown(intake.outsideWindow(), privacy) + " outside the window");
        }
        return String.join("; ", parts);
    }

    /** Whether nothing came in that belongs to config and window; that nothing has a score is a report. */
    private static boolean holdsNothing(MetricsSnapshot snapshot) {
        return snapshot.results() == 0 && snapshot.metrics().notScored().results() == 0;
    }

    /**
     * Goes on only where something came in that belongs to config and window.
     *
     * @param places what is said of where results are read; empty where nothing is
     * @param named where the config is from
     * @throws BadInput saying why no result counts, with the mends of what was seen and no others
     */
    public void requireResults(Collected collected, String places, String named) {
        if (holdsNothing(collected.snapshot())) {
            String mend = collected.analyze().report().findings().stream()
                    .filter(finding -> finding.type().equals("no_results"))
                    .findFirst()
                    .map(finding -> finding.recommendation().text())
                    .orElse(""); // where intake is switched off
            throw new BadInput(
                    noResults(collected.snapshot(), (places + "\n" + mend).strip(), named, collected.config()));
        }
    }

    private String noResults(MetricsSnapshot snapshot, String mend, String named, ScoringConfig config) {
        Intake intake = snapshot.metrics().intake();
        String seen = leftOut(snapshot);
        StringJoiner lines = new StringJoiner("\n");
        lines.add("There is no result to analyze: " + (seen.isEmpty() ? "every line is blank" : seen) + ".");
        lines.add(seen.isEmpty() ? "Check that --scans holds one scan result a line." : mend);
        boolean strange = intake.rejected().keySet().stream()
                .anyMatch(rejection -> rejection.reason() == RejectionReason.UNKNOWN_CLASS);
        if (strange || !intake.otherVersions().isEmpty()) {
            lines.add("The config (" + named + ") is of version " + config.logicVersion() + " with the classes "
                    + config.classes().stream().map(ScoreClass::label).collect(Collectors.joining(", "))
                    + ". Is it that of another system, or of another time? Name the one that scored these results.");
        }
        if (intake.outsideWindow() > 0) {
            lines.add("The window is what --from and --to say.");
        }
        return lines.toString();
    }

    /**
     * What was found, and what was not judged.
     *
     * @param published the aggregates as they may be seen
     */
    public void report(CalibrationReport report, MetricsSnapshot snapshot, MetricsSnapshot published) {
        List<Finding> told = report.findings(Severity.LOW);
        if (told.isEmpty()) {
            story.tell(nothing(report, snapshot) + notJudged(snapshot.metrics()));
        }
        for (Finding finding : told) {
            story.tell(finding.severity() + "  " + finding.type() + "  " + finding.subject());
            story.detail(finding.description().text());
            story.detail("-> " + finding.recommendation());
            ScorePicture.of(finding, published).ifPresent(story::detail);
        }
        report.sight().ifPresent(sight -> {
            story.gap();
            story.tell(sight);
        });
        List<String> notes = report.notes();
        if (!notes.isEmpty()) {
            story.gap();
            story.tell("For information:");
            notes.forEach(note -> story.detail("- " + note));
        }
        if (!report.notJudged().isEmpty()) {
            story.gap();
            story.tell("Not judged, and what it would take:");
            report.notJudged().forEach(question -> story.detail("- " + question.summarize()));
        }
        if (!report.switchedOff().isEmpty()) {
            story.gap();
            story.tell("Not judged, for the policy switches it off (without): "
                    + String.join(", ", report.switchedOff()) + ".");
        }
        report.failures().forEach(failure -> story.tell(failure.summarize()));
    }

    /** What was left out of the judgement is said beside it, where there is any. */
    private String notJudged(MetricsPart part) {
        Intake intake = part.intake();
        long others = intake.otherVersions().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        List<String> parts = new ArrayList<>();
        if (others > 0) {
            parts.add(shown(others, privacy) + " of other versions");
        }
        if (intake.rejectedTotal() > 0) {
            parts.add(number(intake.rejectedTotal()) + " rejected");
        }
        return parts.isEmpty() ? "" : " Not judged: " + String.join(", ", parts) + ".";
    }

    /** That nothing was found says something only where something was looked at. */
    private static String nothing(CalibrationReport report, MetricsSnapshot snapshot) {
        return report.analyzers().isEmpty()
                ? "Nothing was judged: no analyzer ran."
                : snapshot.results() == 0
                        ? "Nothing could be judged: no result counts that has a score."
                        : holdsTooFew(report)
                                ? "There are too few results to judge much by: what is not told is not known to be fine."
                                : "Nothing of what was judged is out of line.";
    }

    /** Whether so few results came in that silence says nothing. */
    public static boolean holdsTooFew(CalibrationReport report) {
        return report.findings().stream().anyMatch(finding -> finding.type().equals("too_few_results"));
    }

    /** What is proposed, and what it would do. */
    public void proposal(ConfigProposal proposal) {
        story.tell(proposal.summarize());
        if (!proposal.isEmpty()) {
            impact(proposal.impact());
        }
    }

    /** While any move between classes is of too few, what follows from the moves is not told. */
    private void impact(Impact impact) {
        Forecast reclassified = impact.reclassified();
        boolean few = holdsFew(impact);
        story.gap();
        String how = impact.method() == Impact.Method.ESTIMATED
                ? ", roughly: what each result would score under other weights is not kept; "
                : ", by replaying every one of them; ";
        story.tell((few
                        ? "What share changes class is withheld"
                        : percent(reclassified.share()) + " of the results change class")
                + how + percent(reclassified.next()) + " is expected of the next window. Share of each class:");
        for (ClassImpact each : impact.classes()) {
            boolean told = each.before() == 0 || privacy.allows(each.before());
            story.detail(String.format(
                    Locale.ROOT,
                    "%-20s %s -> %s   next window %s",
                    each.label(),
                    told ? percent((double) each.before() / impact.results()) : "withheld",
                    few ? "withheld" : percent(each.after().share()),
                    each.after().isForetold() ? percent(each.after().next()) : "no interval yet"));
        }
        int earlier = impact.basis().earlier();
        boolean isForetold =
                impact.classes().stream().anyMatch(each -> each.after().isForetold());
        if (isForetold && earlier < Basis.MOST_EARLIER) {
            story.tell("Besides this window " + earlier + " before it " + (earlier == 1 ? "is" : "are")
                    + " known; a baseline of six windows of this length makes the intervals narrowest.");
        }
        impact.mostChanged().ifPresent(this::mostChanged);
    }

    /** Where one value of a dimension bears more of the change than the rest. */
    private void mostChanged(ValueImpact value) {
        story.tell(String.format(
                Locale.ROOT,
                "Most of all it changes %s %s: %s of %s results (%s).",
                value.dimension(),
                value.value(),
                number(value.reclassified()),
                number(value.results()),
                percent(value.share())));
    }

    /** Whether shares of the classes would tell of so few. */
    private boolean holdsFew(Impact impact) {
        return impact.moves().stream()
                .flatMapToLong(from -> IntStream.range(0, from.size()).mapToLong(from::get))
                .anyMatch(results -> results > 0 && !privacy.allows(results));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String percent(Interval shares) {
        return percent(shares.lower()) + " to " + percent(shares.upper());
    }

    /** With a comma between thousands. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
