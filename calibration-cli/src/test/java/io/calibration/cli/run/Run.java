package io.calibration.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.cli.CalibrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One run of the command line at a fixed time: exit code, standard output, standard error. */
record Run(int exitCode, String output, String errors) {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Path SAMPLE_CONFIG =
            Path.of("src/main/resources/io/calibration/cli/run/scoring_config_v1.0.0.json");

    /** The demo. */
    static Run demo(Object... arguments) {
        return command(with(List.of("demo"), arguments));
    }

    /** Results of one's own; where no config is named, they were scored with that of the sample. */
    static Run scans(Object... arguments) {
        List<Object> run = List.of("run");
        return command(with(
                List.of(arguments).contains("--config") ? run : List.of("run", "--config", SAMPLE_CONFIG), arguments));
    }

    static Run command(Object... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = CalibrationCommand.run(NOON, output, errors, words);
        return new Run(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static Object[] with(List<Object> first, Object... arguments) {
        return Stream.concat(first.stream(), Arrays.stream(arguments)).toArray();
    }

    JsonNode json() {
        return read(output);
    }

    JsonNode error() {
        return read(errors);
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
