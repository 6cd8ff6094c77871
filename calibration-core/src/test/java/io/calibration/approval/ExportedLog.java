package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Verification.Level;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** An exported log with its checkpoint, and those who verify it: the library, and two scripts that share no code with it. */
record ExportedLog(Content content, Checkpoint checkpoint) {

    static final Path SCRIPTS = Path.of("..", "docs", "verify");
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static ExportedLog of(Registry registry) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Checkpoint end = registry.log().export(out);
            return new ExportedLog(Content.of(out.toByteArray()), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return content.bytes();
    }

    ExportedLog with(byte[] other) {
        return new ExportedLog(Content.of(other), checkpoint);
    }

    ExportedLog with(List<String> lines) {
        return with(String.join("", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A shorter log with a checkpoint of its own. */
    ExportedLog first(int entries) {
        List<String> lines = lines().subList(0, entries);
        Digest last = new Digest(lines.get(entries - 1).substring(9, 73));
        return new ExportedLog(Content.utf8(String.join("", lines)), new Checkpoint(entries, last));
    }

    /** The lines, each with its newline. */
    List<String> lines() {
        return new String(bytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line + "\n")
                .collect(Collectors.toCollection(ArrayList::new));
    }

    Verification verification() {
        try {
            return AuditLog.verifyExport(new ByteArrayInputStream(bytes()), checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The levels, verdicts and places, as the scripts print them. */
    String libraryWords() {
        return words(verification());
    }

    static String words(Verification verification) {
        return Stream.of(Level.CHAIN, Level.CHECKPOINTS, Level.FOLD)
                .map(verification::level)
                .map(result -> result.level() + " " + result.verdict() + " " + result.seq() + "\n")
                .collect(Collectors.joining());
    }

    static void compileScript(Path folder) {
        String script = SCRIPTS.resolve("VerifyLog.java").toString();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), script))
                .isZero();
    }

    static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a script prints. */
    String words(Path folder, String... command) {
        try {
            Path log = Files.write(folder.resolve("log.jsonl"), bytes());
            List<String> all = new ArrayList<>(List.of(command));
            all.add(log.toString());
            all.add(checkpoint.toString());
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(process.waitFor()).as(output).isEqualTo(output.contains("FAILS") ? 1 : 0);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
