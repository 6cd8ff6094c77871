package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.approval.AuditLog;
import io.calibration.approval.Checkpoint;
import io.calibration.approval.CheckpointKey;
import io.calibration.cli.terminal.CommandErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {

    private static final String NAME = "example.com/gate";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private String keyFile = "";
    private String key = "";

    @BeforeEach
    void a_registry_and_a_pair_of_keys() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"logic_version": "1.0.0",
                 "compatibility_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}}}
                """);
        assertThat(gate("bootstrap", config.toString(), "--as", "ada", "--reason", "In use."))
                .isZero();
        keyFile = folder.resolve("gate.pem").toString();
        assertThat(gate("keys", "--name", NAME, "--key-file", keyFile)).isZero();
        key = text().strip();
    }

    @Test
    void the_private_key_is_its_owners_alone_and_never_printed_or_overwritten() throws IOException {
        String pem = Files.readString(Path.of(keyFile));
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(keyFile))))
                .isEqualTo("rw-------");
        assertThat(CheckpointKey.parse(key).name()).isEqualTo(NAME);
        assertThat(gate("keys", "--name", NAME, "--key-file", keyFile)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("There is a file " + keyFile, "Name a new one.");
        assertThat(Files.readString(Path.of(keyFile))).isEqualTo(pem);
        assertThat(gate("keys", "--name", "the gate", "--key-file", keyFile + "2"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("\"the gate\": The name of a key", "without a space");
        assertThat(Path.of(keyFile + "2")).doesNotExist();
    }

    @Test
    void a_checkpoint_is_printed_or_kept_and_verifies_with_the_public_key_as_the_log_grows() throws IOException {
        assertThat(sign()).isZero();
        Checkpoint.Signed signed = Checkpoint.Signed.parse(text());
        assertThat(signed.checkpoint().seq()).isEqualTo(1);
        String kept = folder.resolve("kept").toString();
        assertThat(sign("--out", kept)).isZero();
        assertThat(text()).isEqualTo("Signed " + signed.checkpoint() + " for the key " + key + ".\n");
        assertThat(Files.readString(Path.of(kept))).isEqualTo(signed.toString());
        assertThat(sign("--out", kept)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("There is a file " + kept, "never overwritten");
        setPolicy(2);
        assertThat(gate("verify", "--signed", kept, "--key", key)).isZero();
        assertThat(text()).contains("CHECKPOINTS HOLDS");
        assertThat(gate("verify", "1:" + "0".repeat(64), "--signed", kept, "--key", key))
                .isEqualTo(RegistryCommand.REFUSED);
    }

    @Test
    void a_private_key_that_others_can_read_is_told_beside_what_is_signed() throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        for (String permissions : List.of("rw-------", "r--r-----", "rw----r--", "rw--w----")) {
            errors.reset();
            printed.reset();
            Files.setPosixFilePermissions(Path.of(keyFile), PosixFilePermissions.fromString(permissions));
            String registry = folder.resolve("registry").toString();
            assertThat(RegistryCommandCase.run(
                            printed,
                            errors,
                            "--registry",
                            registry,
                            "checkpoint",
                            "--key-file",
                            keyFile,
                            "--name",
                            NAME))
                    .isZero();
            assertThat(Checkpoint.Signed.parse(text()).checkpoint().seq()).isEqualTo(1);
            String told = errors.toString(StandardCharsets.UTF_8);
            if (permissions.equals("rw-------")) {
                assertThat(told).isEmpty();
            } else {
                assertThat(told)
                        .startsWith("Warning: ")
                        .contains(keyFile + " (" + permissions + ")", "chmod 600")
                        .doesNotContain(secret());
            }
        }
    }

    @Test
    void another_history_that_went_on_from_an_older_copy_fails() throws IOException {
        Path copy = copied();
        setPolicy(2);
        String kept = folder.resolve("kept").toString();
        sign("--out", kept);
        setPolicy(3, "--registry", copy.toString());
        assertThat(gate("--registry", copy.toString(), "verify")).isZero();
        assertThat(gate("--registry", copy.toString(), "verify", "--signed", kept, "--key", key))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("CHAIN HOLDS", "CHECKPOINTS FAILS: Entry 2", "FOLD HOLDS");
        gate("keys", "--name", NAME, "--key-file", keyFile + "2");
        assertThat(gate("verify", "--signed", kept, "--key", text().strip())).isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("CHECKPOINTS FAILS: The signed checkpoint is not signed by the key of " + NAME);
    }

    @Test
    void a_checkpoint_of_another_registry_is_told_as_that() throws IOException {
        String kept = folder.resolve("kept").toString();
        sign("--out", kept);
        String other = folder.resolve("other").toString();
        String config = folder.resolve("config.json").toString();
        gate("--registry", other, "bootstrap", config, "--as", "ada", "--reason", "In use.");
        assertThat(gate("--registry", other, "verify", "--signed", kept, "--key", key))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("CHECKPOINTS FAILS: The checkpoint is of another store or scope.");
    }

    @Test
    void a_log_exported_before_verifies_with_it_too() throws IOException {
        sign();
        Checkpoint.Signed signed = Checkpoint.Signed.parse(text());
        Path log = folder.resolve("log.jsonl");
        gate("export", log.toString());
        try (InputStream in = Files.newInputStream(log)) {
            assertThat(AuditLog.verifyExport(in, signed, CheckpointKey.parse(key))
                            .failures())
                    .isEmpty();
        }
    }

    @Test
    void an_export_takes_the_place_of_an_earlier_one_and_of_nothing_else() throws IOException {
        Path log = folder.resolve("log.jsonl");
        assertThat(gate("export", log.toString())).isZero();
        assertThat(gate("export", log.toString())).isZero();
        Path kept = Files.writeString(folder.resolve("kept"), "a key");
        assertThat(gate("export", kept.toString())).isEqualTo(2);
        assertThat(text()).contains(kept + " is no exported log, and is not overwritten");
        assertThat(kept).hasContent("a key");
    }

    /** Whoever is woken by 1 alone must be woken, whatever was damaged. */
    @Test
    void a_forged_a_cut_and_a_headless_registry_end_with_1_and_name_the_level() throws IOException {
        setPolicy(2);
        setPolicy(3);
        Path registry = folder.resolve("registry");
        Path journal = only(registry.resolve("scopes")).resolve("journal");
        Path head = only(registry.resolve("heads"));
        List<String> lines = Files.readAllLines(journal);
        String kept = folder.resolve("kept").toString();
        sign("--out", kept);

        Files.write(journal, List.of(lines.get(0), lines.get(1).replace("human:ada", "human:eva"), lines.get(2)));
        assertFails("CHAIN FAILS: ", "entry 2 (byte ", kept);
        Files.write(journal, lines.subList(0, 2));
        assertFails("HEAD FAILS: ", "it ends with entry 2", kept);
        Files.write(journal, lines);
        byte[] whole = Files.readAllBytes(head);
        Files.delete(head);
        assertFails("HEAD FAILS: ", head.toString(), kept);
        Files.writeString(head, "?");
        assertFails("HEAD FAILS: ", "does not say how far", kept);
        Files.write(head, whole);
        Files.delete(registry.resolve("registry"));
        assertFails("CHAIN FAILS: ", "no file registry", kept);
    }

    private void assertFails(String level, String what, String kept) {
        assertThat(gate("verify")).as(text()).isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).startsWith(level).contains(what, "Keep a copy of the folder as it is");
        assertThat(gate("verify", "--signed", kept, "--key", key)).isEqualTo(RegistryCommand.REFUSED);
        assertThat(sign()).isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).startsWith("Not signed: ");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void the_public_key_of_a_private_one_is_printed_again() {
        assertThat(gate("keys", "--public", "--name", NAME, "--key-file", keyFile))
                .isZero();
        assertThat(text().strip()).isEqualTo(key);
    }

    @Test
    void a_folder_that_there_is_not_is_told_as_the_folder() {
        assertThat(sign("--out", folder.resolve("witness").resolve("one").toString()))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("there is no folder " + folder.resolve("witness") + ". Make it");
    }

    @Test
    void a_log_that_does_not_verify_is_not_signed() throws IOException {
        try (Stream<Path> contents = Files.list(folder.resolve("registry").resolve("contents"))) {
            Files.delete(contents.findFirst().orElseThrow());
        }
        String out = folder.resolve("never").toString();
        assertThat(sign()).isEqualTo(RegistryCommand.REFUSED);
        assertThat(sign("--out", out)).isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).startsWith("Not signed: ").doesNotContain("\u2014");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void wrong_use_names_value_place_and_mend() throws IOException {
        String kept = folder.resolve("kept").toString();
        sign("--out", kept);
        assertThat(gate("verify", "--signed", kept)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--key=VKEY");
        assertThat(gate("verify", "--key", key)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--signed=FILE");
        assertThat(gate("verify", "--signed", kept, "--key", key + "x")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--key", key + "x", "NAME+ID+KEY");
        assertThat(gate("verify", "--signed", kept + "2", "--key", key)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains(kept + "2: there is no such file.");
        Path cut = Files.writeString(
                folder.resolve("cut"), Files.readString(Path.of(kept)).substring(0, 60));
        assertThat(gate("verify", "--signed", cut.toString(), "--key", key)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains(cut + ": Line ", "as checkpoint wrote it");
        assertThat(gate("checkpoint", "--name", NAME, "--key-file", kept)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--key-file " + kept, "The command keys makes a key.");
        assertThat(gate("checkpoint", "--name", "a+b", "--key-file", keyFile)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("\"a+b\": The name of a key", "plus").doesNotContain(secret());
        assertThat(gate("checkpoint", "--name", NAME)).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--key-file=FILE");
    }

    private String secret() throws IOException {
        return Files.readAllLines(Path.of(keyFile)).get(1);
    }

    /** The registry as it is now, elsewhere. */
    private Path copied() throws IOException {
        Path from = folder.resolve("registry");
        Path to = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }

    private void setPolicy(int quorum, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("set-policy", "--quorum", "" + quorum, "--as", "ada", "--reason", "More eyes."));
        assertThat(gate(all.toArray(String[]::new))).isZero();
    }

    private int sign(String... more) {
        List<String> all = new ArrayList<>(List.of("checkpoint", "--key-file", keyFile, "--name", NAME));
        all.addAll(List.of(more));
        return gate(all.toArray(String[]::new));
    }

    private int gate(String... arguments) {
        printed.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--registry")) {
            all.addAll(0, List.of("--registry", folder.resolve("registry").toString()));
        }
        return RegistryCommandCase.run(printed, printed, all.toArray(String[]::new));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
