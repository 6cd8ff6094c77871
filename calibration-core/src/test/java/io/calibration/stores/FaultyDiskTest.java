package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.internal.WholeFiles;
import io.calibration.registry.Actor;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only, and folders that somebody else holds. {@code -Dstore.step=1} is the long form. */
class FaultyDiskTest {

    private static final int STEP = Integer.getInteger("store.step", 29);
    private static final RequestId REQUEST = new RequestId("again");

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void bootstrapped() {
        folder = temporary.resolve("registry");
        StoreClient.bootstrap(FileRegistryStore.create(folder));
    }

    /** A file on a disk with so many bytes left. */
    private static final class Budget implements WholeFiles.Opener {

        private boolean cutsBack;
        private int left;

        Budget(int bytes, boolean cutsBack) {
            left = bytes;
            this.cutsBack = cutsBack;
        }

        @Override
        public RandomAccessFile open(Path path) throws IOException {
            return new RandomAccessFile(path.toFile(), "rw") {
                @Override
                public void write(byte[] bytes) throws IOException {
                    int some = Math.min(left, bytes.length);
                    write(bytes, 0, some);
                    left -= some;
                    if (some < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void setLength(long length) throws IOException {
                    if (!cutsBack) {
                        throw new IOException("Input/output error");
                    }
                    super.setLength(length);
                }
            };
        }
    }

    @Test
    void a_disk_that_is_full_after_any_number_of_bytes_loses_nothing() {
        assertNothingIsLost(true, STEP);
    }

    @Test
    void a_disk_that_fails_after_any_number_of_bytes_and_keeps_what_was_written_loses_nothing() {
        assertNothingIsLost(false, 3 * STEP);
    }

    /** One submission after the other, each broken off at another byte and sent again. */
    private void assertNothingIsLost(boolean cutsBack, int step) {
        int failures = 0;
        int bytes = 0;
        for (boolean enough = false; !enough; bytes += step) {
            ScopeState before = stateOf(FileRegistryStore.open(folder));
            Command command = StoreClient.submission(new Version("1." + before.revision() + ".0"), StoreClient.V1);
            RequestId request = new RequestId("bytes-" + bytes);
            Budget budget = new Budget(bytes, cutsBack);
            FileRegistryStore broken = FileRegistryStore.open(folder, new WholeFiles(budget), Duration.ofSeconds(10));
            enough = done(broken, request, command);
            failures += enough ? 0 : 1;
            budget.left = Integer.MAX_VALUE;
            budget.cutsBack = true;
            FileRegistryStore store = failures % 2 == 0 ? broken : FileRegistryStore.open(folder);
            assertThat(stateOf(store).revision()).isBetween(before.revision(), before.revision() + 1);
            CommandResult again = StoreClient.registry(store).execute(request, command);
            assertThat(again.refusals()).isEmpty();
            assertThat(stateOf(store).revision()).isEqualTo(before.revision() + 1);
        }
        assertThat(failures).isGreaterThan(500 / step);
        FileRegistryStore store = FileRegistryStore.open(folder);
        assertThat(StoreClient.registry(store).log().verify().failures()).isEmpty();
        assertThat(store.setAside().isEmpty()).isEqualTo(cutsBack);
    }

    private static boolean done(FileRegistryStore store, RequestId request, Command command) {
        Registry registry = StoreClient.registry(store);
        try {
            assertThat(registry.execute(request, command)).isInstanceOf(CommandResult.Applied.class);
            return true;
        } catch (RegistryStoreException e) {
            assertThat(e).hasMessageContaining("No space left").hasMessageContaining("Make room");
            return false;
        }
    }

    @Test
    void a_program_whose_files_may_not_grow_further_ends_by_name_and_loses_nothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 64; exec \"$@\"", "sh");
        try (ChildProcess child = ChildProcess.start(limited, temporary.resolve("out"), folder, "limited", 60_000)) {
            child.process().waitFor();
            assertThat(child.process().exitValue()).isEqualTo(3);
            assertThat(child.lines().get(child.lines().size() - 1)).contains("journal", "Make room");
            assertThat(History.holdsAll(FileRegistryStore.open(folder), child.acknowledged()))
                    .isPositive();
        }
        CommandResult after =
                StoreClient.registry(FileRegistryStore.open(folder)).execute(REQUEST, withdrawal());
        assertThat(after).isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void a_read_only_folder_is_read_and_a_command_is_refused_by_name() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        protect("r-xr-xr-x", "r--r--r--");
        try (ChildProcess child =
                ChildProcess.start(unprivileged(), temporary.resolve("out"), folder, "reader", 60_000)) {
            child.process().waitFor();
            assertThat(child.lines()).hasSize(2);
            assertThat(Operation.parse(child.lines().get(0)).seq()).isEqualTo(1);
            assertThat(child.lines().get(1)).contains("cannot be written", "let this program write");
        } finally {
            protect("rwxr-xr-x", "rw-r--r--");
        }
        assertThat(stateOf(FileRegistryStore.open(folder)).revision()).isEqualTo(1);
    }

    /** An administrator may write anyway, unless the right to is given up. */
    private static List<String> unprivileged() {
        boolean administrator = System.getProperty("user.name").equals("root");
        assumeTrue(!administrator || Files.isExecutable(Path.of("/usr/bin/setpriv")));
        return administrator ? List.of("/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all") : List.of();
    }

    private void protect(String folders, String files) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.toList();
        }
        for (Path path : all) {
            String rights = Files.isDirectory(path) ? folders : files;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }

    @Test
    void a_folder_that_another_program_has_locked_is_refused_by_name() throws Exception {
        FileRegistryStore store = FileRegistryStore.open(folder, WholeFiles.ON_DISK, Duration.ofMillis(100));
        try (ChildProcess child =
                ChildProcess.start(List.of(), temporary.resolve("out"), folder.toRealPath(), "hold", 60_000)) {
            child.awaitLines(1);
            assertThatThrownBy(() -> StoreClient.registry(store).execute(REQUEST, withdrawal()))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContainingAll("locked by another program", folder.toString());
            assertThat(stateOf(store).revision()).isEqualTo(1); // reading what has not changed needs no lock
        }
        assertThat(StoreClient.registry(store).execute(REQUEST, withdrawal()))
                .isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void a_scope_that_another_program_has_locked_holds_up_no_other_scope() throws Exception {
        FileRegistryStore store = FileRegistryStore.open(folder, WholeFiles.ON_DISK, Duration.ofMillis(100));
        ScopeId other = new ScopeId("other");
        try (ChildProcess child =
                ChildProcess.start(List.of(), temporary.resolve("out"), folder.toRealPath(), "hold", 60_000)) {
            child.awaitLines(1);
            StoreClient.bootstrap(store, other);
        }
        assertThat(FileRegistryStore.open(folder).load(other)).isPresent();
    }

    @Test
    void a_first_command_on_a_disk_that_is_full_after_any_number_of_bytes_is_done_when_it_is_sent_again() {
        Command command = StoreClient.bootstrap();
        boolean enough = false;
        for (int bytes = 0; !enough; bytes += STEP) {
            Path full = temporary.resolve("full-" + bytes);
            FileRegistryStore.create(full);
            Budget budget = new Budget(bytes, true);
            FileRegistryStore store = FileRegistryStore.open(full, new WholeFiles(budget), Duration.ofSeconds(10));
            enough = done(store, REQUEST, command);
            assertThat(!enough
                            || FileRegistryStore.open(full)
                                    .load(StoreClient.SCOPE)
                                    .isPresent())
                    .isTrue();
            assertThat(store.scopes()).hasSize(store.load(StoreClient.SCOPE).isPresent() ? 1 : 0);
            budget.left = Integer.MAX_VALUE;
            assertThat(StoreClient.registry(store).execute(REQUEST, command).refusals())
                    .isEmpty();
            assertThat(stateOf(FileRegistryStore.open(full)).revision()).isEqualTo(1);
        }
    }

    @Test
    void a_command_that_does_not_begin_a_scope_leaves_no_files_of_it() throws IOException {
        FileRegistryStore store = FileRegistryStore.open(folder);
        ScopeId other = new ScopeId("misspelt");
        Registry registry = Registry.builder().store(store).scope(other).build();
        assertThat(registry.execute(REQUEST, withdrawal())).isInstanceOf(CommandResult.Refused.class);
        try (Stream<Path> heads = Files.list(folder.resolve("heads"));
                Stream<Path> scopes = Files.list(folder.resolve("scopes"))) {
            assertThat(heads).hasSize(1);
            assertThat(scopes).hasSize(1);
        }
    }

    @Test
    void an_interrupted_thread_does_its_command_wholly_or_not_and_the_store_goes_on() {
        FileRegistryStore store = FileRegistryStore.open(folder);
        Thread.currentThread().interrupt();
        try {
            StoreClient.registry(store).execute(REQUEST, withdrawal());
        } catch (RegistryStoreException e) {
            assertThat(e).hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        StoreClient.registry(store).execute(REQUEST, withdrawal());
        assertThat(stateOf(store).revision()).isEqualTo(2);
        assertThat(StoreClient.registry(FileRegistryStore.open(folder))
                        .log()
                        .verify()
                        .failures())
                .isEmpty();
    }

    private static Command withdrawal() {
        return new Command.Withdraw(Actor.human("somebody"), StoreClient.V1, StoreClient.WHY);
    }

    private static ScopeState stateOf(FileRegistryStore store) {
        return store.load(StoreClient.SCOPE).orElseThrow();
    }
}
