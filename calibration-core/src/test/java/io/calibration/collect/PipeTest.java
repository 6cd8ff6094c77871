package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scan results may come through a pipe, which has no size and no position. */
class PipeTest {

    private static final int LINES = 20_000;
    private static final String GOOD = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\","
            + "\"overall_score\":70,\"classification\":\"high_risk\"}\n";

    @TempDir
    Path folder;

    @Test
    void a_pipe_is_read_to_its_end() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.jsonl");
        assumeThat(isMade(pipe)).as("mkfifo is there").isTrue();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(pipe));

        long accepted = CollectFixtures.collect(JsonLines.in(pipe)).intake().accepted();

        writing.join();
        assertThat(accepted).isEqualTo(LINES);
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path pipe) {
        try (OutputStream out = Files.newOutputStream(pipe)) {
            for (int i = 0; i < LINES; i++) {
                out.write(GOOD.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
