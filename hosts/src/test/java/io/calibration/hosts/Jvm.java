package io.calibration.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed Java, and programs run on it with this test's class path. */
record Jvm(Path home) {

    static Jvm thisOne() {
        return new Jvm(Path.of(System.getProperty("java.home")));
    }

    /** One of this feature version that is installed beside this one. */
    static Optional<Jvm> installed(int version) throws IOException {
        try (Stream<Path> siblings = Files.list(thisOne().home.toRealPath().getParent())) {
            return siblings.map(Jvm::new)
                    .filter(jvm -> jvm.is(version))
                    .min((left, right) -> left.home.compareTo(right.home));
        }
    }

    private boolean is(int version) {
        try {
            return Files.isExecutable(java())
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
        } catch (IOException notAJdk) {
            return false;
        }
    }

    private Path java() {
        return home.resolve("bin").resolve("java");
    }

    /**
     * What the program prints.
     *
     * @throws AssertionError with what it printed, when it does not end with 0
     */
    String run(String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java().toString(), "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(mainClass + " failed on " + home + ":\n" + printed);
        }
        return printed;
    }
}
