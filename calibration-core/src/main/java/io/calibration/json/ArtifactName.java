package io.calibration.json;

import io.calibration.config.Version;
import io.calibration.metrics.MetricsPart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * The file name of an artifact. Made of a clock's time, a checked version or a plain name only, so that it cannot leave its folder.
 *
 * @param text the name, such as {@code change_summary_v1.4.0.json}
 */
public record ArtifactName(String text) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Pattern DATED =
            Pattern.compile("(metrics_snapshot|calibration_report|no_change)_[0-9]{8}_[0-9]{6}\\.json");
    private static final Pattern VERSIONED = Pattern.compile("(?:scoring_config|change_summary)_v(.+)\\.json");

    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern PART =
            Pattern.compile("metrics_part_[a-z0-9_]{1,64}_([0-9]{8}_[0-9]{8}|no_days)\\.part");

    /** @throws IllegalArgumentException when it is not the name of an artifact */
    public ArtifactName {
        var versioned = VERSIONED.matcher(text);
        boolean known = versioned.matches()
                ? Version.isValid(versioned.group(1))
                : DATED.matcher(text).matches() || PART.matcher(text).matches();
        if (!known) {
            throw new IllegalArgumentException(
                    "This is not the name of an artifact. Make it by one of the methods here.");
        }
    }

    /** {@code metrics_snapshot_YYYYMMDD_HHMMSS.json}, in UTC. */
    public static ArtifactName metricsSnapshot(Instant at) {
        return new ArtifactName("metrics_snapshot_" + TIME.format(at) + ".json");
    }

    /** {@code calibration_report_YYYYMMDD_HHMMSS.json}, in UTC. */
    public static ArtifactName calibrationReport(Instant at) {
        return new ArtifactName("calibration_report_" + TIME.format(at) + ".json");
    }

    /** {@code scoring_config_vX.Y.Z.json}. */
    public static ArtifactName scoringConfig(Version version) {
        return new ArtifactName("scoring_config_v" + version + ".json");
    }

    /** {@code change_summary_vX.Y.Z.json}. */
    public static ArtifactName changeSummary(Version version) {
        return new ArtifactName("change_summary_v" + version + ".json");
    }

    /**
     * {@code metrics_part_ORIGIN_YYYYMMDD_YYYYMMDD.part}, by the first and the last day with results.
     *
     * @param origin a name that says which machine, or which share of the results
     * @throws IllegalArgumentException when it holds anything but a-z, 0-9 and _, or more than 64 of them
     */
    public static ArtifactName metricsPart(String origin, MetricsPart part) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("The origin of a part is made of a-z, 0-9 and _, at most 64 of them.");
        }
        SortedSet<LocalDate> days = part.attemptDays();
        String span = days.isEmpty() ? "no_days" : DAY.format(days.first()) + "_" + DAY.format(days.last());
        return new ArtifactName("metrics_part_" + origin + "_" + span + ".part");
    }

    /** {@code no_change_YYYYMMDD_HHMMSS.json}, in UTC: the change summary of a run that changes nothing, and so has no version of its own. */
    public static ArtifactName noChange(Instant at) {
        return new ArtifactName("no_change_" + TIME.format(at) + ".json");
    }

    @Override
    public String toString() {
        return text;
    }
}
