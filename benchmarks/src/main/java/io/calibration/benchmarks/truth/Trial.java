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
 * @param alarms what each usual rule says, where it can judge
 */
record Trial(String seen, boolean right, boolean failed, Map<UsualRule, Boolean> alarms) {

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
                alarms);
    }

    boolean isSeen() {
        return !seen.isEmpty();
    }
}
