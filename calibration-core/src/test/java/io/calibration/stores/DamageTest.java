package io.calibration.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A torn end is set aside; whatever else happens to the files is told by name and place, and is never an empty registry. {@code
 * -Dstore.step=1} is the long form.
 */
class DamageTest {

    private static final int STEP = Integer.getInteger("store.step", 7);
    private static final Version V2 = new Version("1.1.0");

    @TempDir
    private Path temporary;

    private Path folder;
    private Path journal;
    private Path head;
    private byte[] journalBytes;
    private byte[] headBytes;
    private byte[] headBefore;
    private int lastEntry;

    @BeforeEach
    void threeEntries() throws IOException {
        folder = temporary.resolve("registry");
        FileRegistryStore store = FileRegistryStore.create(folder);
        StoreClient.bootstrap(store);
        Registry registry = StoreClient.registry(store);
        registry.execute(StoreClient.submission(V2, StoreClient.V1));
        journal = only(folder.resolve("scopes")).resolve("journal");
        head = only(folder.resolve("heads"));
        lastEntry = (int) Files.size(journal);
        headBefore = Files.readAllBytes(head);
        registry.execute(StoreClient.approval(store, V2));
        journalBytes = Files.readAllBytes(journal);
        headBytes = Files.readAllBytes(head);
    }

    @Test
    void a_line_torn_at_any_byte_was_never_acknowledged_and_is_set_aside() throws IOException {
        ScopeState before = null;
        for (int length = lastEntry; length < journalBytes.length; length++) {
            Files.write(journal, Arrays.copyOf(journalBytes, length));
            Files.write(head, headBefore);
            FileRegistryStore store = FileRegistryStore.open(folder);
            ScopeState state = store.load(StoreClient.SCOPE).orElseThrow();
            assertThat(state.revision()).isEqualTo(2);
            assertThat(before == null || before.equals(state)).isTrue();
            before = state;
            if (length % 80 == 0) {
                assertIsSetAside(store, length);
            }
        }
    }

    private void assertIsSetAside(FileRegistryStore store, int length) throws IOException {
        assertThat(StoreClient.registry(store)
                        .execute(StoreClient.approval(store, V2))
                        .refusals())
                .isEmpty();
        List<Path> aside = store.setAside();
        assertThat(aside).hasSize(length == lastEntry ? 0 : 1);
        for (Path file : aside) {
            assertThat(file).hasBinaryContent(Arrays.copyOfRange(journalBytes, lastEntry, length));
            Files.delete(file);
        }
        assertThat(StoreClient.registry(FileRegistryStore.open(folder))
                        .log()
                        .verify()
                        .failures())
                .isEmpty();
    }

    @Test
    void a_journal_that_lost_anything_acknowledged_is_refused_wherever_it_was_cut() throws IOException {
        for (int length = 0; length < journalBytes.length; length += STEP) {
            Files.write(journal, Arrays.copyOf(journalBytes, length));
            assertRefused("journal", "entry 3 had been written");
        }
    }

    @Test
    void an_entry_whose_program_was_ended_before_it_could_answer_counts() throws IOException {
        Files.write(head, headBefore);
        FileRegistryStore store = FileRegistryStore.open(folder);
        assertThat(store.load(StoreClient.SCOPE).orElseThrow().revision()).isEqualTo(3);
        StoreClient.registry(store).execute(StoreClient.activation(V2, StoreClient.V1));
        assertThat(store.load(StoreClient.SCOPE).orElseThrow().isActive(V2)).isTrue();
    }

    @Test
    void a_forged_line_that_breaks_the_rules_is_never_followed() throws IOException {
        assertNotFollowed(Duration.ZERO, new RegistryEvent.Activated(V2, content(), V2)); // V2 is not the active one
    }

    @Test
    void a_forged_line_that_goes_back_in_time_is_never_followed() throws IOException {
        assertNotFollowed(
                Duration.ofSeconds(-1),
                new RegistryEvent.LookTaken(StoreClient.V1, content(), Actor.human("olga"), Instant.EPOCH));
    }

    private Digest content() {
        return StoreClient.registry(FileRegistryStore.open(folder))
                .version(V2)
                .orElseThrow()
                .content();
    }

    private void assertNotFollowed(Duration later, RegistryEvent event) throws IOException {
        Registry registry = StoreClient.registry(FileRegistryStore.open(folder));
        AuditEntry last = registry.log().entries().get(2);
        AuditEntry forged = new AuditEntry(
                last.store(),
                last.scope(),
                4,
                registry.log().checkpoint().hash(),
                last.at().plus(later),
                last.policy(),
                last.actor(),
                event,
                null,
                new RequestId("forged"),
                Digest.of(new byte[0]));
        String text = AuditJson.write(forged);
        Files.writeString(journal, AuditLine.hash(text).hex() + " " + text + "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(registry::active)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("Entry 4 does not meet the rules of the gate");
        assertRefused("journal", "Entry 4 does not meet the rules of the gate");
    }

    @Test
    void every_changed_byte_of_a_journal_is_refused_with_its_entry() throws IOException {
        int second = new String(journalBytes, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int i = 0; i < journalBytes.length; i += STEP) {
            byte[] changed = journalBytes.clone();
            changed[i] ^= (byte) (i % 2 == 0 ? 1 : 0x80);
            Files.write(journal, changed);
            boolean newline = journalBytes[i] == '\n';
            assertRefused("journal", newline ? "" : "entry " + (i < second ? 1 : i < lastEntry ? 2 : 3));
        }
    }

    @Test
    void a_journal_a_head_or_a_folder_that_is_gone_is_missed() throws IOException {
        Files.delete(journal);
        assertRefused("journal", "entry 3 had been written");
        Files.delete(journal.resolveSibling(""));
        assertRefused("journal", "entry 3 had been written");
        Files.createDirectory(journal.resolveSibling(""));
        Files.write(journal, journalBytes);
        Files.delete(head);
        assertRefused("heads", "missing");
        Files.write(head, new byte[0]);
        assertRefused("heads", "how far");
        Files.write(head, headBytes);
        assertThat(FileRegistryStore.open(folder).load(StoreClient.SCOPE)).isPresent();
        Files.delete(folder.resolve("registry"));
        assertRefused("registry", "no registry here");
    }

    @Test
    void an_open_store_notices_too() throws IOException {
        FileRegistryStore store = FileRegistryStore.open(folder);
        Files.write(journal, Arrays.copyOf(journalBytes, lastEntry));
        assertThatThrownBy(() -> store.load(StoreClient.SCOPE))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("shorter");
        Files.delete(journal);
        assertThatThrownBy(() -> StoreClient.registry(store).execute(StoreClient.activation(V2, StoreClient.V1)))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("shorter");
    }

    @Test
    void half_a_head_is_outweighed_by_the_other_half() throws IOException {
        for (int length = 0; length <= headBytes.length / 2; length++) {
            byte[] half = headBefore.clone(); // entry 3 is written into the second line
            System.arraycopy(headBytes, half.length / 2, half, half.length / 2, length);
            Files.write(head, half);
            assertThat(FileRegistryStore.open(folder).load(StoreClient.SCOPE)).isPresent();
        }
    }

    @Test
    void a_content_cut_anywhere_is_never_activated() throws IOException {
        FileRegistryStore store = FileRegistryStore.open(folder);
        Registry registry = StoreClient.registry(store);
        Path content = folder.resolve("contents")
                .resolve(StoreClient.config(V2).digest().hex());
        byte[] bytes = Files.readAllBytes(content);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(content, Arrays.copyOf(bytes, length));
            assertThat(registry.check(StoreClient.activation(V2, StoreClient.V1)))
                    .extracting(Refusal::code)
                    .containsExactly(RefusalCode.CONTENT_CHANGED);
            assertThatThrownBy(() -> registry.content(StoreClient.config(V2).digest()))
                    .isInstanceOf(RegistryStoreException.class);
        }
        Files.delete(content);
        assertThat(registry.check(StoreClient.activation(V2, StoreClient.V1)))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.CONTENT_MISSING);
    }

    @Test
    void a_folder_without_a_registry_is_never_taken_for_an_empty_one() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertThatThrownBy(() -> FileRegistryStore.open(empty))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("no registry here");
        assertThatThrownBy(() -> FileRegistryStore.open(temporary.resolve("absent")))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> FileRegistryStore.create(folder))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("not empty");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> FileRegistryStore.open(folder))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContainingAll(words);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
