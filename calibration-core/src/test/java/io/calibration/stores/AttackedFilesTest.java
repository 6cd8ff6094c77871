package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four programs write while somebody deletes, replaces and cuts a file of theirs: whatever was acknowledged is there, or the registry
 * is refused by name. {@code -Dstore.attacks=200} is the long form.
 */
@DisabledOnOs(OS.WINDOWS)
class AttackedFilesTest {

    private static final int RUNS = Integer.getInteger("store.attacks", 1);
    private static final int PROGRAMS = 4;
    private static final int ATTACKS = 20;

    @TempDir
    private Path temporary;

    private final SplittableRandom random = new SplittableRandom(4);
    private int acknowledged;
    private int refused;

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "head"})
    void nothing_acknowledged_is_lost_in_silence(String name) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            Path place = Files.createDirectory(temporary.resolve("run-" + run));
            attack(place, name);
        }
        System.out.printf(
                "%s: %d runs of %d programs, %d reads and commands acknowledged, %d registries refused by name%n",
                name, RUNS, PROGRAMS, acknowledged, refused);
    }

    private void attack(Path place, String name) throws Exception {
        Path registry = place.resolve("registry");
        StoreClient.bootstrap(FileRegistryStore.create(registry));
        List<ChildProcess> programs = new ArrayList<>();
        try {
            for (int i = 0; i < PROGRAMS; i++) {
                Path output = place.resolve("out-" + i);
                programs.add(ChildProcess.start(List.of(), output, registry, "program-" + i, 60_000));
            }
            attack(file(registry, name), programs);
        } finally {
            programs.forEach(ChildProcess::close);
        }
        List<Operation> seen = new ArrayList<>();
        for (ChildProcess program : programs) {
            seen.addAll(program.acknowledged());
        }
        acknowledged += seen.size();
        check(registry, name, seen);
    }

    /** Until a program has ended, or it has been attacked often enough. */
    private void attack(Path file, List<ChildProcess> programs) throws Exception {
        for (ChildProcess program : programs) {
            program.awaitLines(2 + random.nextInt(4));
        }
        byte[] older = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Harm[] harms = Harm.values();
        for (int i = 0; i < ATTACKS; i++) {
            ChildProcess some = programs.get(random.nextInt(PROGRAMS));
            some.awaitLines(some.lines().size() + 1 + random.nextInt(2));
            if (!programs.stream().allMatch(program -> program.process().isAlive())) {
                return;
            }
            harms[random.nextInt(harms.length)].to(file, older);
        }
    }

    private void check(Path registry, String name, List<Operation> seen) throws IOException {
        FileRegistryStore store;
        try {
            store = FileRegistryStore.open(registry);
        } catch (RegistryStoreException e) {
            assertThat(name).as("%s", e.getMessage()).isNotEqualTo("lock");
            assertThat(e).hasMessageContaining(registry.toString());
            refused++;
            if (name.equals("head")) {
                String journal = Files.readString(file(registry, "journal"));
                assertThat(seen).allMatch(operation -> operation.isRead() || journal.contains(operation.request()));
            }
            return;
        }
        History.holdsAll(store, seen);
    }

    private static Path file(Path registry, String name) throws IOException {
        return switch (name) {
            case "lock" -> registry.resolve("lock");
            case "head" -> only(registry.resolve("heads"));
            default -> only(registry.resolve("scopes")).resolve("journal");
        };
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
