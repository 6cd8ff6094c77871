package io.calibration.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once. {@code -Dstore.seconds=10} is the long form. */
class RacesTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("store.seconds", 1));
    private static final int THREADS = 16;

    @TempDir
    private Path folder;

    @Test
    void sixteen_threads_over_two_stores_on_one_folder_give_one_history() throws Exception {
        Path registry = folder.resolve("registry");
        StoreClient.bootstrap(FileRegistryStore.create(registry));
        List<FileRegistryStore> stores = List.of(FileRegistryStore.open(registry), FileRegistryStore.open(registry));
        ConcurrentLinkedQueue<Operation> seen = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            StoreClient client = new StoreClient(stores.get(i % 2), "thread-" + i);
            clients.add(() -> {
                client.run(TIME, seen::add);
                return null;
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> client : executor.invokeAll(clients)) {
                client.get();
            }
        } finally {
            executor.shutdownNow();
        }
        History.holdsJust(FileRegistryStore.open(registry), List.copyOf(seen));
        System.out.printf("%d threads: %d reads and commands%n", THREADS, seen.size());
    }

    @Test
    void two_programs_on_one_folder_give_one_history() throws Exception {
        Path registry = folder.resolve("registry");
        StoreClient.bootstrap(FileRegistryStore.create(registry));
        try (ChildProcess one = ChildProcess.start(List.of(), folder.resolve("1"), registry, "one", TIME.toMillis());
                ChildProcess two =
                        ChildProcess.start(List.of(), folder.resolve("2"), registry, "two", TIME.toMillis())) {
            one.process().waitFor();
            two.process().waitFor();
            List<Operation> seen = new ArrayList<>(one.acknowledged());
            seen.addAll(two.acknowledged());
            History.holdsJust(FileRegistryStore.open(registry), seen);
            System.out.printf(
                    "2 programs: %d and %d reads and commands%n",
                    one.lines().size(), two.lines().size());
        }
    }
}
