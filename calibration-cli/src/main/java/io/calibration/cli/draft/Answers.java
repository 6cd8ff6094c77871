package io.calibration.cli.draft;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Version;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the owner says to what the data cannot tell. */
final class Answers {

    /** An end of the scale. */
    enum End {
        HIGH,
        LOW
    }

    @Option(names = "--time", paramLabel = "COLUMN", description = "the column of when each row was scored")
    @Nullable
    String time;

    @Option(
            names = "--time-format",
            paramLabel = "PATTERN",
            description = "how its times are written, such as d/M/yyyy H:mm")
    @Nullable
    String timeFormat;

    @Option(names = "--zone", paramLabel = "ZONE", description = "the zone of its times, such as Europe/Berlin or UTC")
    @Nullable
    ZoneId zone;

    @Option(names = "--score", paramLabel = "COLUMN", description = "the column of the score that decides")
    @Nullable
    String score;

    @Option(names = "--class", paramLabel = "COLUMN", description = "the column of the class that came out")
    @Nullable
    String scoreClass;

    @Option(
            names = "--good-score",
            paramLabel = "END",
            description = "which end of the score is the good one: ${COMPLETION-CANDIDATES}")
    @Nullable
    End goodScore;

    @Option(
            names = "--scale",
            paramLabel = "MIN..MAX",
            description = "the ends that the score can have, such as 300..850")
    @Nullable
    String scale;

    @Option(
            names = "--outcome",
            paramLabel = "COLUMN",
            description = "the column of what became of it later; none when no column says it")
    @Nullable
    String outcome;

    @Option(
            names = "--good-outcome",
            paramLabel = "TEXT[,TEXT...]",
            description =
                    "the texts in that column that mean that it went well; the others mean that it did not. May be repeated; a text of the"
                            + " column that holds a comma is taken as it is")
    @Nullable
    List<String> goodOutcome;

    @Option(
            names = "--flags",
            paramLabel = "COLUMN",
            description = "the column of codes that are flags; none when there is none")
    @Nullable
    String flags;

    @Option(
            names = "--flag-severity",
            paramLabel = "SEVERITY",
            description = "how grave flags are that say nothing of it: ${COMPLETION-CANDIDATES}")
    @Nullable
    FlagSeverity flagSeverity;

    @Option(
            names = "--logic-version",
            paramLabel = "VERSION",
            description = "the version of the scorer, where no column tells it, such as 1.0.0")
    @Nullable
    Version logicVersion;
}
