package io.calibration.examples.quickstart;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.collect.JsonLines;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.GuardrailsJson;
import io.calibration.json.PolicyJson;
import io.calibration.json.ProposalJson;
import io.calibration.json.StoredProposal;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.proposal.Guardrails;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What the walk-through works on.
 *
 * @param config the config in force
 * @param source where the scan results are
 * @param origin the same in words
 * @param zone the zone of times that name none, or null
 * @param window the days to analyze
 * @param baseline an earlier time to compare with, or null
 * @param policy what is expected
 * @param expectations in words where that comes from
 * @param guardrails how far one release may go
 * @param prediction the proposal that led to the config, or null
 */
record Inputs(
        ScoringConfig config,
        MetricSource source,
        String origin,
        @Nullable ZoneId zone,
        DayWindow window,
        @Nullable Path baseline,
        CalibrationPolicy policy,
        String expectations,
        Guardrails guardrails,
        @Nullable StoredProposal prediction) {

    private static final String SAMPLE_POLICY = "calibration_policy.json";

    static Inputs of(Quickstart options) throws IOException {
        ScoringConfig config = options.config == null ? sampleConfig() : ConfigJson.read(file(options.config));
        DayWindow window = window(options.from, options.to);
        if (options.scans == null) {
            SampleTable table = SampleTable.load(new SampleResults(config));
            return new Inputs(
                    config,
                    table.source(),
                    table.origin(),
                    options.zone,
                    window,
                    options.baseline,
                    options.policy == null && options.config == null ? samplePolicy() : policy(options.policy),
                    expectations(options),
                    guardrails(options.guardrails),
                    prediction(options.prediction, config));
        }
        return new Inputs(
                config,
                lines(options.scans, options.zone),
                options.scans.toString(),
                options.zone,
                window,
                options.baseline,
                policy(options.policy),
                expectations(options),
                guardrails(options.guardrails),
                prediction(options.prediction, config));
    }

    private static MetricSource lines(Path file, @Nullable ZoneId zone) {
        return zone == null ? JsonLines.in(file) : JsonLines.in(file).withZone(zone);
    }

    /** Scan results in a file, read as those that are analyzed. */
    MetricSource lines(Path file) {
        return lines(file, zone);
    }

    private static CalibrationPolicy policy(@Nullable Path file) throws IOException {
        return file == null ? CalibrationPolicy.standard() : PolicyJson.read(file(file));
    }

    private static String expectations(Quickstart options) {
        if (options.policy != null) {
            return "What is expected is read from " + options.policy + ".";
        }
        return options.scans == null && options.config == null
                ? "What is expected of the sample are the ranges of the system that it imitates, " + SAMPLE_POLICY
                        + " in this jar. They are nobody else's: copy the file, write your own, and pass it with --policy."
                : "No --policy says what is expected, so no rate is held against a range.";
    }

    private static Guardrails guardrails(@Nullable Path file) throws IOException {
        return file == null ? Guardrails.standard() : GuardrailsJson.read(file(file));
    }

    private static @Nullable StoredProposal prediction(@Nullable Path file, ScoringConfig config) throws IOException {
        if (file == null) {
            return null;
        }
        StoredProposal stored = ProposalJson.read(Files.readAllBytes(file(file)));
        try {
            stored.predictionFor(config);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage());
        }
        return stored;
    }

    /** The path of a document, which is not a folder. */
    static Path file(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": this is a folder where a file is needed. Name a file in it.");
        }
        return path;
    }

    static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!DayWindow.ALL.contains(day)) {
                throw new CommandLine.TypeConversionException("scan results lie in " + DayWindow.ALL + ".");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("this is no day. Write year-month-day, such as 2026-10-05.");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException(
                    "this is no time zone. Write its name, such as Europe/Berlin, or an offset, such as +01:00.");
        }
    }

    static ScopeId scope(String text) {
        try {
            return new ScopeId(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    private static DayWindow window(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = Objects.requireNonNullElse(from, DayWindow.ALL.firstDay());
        LocalDate last = Objects.requireNonNullElse(to, DayWindow.ALL.lastDay());
        if (last.isBefore(first)) {
            throw new BadInput("--to (" + last + ") is before --from (" + first + "). Swap them.");
        }
        return new DayWindow(first, last);
    }

    static ScoringConfig sampleConfig() throws IOException {
        return ConfigJson.read(resource("scoring_config_v1.0.0.json"));
    }

    static CalibrationPolicy samplePolicy() throws IOException {
        return PolicyJson.read(resource(SAMPLE_POLICY));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream document = Objects.requireNonNull(Inputs.class.getResourceAsStream(name))) {
            return document.readAllBytes();
        }
    }
}
