package io.calibration.cli.registry;

import io.calibration.approval.CheckpointKey;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The private key that signs checkpoints: PKCS#8 in PEM, as openssl writes it, too. Its text is never printed. */
final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final Pattern PEM = Pattern.compile("\\s*" + BEGIN + "([A-Za-z0-9+/=\\s]+)" + END + "\\s*");

    @Option(names = "--key-file", paramLabel = "FILE", required = true, description = "the private key, PKCS#8 in PEM")
    @Nullable
    Path file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "the key's name in what it signs, best a URL without its scheme: example.com/gate")
    @Nullable
    String name;

    CheckpointKey.Signer read() throws IOException {
        Path from = Objects.requireNonNull(file);
        Matcher pem = PEM.matcher(new String(Files.readAllBytes(from), StandardCharsets.US_ASCII));
        try {
            if (!pem.matches()) {
                throw new IllegalArgumentException("The file is not written as a private key in PEM.");
            }
            return CheckpointKey.Signer.ed25519(
                    Objects.requireNonNull(name), Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--key-file " + from + ", --name " + name + ": " + e.getMessage()
                            + " The command keys makes a key.",
                    e);
        }
    }

    /** What is to be said of a file that not only its owner has in hand; empty where no file says so. */
    Optional<String> warning() throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(Objects.requireNonNull(file), PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        return Collections.disjoint(permissions, OF_OTHERS)
                ? Optional.empty()
                : Optional.of("Warning: others than its owner may read or change the private key " + file + " ("
                        + PosixFilePermissions.toString(permissions) + "). Whoever has read it can sign checkpoints as"
                        + " well: chmod 600 it, and make a new key where somebody may have.");
    }

    /** A new one in a new file that none but its owner can read; gives the public key. */
    CheckpointKey create() throws IOException {
        KeyPair pair = pair();
        CheckpointKey key = new CheckpointKey(Objects.requireNonNull(name), pair.getPublic());
        Path to = Objects.requireNonNull(file);
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        try (SeekableByteChannel channel = ownersAlone(to)) {
            Channels.newOutputStream(channel)
                    .write((BEGIN + "\n" + text + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    "There is a file " + to
                            + ", and a key is never overwritten. Name a new one. With --public the public key of this one is printed.",
                    e);
        }
        return key;
    }

    /** Made so, not changed afterwards: nobody has it open from before. */
    private static SeekableByteChannel ownersAlone(Path to) throws IOException {
        if (!to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new IllegalArgumentException("Where " + to + " is, no file is its owner's alone. Make the key with"
                    + " openssl genpkey -algorithm ed25519, and see yourself that nobody else reads it.");
        }
        return Files.newByteChannel(
                to,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime from 15 on has Ed25519.", e);
        }
    }
}
