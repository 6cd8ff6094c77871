package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.config.Version;
import io.calibration.internal.WholeFiles;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are swapped, deleted or cut at the very moment of a write. Windows does not let anybody swap a file that is open. */
@DisabledOnOs(OS.WINDOWS)
class SwappedFilesTest {

    private static final RequestId REQUEST = new RequestId("attacked");
    private static final Command COMMAND = StoreClient.submission(new Version("1.2.0"), StoreClient.V1);

    @TempDir
    private Path temporary;

    private Path folder;
    private Path journal;
    private Path head;
    private byte[] olderJournal;
    private byte[] olderHead;

    /** What happens just before bytes are written, or just after. */
    private interface Attack {
        void run() throws IOException;
    }

    /** Attacks the first write to a file. */
    private static final class Attacked implements WholeFiles.Opener {

        private final Path file;
        private final boolean before;
        private final Attack attack;
        private boolean done;

        Attacked(Path file, boolean before, Attack attack) {
            this.file = file;
            this.before = before;
            this.attack = attack;
        }

        @Override
        public RandomAccessFile open(Path path) throws IOException {
            return new RandomAccessFile(path.toFile(), "rw") {
                @Override
                public void write(byte[] bytes) throws IOException {
                    boolean now = !done && path.equals(file);
                    done |= now;
                    if (now && before) {
                        attack.run();
                    }
                    super.write(bytes);
                    if (now && !before) {
                        attack.run();
                    }
                }
            };
        }
    }

    @BeforeEach
    void twoEntries() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("registry"));
        FileRegistryStore store = FileRegistryStore.create(folder);
        StoreClient.bootstrap(store);
        journal = only(folder.resolve("scopes")).resolve("journal");
        head = only(folder.resolve("heads"));
        olderJournal = Files.readAllBytes(journal);
        olderHead = Files.readAllBytes(head);
        StoreClient.registry(store).execute(StoreClient.submission(new Version("1.1.0"), StoreClient.V1));
        Files.write(folder.resolve("lock"), new byte[0]); // of a registry that an earlier version made
    }

    @ParameterizedTest
    @EnumSource
    void a_journal_that_is_harmed_before_the_line_is_written_gets_nothing_acknowledged(Harm harm) throws IOException {
        FileRegistryStore store = attacked(journal, true, () -> harm.to(journal, olderJournal));
        assertThatThrownBy(() -> send(store))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContainingAll(journal.toString(), "deleted, replaced or cut", "not acknowledged");
        if (harm == Harm.REPLACED_BY_A_COPY) {
            assertThat(send(store)).isInstanceOf(CommandResult.Applied.class);
            assertThat(seqs()).hasSize(3);
        } else {
            assertThatThrownBy(() -> send(store)).isInstanceOf(RegistryStoreException.class);
            assertThatThrownBy(this::seqs)
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining(journal.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_journal_that_is_harmed_after_the_line_is_written_gets_nothing_acknowledged_that_it_does_not_hold(Harm harm)
            throws IOException {
        FileRegistryStore store = attacked(journal, false, () -> harm.to(journal, olderJournal));
        if (harm == Harm.REPLACED_BY_A_COPY) {
            assertThat(send(store)).isInstanceOf(CommandResult.Applied.class);
            assertThat(seqs()).hasSize(3);
        } else {
            assertThatThrownBy(() -> send(store))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContainingAll(journal.toString(), "deleted, replaced or cut", "not acknowledged");
            assertThatThrownBy(this::seqs).isInstanceOf(RegistryStoreException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_happens_to_the_head_what_was_acknowledged_is_in_the_journal(Harm harm) throws IOException {
        for (boolean before : new boolean[] {true, false}) {
            byte[] whole = Files.readAllBytes(head);
            long length = Files.size(journal);
            send(attacked(head, before, () -> harm.to(head, olderHead)), new RequestId("attacked-" + before));
            assertThat(Files.size(journal)).isGreaterThan(length);
            assertThat(Files.readString(journal)).contains("attacked-" + before);
            try {
                assertThat(seqs()).hasSize(before ? 3 : 4);
            } catch (RegistryStoreException e) {
                assertThat(e).hasMessageContaining(head.toString());
                Files.write(head, whole);
            }
        }
        assertThat(seqs()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "head"})
    void whichever_file_is_swapped_during_a_write_another_program_does_not_get_in(String name) throws IOException {
        Path file = name.equals("lock") ? folder.resolve("lock") : name.equals("head") ? head : journal;
        List<Operation> acknowledged = new ArrayList<>();
        List<String> said = new ArrayList<>();
        FileRegistryStore store = attacked(journal, true, () -> {
            Harm.REPLACED_BY_A_COPY.to(file, new byte[0]);
            try (ChildProcess other = ChildProcess.start(List.of(), temporary.resolve("out"), folder, "once", 200)) {
                other.process().onExit().join();
                acknowledged.addAll(other.acknowledged());
                said.addAll(other.lines());
            }
        });
        try {
            long seq = ((CommandResult.Applied) send(store)).entry().seq();
            acknowledged.add(new Operation(Long.MAX_VALUE, Long.MAX_VALUE, seq, REQUEST.value()));
        } catch (RegistryStoreException e) {
            assertThat(e).hasMessageContaining("deleted, replaced or cut");
        }
        History.holdsAll(FileRegistryStore.open(folder), acknowledged);
        assertThat(said).singleElement().asString().contains("locked by another program");
    }

    @Test
    void a_folder_that_is_renamed_during_a_write_gets_nothing_acknowledged_and_opens_under_its_new_name()
            throws IOException {
        Path moved = folder.resolveSibling("moved");
        FileRegistryStore store = attacked(journal, true, () -> Files.move(folder, moved));
        assertThatThrownBy(() -> send(store))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("its folder was moved");
        assertThatThrownBy(() -> store.load(StoreClient.SCOPE)).isInstanceOf(RegistryStoreException.class);
        FileRegistryStore opened = FileRegistryStore.open(moved);
        assertThat(send(opened)).isInstanceOf(CommandResult.Replayed.class);
        assertThat(opened.audit(StoreClient.SCOPE, 0, 9)).hasSize(3);
    }

    @Test
    void a_store_that_lags_behind_notices_that_an_older_copy_took_the_journals_place() throws IOException {
        FileRegistryStore lagging = FileRegistryStore.open(folder);
        byte[] older = Files.readAllBytes(journal);
        send(FileRegistryStore.open(folder));
        Harm.REPLACED_BY_AN_OLDER_COPY.to(journal, older);
        assertThatThrownBy(() -> lagging.load(StoreClient.SCOPE))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("entry 3 had been written");
    }

    @Test
    void a_journal_and_a_head_that_are_deleted_both_are_missed_by_a_store_that_knew_them() throws IOException {
        FileRegistryStore store = FileRegistryStore.open(folder);
        Files.delete(journal);
        Files.delete(head);
        assertThatThrownBy(() -> send(store))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("shorter");
        assertThat(head).doesNotExist();
    }

    @Test
    void a_journal_that_is_empty_and_has_no_head_is_damage_and_no_new_scope() throws IOException {
        Files.write(journal, new byte[0]);
        Files.delete(head);
        assertThatThrownBy(() -> FileRegistryStore.open(folder))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContainingAll(head.toString(), "missing");
    }

    private FileRegistryStore attacked(Path file, boolean before, Attack attack) {
        Attacked opener = new Attacked(file, before, attack);
        return FileRegistryStore.open(folder, new WholeFiles(opener), Duration.ofSeconds(10));
    }

    private static CommandResult send(FileRegistryStore store) {
        return send(store, REQUEST);
    }

    /** As entry 3 it is applied, as entry 4 refused and entered all the same. */
    private static CommandResult send(FileRegistryStore store, RequestId request) {
        return StoreClient.registry(store).execute(request, COMMAND);
    }

    /** Of the log, in a program that begins anew. */
    private List<Long> seqs() {
        FileRegistryStore store = FileRegistryStore.open(folder);
        History.holdsAll(store, List.of());
        return store.audit(StoreClient.SCOPE, 0, 9).stream()
                .map(line -> line.seq())
                .toList();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
