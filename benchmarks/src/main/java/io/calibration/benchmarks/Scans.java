package io.calibration.benchmarks;

import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of one run, in whichever forms are asked for. */
final class Scans implements AutoCloseable {

    private static final long SEED = 20261101;

    private final ScanColumns columns;
    private @Nullable List<ScanResult> records;
    private byte @Nullable [] jsonLines;
    private @Nullable Path jsonFile;
    private @Nullable DuckDb duckDb;

    Scans(int size) {
        columns = new ScanColumns(SEED, size);
    }

    ScanColumns columns() {
        return columns;
    }

    List<ScanResult> records() {
        if (records == null) {
            records = ScanForms.records(columns);
        }
        return records;
    }

    byte[] jsonLines() {
        if (jsonLines == null) {
            jsonLines = ScanForms.jsonLines(ScanForms.records(columns));
        }
        return jsonLines;
    }

    Path jsonFile() {
        try {
            if (jsonFile == null) {
                jsonFile = Files.write(Files.createTempFile("scans", ".jsonl"), jsonLines());
            }
            return jsonFile;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    DuckDb duckDb() throws SQLException {
        if (duckDb == null) {
            duckDb = new DuckDb(columns);
        }
        return duckDb;
    }

    @Override
    public void close() throws IOException, SQLException {
        if (duckDb != null) {
            duckDb.close();
        }
        if (jsonFile != null) {
            Files.delete(jsonFile);
        }
    }
}
