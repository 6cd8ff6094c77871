package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.internal.BuiltIn;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.testing.JarHost;
import io.calibration.testing.JarLauncher;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Java process that runs out of one jar, on a thread of the common pool. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FatJarTest {

    private static final String SERVICES = "META-INF/services/" + Analyzer.class.getName();

    /** Every analyzer and strategy of the library, and the host's own. */
    private static final String ANALYZERS = "analyzers "
            + Stream.concat(BuiltIn.ANALYZERS.builtIn().stream().map(Analyzer::id), Stream.of("of_host"))
                    .sorted()
                    .toList();

    private static final String STRATEGIES = "strategies "
            + BuiltIn.STRATEGIES.builtIn().stream()
                    .map(ProposalStrategy::id)
                    .sorted()
                    .toList();

    @TempDir
    static Path folder;

    private final List<Path> jars = new ArrayList<>();

    @BeforeAll
    void pack() throws IOException {
        Path host = folder.resolve("host-1.0.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(host))) {
            for (Class<?> type : List.of(JarHost.class, JarHost.OfHost.class)) {
                put(out, file(type), bytes(type));
            }
            put(out, SERVICES, JarHost.OfHost.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        jars.add(host);
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            if (!entry.matches(
                    ".*(test-classes|junit|assertj|opentest4j|apiguardian|surefire|byte-buddy|jqwik|archunit).*")) {
                jars.add(Files.isDirectory(Path.of(entry)) ? packed(Path.of(entry)) : Path.of(entry));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "null", "foreign"})
    void a_launched_jar_of_jars_runs_every_analyzer(String loader) throws IOException, InterruptedException {
        Path jar = folder.resolve("launched-" + loader + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, file(JarLauncher.class), bytes(JarLauncher.class));
            for (Path inner : jars) {
                put(out, "lib/" + inner.getFileName(), Files.readAllBytes(inner));
            }
        }
        Path unpacked = Files.createDirectory(folder.resolve("unpacked-" + loader));
        assertThat(run(jar, JarLauncher.class, unpacked.toString(), loader))
                .contains("on ForkJoinPool.commonPool-worker-")
                .contains(ANALYZERS, STRATEGIES, "failures []", "of_host (found in host-1.0.jar)")
                .doesNotContain(folder.getFileName().toString());
    }

    @Test
    void a_jar_whose_service_files_were_not_merged_runs_every_analyzer() throws IOException, InterruptedException {
        Path jar = folder.resolve("flat.jar");
        Set<String> names = new HashSet<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path inner : jars) {
                try (ZipInputStream in = new ZipInputStream(Files.newInputStream(inner))) {
                    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                        boolean kept = entry.getName().equals(SERVICES)
                                || !entry.getName().matches("META-INF/services/.*|module-info.class|.*/");
                        if (kept && names.add(entry.getName())) { // the first one wins
                            put(out, entry.getName(), in.readAllBytes());
                        }
                    }
                }
            }
        }
        assertThat(run(jar, JarHost.class, "null"))
                .contains(ANALYZERS, STRATEGIES, "failures []", "of_host (found in flat.jar)");
    }

    private static String run(Path jar, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-cp",
                jar.toString(),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Path packed(Path classes) throws IOException {
        Path jar = folder.resolve(classes.getParent().getParent().getFileName() + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                put(out, name, Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = type.getClassLoader().getResourceAsStream(file(type));
                OutputStream out = bytes) {
            in.transferTo(out);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }
}
