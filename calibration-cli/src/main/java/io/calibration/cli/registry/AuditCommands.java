package io.calibration.cli.registry;

import io.calibration.approval.Checkpoint;
import io.calibration.approval.CheckpointKey;
import io.calibration.approval.Registry;
import io.calibration.approval.Verification;
import io.calibration.registry.RegistryDamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What people do with the audit log: look whether it is right, take it elsewhere, and sign how far it has got. */
final class AuditCommands {

    private AuditCommands() {}

    /** What stands before the subcommand. */
    abstract static class OfTheGate implements Callable<Integer> {

        @ParentCommand
        @Nullable
        private RegistryCommand gate;

        @Spec
        @Nullable
        private CommandSpec spec;

        Registry registry() {
            return Objects.requireNonNull(gate).reading();
        }

        Registry deciding() {
            return Objects.requireNonNull(gate).deciding();
        }

        CommandLine line() {
            return Objects.requireNonNull(spec).commandLine();
        }

        boolean isJson() {
            return Objects.requireNonNull(gate).json;
        }

        PrintStream out() {
            return Objects.requireNonNull(gate).out;
        }
    }

    @Command(
            name = "verify",
            description =
                    "Verifies the audit log; give the checkpoints that you kept elsewhere, or one that is signed.")
    static final class Verify extends OfTheGate {

        @Parameters(arity = "0..*", paramLabel = "SEQ:HASH")
        private Checkpoint[] checkpoints = {};

        @ArgGroup(exclusive = false)
        @Nullable
        private Signed signed;

        @Override
        public Integer call() throws IOException {
            try {
                return verified(registry());
            } catch (RegistryDamagedException e) {
                out().println(e.part() + " FAILS: " + e.getMessage());
                return RegistryCommand.REFUSED;
            }
        }

        private int verified(Registry registry) throws IOException {
            Verification verification = signed == null
                    ? registry.log().verify(checkpoints)
                    : registry.log().verify(signed.checkpoint(), signed.key(), checkpoints);
            if (isJson()) {
                out().println(AnswerJson.of(registry, verification));
                return verification.failures().isEmpty() ? 0 : RegistryCommand.REFUSED;
            }
            verification
                    .levels()
                    .forEach(level -> out().println(level.level() + " " + level.verdict() + ": " + level.sentence()));
            if (!verification.failures().isEmpty()) {
                out().println("Nothing of this log is to be relied on before somebody has looked into it.");
                return RegistryCommand.REFUSED;
            }
            out().println("Checkpoint, to be kept elsewhere: " + registry.log().checkpoint());
            return 0;
        }
    }

    /** A signed checkpoint, and the public key that must have signed it. */
    static final class Signed {

        @Option(
                names = "--signed",
                paramLabel = "FILE",
                required = true,
                description = "a signed checkpoint that you kept")
        @Nullable
        private Path file;

        @Option(names = "--key", paramLabel = "VKEY", required = true, description = "the public key, as keys told it")
        @Nullable
        private CheckpointKey key;

        Checkpoint.Signed checkpoint() throws IOException {
            byte[] text = Files.readAllBytes(Objects.requireNonNull(file));
            try {
                return Checkpoint.Signed.parse(new String(text, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + ": " + e.getMessage() + " Take the file as checkpoint wrote it.", e);
            }
        }

        CheckpointKey key() {
            return Objects.requireNonNull(key);
        }
    }

    @Command(
            name = "export",
            description =
                    "Writes the audit log as JSON lines, for verification elsewhere; an earlier export is replaced, any other file refused.")
    static final class Export extends OfTheGate {

        private static final String EXPORT = "{\"hash\":\"";

        @Parameters(paramLabel = "FILE")
        @Nullable
        private Path file;

        @Override
        public Integer call() throws IOException {
            Registry registry = registry();
            Path log = Objects.requireNonNull(file);
            requireNothingElse(log);
            try (OutputStream stream = Files.newOutputStream(log)) {
                out().println("Written to " + log + ". Checkpoint, to be kept elsewhere: "
                        + registry.log().export(stream));
            }
            return 0;
        }

        /** An export may take the place of an earlier one, and of nothing else: not of a key, nor of a journal. */
        private static void requireNothingElse(Path log) throws IOException {
            if (Files.exists(log)) {
                try (InputStream in = Files.newInputStream(log)) {
                    String begin = new String(in.readNBytes(EXPORT.length()), StandardCharsets.US_ASCII);
                    if (!begin.isEmpty() && !begin.equals(EXPORT)) {
                        throw new IllegalArgumentException(
                                "The file " + log + " is no exported log, and is not overwritten. Name another one.");
                    }
                }
            }
        }
    }

    @Command(
            name = "checkpoint",
            description = "Verifies the audit log and signs how far it has got; signs nothing that does not verify.")
    static final class Sign extends OfTheGate {

        @Mixin
        private final SigningKey key = new SigningKey();

        @Option(names = "--out", paramLabel = "FILE", description = "a new file; without it, the text is printed")
        @Nullable
        private Path file;

        @Override
        public Integer call() throws IOException {
            try {
                return signed();
            } catch (RegistryDamagedException e) {
                out().println("Not signed: " + e.part() + " " + e.getMessage());
                return RegistryCommand.REFUSED;
            }
        }

        private int signed() throws IOException {
            var signer = key.read();
            key.warning().ifPresent(line().getErr()::println);
            Registry registry = registry();
            Checkpoint.Signed signed = registry.log().signedCheckpoint(signer);
            // With what was signed, so that no command in between is signed unverified
            Verification verification = registry.log().verify(signed, signer.key());
            if (!verification.failures().isEmpty()) {
                verification
                        .failures()
                        .forEach(level -> out().println("Not signed: " + level.level() + " " + level.sentence()));
                return RegistryCommand.REFUSED;
            }
            if (file == null) {
                out().print(signed.toString());
            } else {
                keep(file, signed.toString());
                out().println("Signed " + signed.checkpoint() + " for the key " + signer.key() + ".");
            }
            return 0;
        }

        private static void keep(Path file, String text) throws IOException {
            try {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw new IllegalArgumentException(
                        "There is a file " + file + ", and a kept checkpoint is never overwritten. Name a new one.", e);
            }
        }
    }

    @Command(
            name = "keys",
            description =
                    "Makes a pair of keys: the private one in a new file, for checkpoint; the public one is printed.")
    static final class Keys extends OfTheGate {

        @Mixin
        private final SigningKey key = new SigningKey();

        @Option(names = "--public", description = "makes none: prints the public key of the private one that is there")
        private boolean existing;

        @Override
        public Integer call() throws IOException {
            out().println(existing ? key.read().key() : key.create());
            return 0;
        }
    }

    @Command(
            name = "erase-reason",
            description =
                    "Erases the text of a reason for good, such as one that says what it should not of a person. The log stays whole.")
    static final class EraseReason extends OfTheGate {

        @Parameters(paramLabel = "SEQ", description = "the number of the audit entry, as history shows it")
        private long seq;

        @Override
        public Integer call() {
            Registry registry = deciding();
            if (registry.log().reason(seq).isEmpty()) {
                throw new IllegalArgumentException("Entry " + seq + " has no reason, or it was erased before.");
            }
            registry.log().eraseReason(seq);
            out().println(isJson() ? "{\"erased\":" + seq + "}" : "The reason of entry " + seq + " is erased.");
            return 0;
        }
    }
}
