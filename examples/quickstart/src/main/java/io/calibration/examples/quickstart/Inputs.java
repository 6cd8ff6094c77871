package io.calibration.examples.quickstart;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.approval.Registry;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanMapping;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.GuardrailsJson;
import io.calibration.json.MappingJson;
import io.calibration.json.PolicyJson;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.proposal.Guardrails;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the walk-through works on, checked before anything is begun or written.
 *
 * @param config the config in force
 * @param named where that is from, in words
 * @param source where the scan results are
 * @param origin the same in words
 * @param window the days to analyze
 * @param baseline an earlier time to compare with, or null
 * @param policy what is expected
 * @param expectations in words where that comes from
 * @param guardrails how far one release may go
 * @param prediction the proposal that led to the config, or null
 * @param kept the registry that is there already, or null
 */
record Inputs(
        ScoringConfig config,
        String named,
        MetricSource source,
        String origin,
        DayWindow window,
        @Nullable Baseline baseline,
        CalibrationPolicy policy,
        String expectations,
        Guardrails guardrails,
        @Nullable StoredProposal prediction,
        @Nullable Kept kept) {

    private static final String SAMPLE_POLICY = "calibration_policy.json";
    private static final String CONFIG_ALONE =
            "--config without --scans: the sample is generated for a config of its own, and this one would be"
                    + " judged by results that it never scored. Name the results with --scans, or leave --config out.";

    private static final String MAPPING_ALONE =
            "--mapping without --scans: it says what the columns of a file mean. Name the file with --scans, or leave --mapping out.";
    private static final String TWO_ZONES =
            "--zone with --mapping: the mapping names the zone of each time, as \"zone\" beside its column. Leave --zone out.";

    /** @throws BadInput naming all that is wrong */
    static Inputs of(Quickstart options, Path out) throws IOException {
        Mistakes mistakes = new Mistakes();
        mistakes.unless(options.config == null || options.scans != null, CONFIG_ALONE);
        ScoringConfig config =
                mistakes.in(() -> options.config == null ? sampleConfig() : ConfigJson.read(file(options.config)));
        mistakes.unless(options.mapping == null || options.scans != null, MAPPING_ALONE);
        mistakes.unless(options.mapping == null || options.zone == null, TWO_ZONES);
        ScanMapping mapping =
                mistakes.in(() -> options.mapping == null ? null : MappingJson.read(file(options.mapping)));
        ZoneId zone = mistakes.in(() -> options.zone == null ? null : zone(options.zone));
        DayWindow window = window(options, mistakes);
        Path scans = mistakes.in(() -> options.scans == null ? null : file(options.scans));
        Baseline baseline = mistakes.in(() -> options.baseline == null
                ? null
                : Baseline.in(options.baseline, results(options.baseline, mapping, zone)));
        CalibrationPolicy policy = mistakes.in(() -> policy(options));
        Guardrails guardrails = mistakes.in(() -> guardrails(options.guardrails));
        StoredProposal prediction = mistakes.in(() -> prediction(options.prediction, config));
        Kept kept = mistakes.in(options::existing);
        Registry registry = kept == null ? null : kept.registry();
        if (config != null) {
            mistakes.in(() -> Gate.requireInForce(
                    registry, config, named(options), GoOn.gate(String.valueOf(options.db), options.scope())));
            mistakes.in(() -> new OutFolder(out).requireFree(config.logicVersion(), registry));
            mistakes.in(() -> fitting(config, policy, guardrails));
        }
        mistakes.refuse();
        SampleTable sample = scans == null ? SampleTable.load(new SampleResults(Objects.requireNonNull(config))) : null;
        return new Inputs(
                Objects.requireNonNull(config),
                named(options),
                sample == null ? results(Objects.requireNonNull(scans), mapping, zone) : sample.source(),
                sample == null ? String.valueOf(scans) : sample.origin(),
                Objects.requireNonNull(window),
                baseline,
                Objects.requireNonNull(policy),
                expectations(options),
                Objects.requireNonNull(guardrails),
                prediction,
                kept);
    }

    private static String named(Quickstart options) {
        return options.config == null ? "that of the sample, as there is no --config" : "--config " + options.config;
    }

    private static MetricSource results(Path file, @Nullable ScanMapping mapping, @Nullable ZoneId zone) {
        if (mapping != null) {
            return mapping.over(file);
        }
        return zone == null ? JsonLines.in(file) : JsonLines.in(file).withZone(zone);
    }

    private static CalibrationPolicy policy(Quickstart options) throws IOException {
        if (options.policy != null) {
            return PolicyJson.read(file(options.policy));
        }
        return options.scans == null ? samplePolicy() : CalibrationPolicy.standard();
    }

    private static String expectations(Quickstart options) {
        if (options.policy != null) {
            return "What is expected is read from " + options.policy + ".";
        }
        return options.scans == null
                ? "What is expected of the sample are the ranges of the system that it imitates, " + SAMPLE_POLICY
                        + " in this jar. They are nobody else's: copy the file, write your own, and pass it with --policy."
                : "No --policy says what is expected, so no rate is held against a range.";
    }

    /** Whether the config has what policy and guardrails name; where either is mistaken in itself, the other is still looked at. */
    private static Calibration fitting(
            ScoringConfig config, @Nullable CalibrationPolicy policy, @Nullable Guardrails guardrails) {
        return Calibration.builder()
                .source((request, recorder) -> {})
                .config(config)
                .policy(policy == null ? CalibrationPolicy.standard() : policy)
                .guardrails(guardrails == null ? Guardrails.standard() : guardrails)
                .build();
    }

    private static Guardrails guardrails(@Nullable Path file) throws IOException {
        return file == null ? Guardrails.standard() : GuardrailsJson.read(file(file));
    }

    private static @Nullable StoredProposal prediction(@Nullable Path file, @Nullable ScoringConfig config)
            throws IOException {
        if (file == null) {
            return null;
        }
        StoredProposal stored = ProposalJson.read(Files.readAllBytes(file(file)));
        try {
            if (config != null) {
                stored.predictionFor(config);
            }
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage());
        }
        return stored;
    }

    /** The path of a document that is there and can be read. */
    static Path file(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": this is a folder where a file is needed. Name a file in it.");
        }
        if (!Files.isReadable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return path;
    }

    private static LocalDate day(String option, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!DayWindow.ALL.contains(day)) {
                throw new BadInput(option + " " + text + ": scan results lie in " + DayWindow.ALL + ".");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new BadInput(option + " " + text + ": this is no day. Write year-month-day, such as 2026-10-05.");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadInput("--zone " + text
                    + ": this is no time zone. Write its name, such as Europe/Berlin, or an offset, such as +01:00.");
        }
    }

    static ScopeId scope(String text) {
        try {
            return new ScopeId(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--scope " + text + ": " + e.getMessage());
        }
    }

    private static @Nullable DayWindow window(Quickstart options, Mistakes mistakes) {
        LocalDate first =
                mistakes.in(() -> options.from == null ? DayWindow.ALL.firstDay() : day("--from", options.from));
        LocalDate last = mistakes.in(() -> options.to == null ? DayWindow.ALL.lastDay() : day("--to", options.to));
        if (first == null || last == null) {
            return null;
        }
        mistakes.unless(!last.isBefore(first), "--to (" + last + ") is before --from (" + first + "). Swap them.");
        return last.isBefore(first) ? null : new DayWindow(first, last);
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
