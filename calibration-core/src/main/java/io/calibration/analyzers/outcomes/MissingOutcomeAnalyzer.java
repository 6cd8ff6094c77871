package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Whether outcomes go missing: on the last quarter of the days against those before, or on some days in between, margin five points. Where
 * the policy says after how many days outcomes are known, on the days that are so old; where nobody says, a lack toward the end cannot be told from
 * outcomes that are not known yet, and is told so. No decision is affected by it, so it is never graver than MEDIUM. Silent when no result has an
 * outcome, and below {@value #LEAST_DAYS} days.
 */
public final class MissingOutcomeAnalyzer {

    /** The least number of days with results. */
    public static final int LEAST_DAYS = 8;

    /** So much more of the results may lack an outcome. */
    static final double MARGIN = 0.05;

    private MissingOutcomeAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MatureDays mature = MatureDays.of(context.snapshot(), context.policy().outcomes());
        double clustering = Clustering.of(context).events();
        Optional<MatureDays> before = baseline(context);
        if (isEnough(mature)) {
            OutcomeTrend trend = mature.isKnown()
                    ? OutcomeTrend.since(lastQuarter(mature.days()), mature.days(), clustering)
                    : OutcomeTrend.open(mature.days(), before, clustering);
            return Stream.concat(
                            trend.assess().stream(),
                            OutcomeGap.in(mature.days(), clustering).flatMap(OutcomeGap::assess).stream())
                    .toList();
        }
        return before
                .filter(days -> mature.isKnown() && !mature.days().isEmpty())
                .map(days -> OutcomeTrend.against(days.days(), mature.days(), clustering))
                .flatMap(OutcomeTrend::assess)
                .stream()
                .toList();
    }

    /** Whether there are outcomes on days enough to hold some of them against others. */
    public static boolean isEnough(MatureDays mature) {
        return mature.withOutcome() > 0 && mature.days().size() >= LEAST_DAYS;
    }

    /** The mature days of a baseline that can be compared with. */
    public static Optional<MatureDays> baseline(AnalysisContext context) {
        return context.baseline()
                .filter(baseline -> baseline.privacy().isExact())
                .map(baseline -> MatureDays.of(baseline, context.policy().outcomes()))
                .filter(MissingOutcomeAnalyzer::isEnough);
    }

    static LocalDate lastQuarter(SortedMap<LocalDate, DayCounts> days) {
        return new ArrayList<>(days.keySet()).get(days.size() - days.size() / 4);
    }
}
