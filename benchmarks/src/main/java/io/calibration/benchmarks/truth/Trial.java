package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.metrics.MetricsSnapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param seen type and subject of the gravest sought finding of MEDIUM or worse, or empty
 * @param right whether that finding names the right place
 * @param failed whether an analyzer failed
 * @param judged how many tests there were
 * @param rare how many of them have a p-value of at most {@value #RARE}
 * @param known what the detector that knows looks at, where there is one
 * @param alarms what each usual rule says, where it can judge
 */
record Trial(
        String seen,
        boolean right,
        boolean failed,
        long judged,
        long rare,
        Optional<KnowingDetector.Look> known,
        Map<UsualRule, Boolean> alarms) {

    /** What a test of a host that looks every week may reach once in twenty years. */
    private static final double RARE = 0.05 / 52;

    static Trial of(Cell cell, MetricsSnapshot now, Optional<MetricsSnapshot> before, CalibrationReport report) {
        List<Finding> sought =
                report.findings().stream().filter(cell.sought()::isOfType).toList();
        Optional<Finding> gravest = sought.stream()
                .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
                .findFirst();
        Map<UsualRule, Boolean> alarms = new EnumMap<>(UsualRule.class);
        for (UsualRule rule : UsualRule.values()) {
            rule.alarms(now.metrics(), before.map(MetricsSnapshot::metrics), cell.policy())
                    .ifPresent(alarm -> alarms.put(rule, alarm));
        }
        return new Trial(
                gravest.map(Finding::id).orElse(""),
                gravest.filter(cell.sought().right()).isPresent(),
                !report.failures().isEmpty(),
                report.judged().size(),
                report.findings().stream()
                        .filter(finding -> finding.evidence().p().orElse(1) <= RARE)
                        .count(),
                cell.sought()
                        .knowing()
                        .flatMap(knowing -> before.map(earlier -> knowing.look(now.metrics(), earlier.metrics()))),
                alarms);
    }

    boolean isSeen() {
        return !seen.isEmpty();
    }
}
