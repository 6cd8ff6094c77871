package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once. {@code -Dstore.seconds=10} is the long form. */
class RacesTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("store.seconds", 1));
    private static final int THREADS = 16;
    private static final int SCOPES = 40;

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

    @Test
    void a_registry_opens_while_scopes_are_begun_in_it() throws Exception {
        Path registry = folder.resolve("registry");
        FileRegistryStore store = FileRegistryStore.create(registry);
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Void> beginning = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < SCOPES; i++) {
                StoreClient.bootstrap(store, new ScopeId("scope-" + i));
                begun.incrementAndGet();
            }
        });
        while (!beginning.isDone()) {
            int before = begun.get();
            FileRegistryStore opened = FileRegistryStore.open(registry);
            for (int i = 0; i < before; i++) {
                assertThat(opened.load(new ScopeId("scope-" + i))).isPresent();
            }
        }
        beginning.get();
    }

    @Test
    void a_backup_in_the_documented_order_is_a_registry_although_others_write() throws Exception {
        Path registry = folder.resolve("registry");
        FileRegistryStore store = FileRegistryStore.create(registry);
        StoreClient.bootstrap(store);
        StoreClient client = new StoreClient(store, "writer");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> client.run(TIME, operation -> {}));
        for (int i = 0; !writing.isDone(); i++) {
            long before = store.load(StoreClient.SCOPE).orElseThrow().revision();
            FileRegistryStore copied = FileRegistryStore.open(backup(registry, folder.resolve("backup-" + i)));
            assertThat(copied.load(StoreClient.SCOPE).orElseThrow().revision()).isGreaterThanOrEqualTo(before);
            assertThat(copied.audit(StoreClient.SCOPE, 1, Integer.MAX_VALUE))
                    .allMatch(line -> (line.reason() != null) || !line.text().contains("\"reason\""));
            assertThat(StoreClient.registry(copied).log().verify().failures()).isEmpty();
        }
        writing.get();
    }

    private static Path backup(Path registry, Path backup) throws IOException {
        Files.createDirectories(backup);
        for (String part : List.of("registry", "heads", "scopes", "contents", "reasons")) {
            copy(registry.resolve(part), backup.resolve(part));
        }
        return backup;
    }

    /** Names that begin with a point are files being written. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}
