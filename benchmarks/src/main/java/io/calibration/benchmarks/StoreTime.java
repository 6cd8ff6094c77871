package io.calibration.benchmarks;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.stores.FileRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How long commands take in a registry in files, with every write forced to the disk, and how large it grows. */
public final class StoreTime {

    private static final int READS = 20_000;
    private static final Actor AUTHOR = Actor.service("calibration-job");
    private static final Actor REVIEWER = Actor.human("reviewer");
    private static final Actor OPERATOR = Actor.human("operator");

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
    private final Path folder;
    private Registry registry;

    private StoreTime(Path folder) {
        this.folder = folder;
        registry = registry(FileRegistryStore.create(folder));
    }

    /**
     * Prints medians and sizes.
     *
     * @param arguments a folder that is empty or does not exist, on the disk in question; then the number of versions, 500 when absent
     * @throws IOException when the folder cannot be read
     */
    public static void main(String... arguments) throws IOException {
        StoreTime time = new StoreTime(Path.of(arguments[0]));
        time.live(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500);
        time.read();
        time.print();
    }

    private static Registry registry(RegistryStore store) {
        return Registry.builder()
                .store(store)
                .scope(new ScopeId("timed"))
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .build();
    }

    private void live(int versions) {
        Version active = new Version("1.0.0");
        execute("bootstrap", new Command.Bootstrap(OPERATOR, active, config(active), "In use."));
        for (int i = 1; i < versions; i++) {
            Version next = new Version("1." + i + ".0");
            Content summary = Content.utf8("summary of " + next);
            execute(
                    "submit",
                    new Command.Submit(AUTHOR, next, config(next), active, List.of(), ReviewMaterial.of(summary)));
            execute(
                    "approve",
                    new Command.Approve(
                            REVIEWER, next, registry.bindingDigest(next).orElseThrow(), "Seen."));
            execute("activate", new Command.Activate(OPERATOR, next, active));
            active = next;
        }
    }

    private void execute(String name, Command command) {
        CommandResult answer = timed(name, () -> registry.execute(command));
        if (!answer.refusals().isEmpty()) {
            throw new IllegalStateException(name + ": " + answer.refusals());
        }
    }

    private void read() {
        for (int i = 0; i < READS; i++) {
            timed("state, unchanged", () -> registry.version(new Version("1.0.0")));
            timed("active config with its bytes, checked", () -> registry.active());
        }
        for (int i = 0; i < 5; i++) {
            registry = timed("open", () -> registry(FileRegistryStore.open(folder)));
        }
        timed("verify", () -> registry.log().verify());
    }

    private <T> T timed(String name, Supplier<T> step) {
        long start = System.nanoTime();
        T value = step.get();
        nanos.computeIfAbsent(name, key -> new ArrayList<>()).add(System.nanoTime() - start);
        return value;
    }

    private void print() throws IOException {
        nanos.forEach((name, values) -> {
            long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-40s median %,11.1f us, 95 %% %,11.1f us (n = %,d)%n",
                    name,
                    sorted[sorted.length / 2] / 1e3,
                    sorted[(int) (sorted.length * 0.95)] / 1e3,
                    sorted.length);
        });
        long entries = registry.log().entries().size();
        for (String part : Arrays.asList("scopes", "contents", "reasons", "heads")) {
            long bytes = bytes(folder.resolve(part));
            System.out.printf(Locale.ROOT, "%-9s %,d bytes, %d an entry%n", part, bytes, bytes / entries);
        }
    }

    private static long bytes(Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"x_of\":\"" + version + "\",\"x_note\":\""
                + "x".repeat(2000) + "\"}");
    }
}
