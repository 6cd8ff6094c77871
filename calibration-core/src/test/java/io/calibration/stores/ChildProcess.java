package io.calibration.stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link StoreClient} as a program of its own. */
record ChildProcess(Process process, Path output) implements AutoCloseable {

    /** @param prefix what stands before {@code java} on the command line */
    static ChildProcess start(List<String> prefix, Path output, Path folder, String name, long millis)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m"));
        command.addAll(List.of("-cp", classes, StoreClient.class.getName()));
        command.addAll(List.of(folder.toString(), name, Long.toString(millis)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildProcess(process, output);
    }

    /** Waits until it has said so many lines, or has ended. */
    void awaitLines(int count) throws IOException, InterruptedException {
        while (process.isAlive() && (lines().size() < count)) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
    }

    /** The whole lines of its output so far. */
    List<String> lines() throws IOException {
        String text = Files.readString(output, StandardCharsets.US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    List<Operation> acknowledged() throws IOException {
        return lines().stream()
                .filter(line -> !line.startsWith("!"))
                .map(Operation::parse)
                .toList();
    }

    /** By SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
