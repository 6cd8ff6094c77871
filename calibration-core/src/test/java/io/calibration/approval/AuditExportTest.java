package io.calibration.approval;

import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.approval.Verification.Level;
import io.calibration.approval.Verification.Verdict;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegistryEvent;
import io.calibration.stores.InMemoryRegistryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to an exported log, and where it is found. */
class AuditExportTest {

    private final Gate gate = new Gate();
    private ExportedLog log;

    @TempDir
    private Path folder;

    @BeforeEach
    void every_kind_of_event_is_in_the_log() {
        live(gate);
        log = ExportedLog.of(gate.registry);
    }

    private static void live(Gate gate) {
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.activate(V2);
        gate.approve(V2);
        gate.activate(V2);
        gate.rollBack(V1);
        gate.deprecate(V2);
        gate.submit(V3, V1);
        gate.reject(V3);
        gate.submit(new Version("1.3.0"), V1);
        gate.withdraw(new Version("1.3.0"));
    }

    @Test
    void an_export_holds_a_line_an_entry_and_ends_at_its_checkpoint() {
        assertThat(log.lines()).hasSize(11).allMatch(line -> line.startsWith("{\"hash\":\""));
        assertThat(log.checkpoint()).isEqualTo(gate.registry.log().checkpoint());
        assertThat(Checkpoint.parse(log.checkpoint().toString())).isEqualTo(log.checkpoint());
        assertThat(log.libraryWords()).isEqualTo("CHAIN HOLDS 0\nCHECKPOINTS HOLDS 0\nFOLD HOLDS 0\n");
        assertThat(log.verification().level(Level.HEAD).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void every_changed_byte_is_found_at_its_entry() {
        byte[] bytes = log.first(6).bytes();
        int entry = 1;
        for (int at = 0; at < bytes.length; at++) {
            byte original = bytes[at];
            bytes[at] ^= (byte) (1 << (at % 8));
            assertThat(log.with(bytes).verification().level(Level.CHAIN).seq())
                    .as("byte %s", at)
                    .isEqualTo(entry);
            bytes[at] = original;
            entry += original == '\n' ? 1 : 0;
        }
    }

    @Test
    void every_cut_is_found_where_the_log_ends() {
        ExportedLog whole = log.first(6);
        byte[] bytes = whole.bytes();
        int entry = 1;
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            Verification verification = whole.with(cut).verification();
            boolean wholeLines = (length == 0) || (bytes[length - 1] == '\n');
            Level level = wholeLines ? Level.CHECKPOINTS : Level.CHAIN;
            assertThat(verification.level(level).seq()).as("cut at %s", length).isEqualTo(entry);
            entry += bytes[length] == '\n' ? 1 : 0;
        }
    }

    @Test
    void every_deleted_entry_is_found_where_it_is_missing() {
        for (int i = 0; i < log.lines().size() - 1; i++) {
            List<String> lines = log.lines();
            lines.remove(i);
            assertThat(log.with(lines).verification().level(Level.CHAIN).seq()).isEqualTo(i + 1);
        }
        List<String> lines = log.lines();
        lines.remove(10);
        assertThat(log.with(lines).verification().level(Level.CHECKPOINTS).seq())
                .isEqualTo(11);
    }

    @Test
    void every_swap_of_two_entries_is_found_at_the_first() {
        for (int i = 0; i < log.lines().size(); i++) {
            for (int j = i + 1; j < log.lines().size(); j++) {
                List<String> lines = log.lines();
                Collections.swap(lines, i, j);
                assertThat(log.with(lines).verification().level(Level.CHAIN).seq())
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    void every_doubled_entry_is_found_at_its_copy() {
        for (int i = 0; i < log.lines().size(); i++) {
            List<String> lines = log.lines();
            lines.add(i, lines.get(i));
            assertThat(log.with(lines).verification().level(Level.CHAIN).seq()).isEqualTo(i + 2);
        }
    }

    @Test
    void a_checkpoint_that_is_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("11"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint(-1, log.checkpoint().hash()));
    }

    @Test
    void the_java_script_agrees_with_the_library_on_every_forgery() {
        String script = ExportedLog.SCRIPTS.resolve("VerifyLog.java").toString();
        assertThat(log.words(folder, ExportedLog.JAVA, script)).isEqualTo(log.libraryWords());
        ExportedLog.compileScript(folder); // once, for time's sake
        forgeries()
                .forEach((name, forged) -> assertThat(
                                forged.words(folder, ExportedLog.JAVA, "-cp", folder.toString(), "VerifyLog"))
                        .as(name)
                        .isEqualTo(forged.libraryWords()));
    }

    @Test
    void the_python_script_agrees_with_the_library_on_every_forgery() {
        Assumptions.assumeTrue(ExportedLog.hasPython(), "No python3 here; the Java script was run all the same.");
        forgeries()
                .forEach((name, forged) -> assertThat(forged.words(
                                folder,
                                "python3",
                                ExportedLog.SCRIPTS.resolve("verify_log.py").toString()))
                        .as(name)
                        .isEqualTo(forged.libraryWords()));
    }

    /** Untouched; broken in each way; and rewritten with right hashes so that only the rules or the checkpoint can tell. */
    private Map<String, ExportedLog> forgeries() {
        Map<String, ExportedLog> all = new LinkedHashMap<>();
        all.put("untouched", log);
        List<String> edited = log.lines();
        edited.set(3, edited.get(3).replace("human:bo", "human:cy"));
        all.put("edited", log.with(edited));
        List<String> cut = log.lines();
        cut.remove(10);
        all.put("cut", log.with(cut));
        all.put("spliced", log.with(spliced()));
        all.put("without the vote", rewritten(3, null));
        all.put("without the submission", rewritten(1, null));
        all.put(
                "approved by the author",
                rewritten(3, by(gate.registry.log().entries().get(3), Gate.ANN)));
        all.put(
                "approved by the registrant",
                rewritten(3, by(gate.registry.log().entries().get(3), Gate.JOB)));
        all.put("activated unseen", rewritten(3, activation()));
        return all;
    }

    private List<String> spliced() {
        Gate other = new Gate(new InMemoryRegistryStore("memory:other"));
        live(other);
        List<String> lines = log.lines();
        lines.set(6, ExportedLog.of(other.registry).lines().get(6));
        return lines;
    }

    private AuditEntry activation() {
        AuditEntry vote = gate.registry.log().entries().get(3);
        return Attacks.with(
                by(vote, Gate.OLGA),
                new RegistryEvent.Activated(V2, Gate.config(V2).digest(), V1));
    }

    private static AuditEntry by(AuditEntry entry, Actor actor) {
        return Attacks.by(entry, actor);
    }

    private ExportedLog rewritten(int index, AuditEntry instead) {
        List<AuditEntry> entries = new ArrayList<>(gate.registry.log().entries());
        entries.remove(index);
        if (instead != null) {
            entries.add(index, instead);
        }
        return log.with(Attacks.chained(gate.store.info(), entries));
    }
}
