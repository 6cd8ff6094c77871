package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are killed while they command. {@code -Dstore.kills=200} is the long form. */
class KilledProgramTest {

    private static final int KILLS = Integer.getInteger("store.kills", 10);

    @TempDir
    private Path folder;

    @Test
    void whatever_was_acknowledged_before_a_kill_is_there_and_the_registry_opens() throws Exception {
        Path registry = folder.resolve("registry");
        StoreClient.bootstrap(FileRegistryStore.create(registry));
        SplittableRandom random = new SplittableRandom(1);
        long commands = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildProcess child =
                    ChildProcess.start(List.of(), folder.resolve("out-" + kill), registry, "kill-" + kill, 60_000)) {
                child.awaitLines(1 + random.nextInt(60));
                child.kill();
                FileRegistryStore store = FileRegistryStore.open(registry);
                commands += History.holdsAll(store, child.acknowledged());
            }
        }
        FileRegistryStore store = FileRegistryStore.open(registry);
        long entries = store.load(StoreClient.SCOPE).orElseThrow().revision();
        assertThat(entries).isGreaterThan(commands).isLessThanOrEqualTo(commands + KILLS + 1);
        System.out.printf(
                "%d kills: %d commands acknowledged, %d entries, %d torn ends set aside%n",
                KILLS, commands, entries, store.setAside().size());
    }
}
