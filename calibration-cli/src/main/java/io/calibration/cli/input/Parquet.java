package io.calibration.cli.input;

import io.calibration.cli.registry.RegistryDatabase;
import io.calibration.cli.terminal.BadInput;
import io.calibration.collect.ScanMapping;
import io.calibration.jdbc.JdbcMetricSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Files of Parquet, which DuckDB reads. */
public final class Parquet {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String IN_MEMORY = "jdbc:duckdb:;jdbc_stream_results=true;";

    private Parquet() {}

    /** Whether a file holds Parquet, by how it begins. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false; // a pipe can be read but once
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DuckDB, in memory. */
    public static DataSource duckDb() {
        return RegistryDatabase.reading(IN_MEMORY);
    }

    /** @throws BadInput when the driver is not there */
    static void requireDuckDb(Path file) {
        try {
            duckDb();
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    file + ": Parquet is read by DuckDB, which is not in the jar. Put its driver (duckdb_jdbc) into a"
                            + " folder, and name it: --lib DIR");
        }
    }

    /** @throws BadInput when one of the files holds something else */
    static JdbcMetricSource in(ScanMapping mapping, Path... files) {
        Stream.of(files).filter(file -> !is(file)).findFirst().ifPresent(other -> {
            throw new BadInput(other + ": this is no Parquet, and others are. Give files of one form at a time.");
        });
        return JdbcMetricSource.parquet(duckDb(), mapping, files);
    }
}
