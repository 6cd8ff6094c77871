package io.calibration.registry;

import io.calibration.config.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from a version's number to what is known of it. A change makes only the way to it anew and shares the rest: a
 * binary trie over the bits of the number's hash.
 */
final class VersionTrie {

    /** Nothing known. */
    static final VersionTrie EMPTY = new VersionTrie(null);

    private final @Nullable Node root;

    private VersionTrie(@Nullable Node root) {
        this.root = root;
    }

    /**
     * What is known of one version.
     *
     * @param version the version
     * @param wasActive whether it is or was active
     */
    record Known(RegisteredVersion version, boolean wasActive) {}

    private sealed interface Node {}

    private record Leaf(int hash, Map<Version, Known> known) implements Node {}

    private record Fork(@Nullable Node zero, @Nullable Node one) implements Node {

        @Nullable
        Node side(int hash, int bit) {
            return isOne(hash, bit) ? one : zero;
        }
    }

    Optional<Known> get(Version version) {
        int hash = version.hashCode();
        Node node = root;
        for (int bit = 0; node instanceof Fork fork; bit++) {
            node = fork.side(hash, bit);
        }
        return (node instanceof Leaf leaf) ? Optional.ofNullable(leaf.known().get(version)) : Optional.empty();
    }

    VersionTrie with(Known known) {
        return new VersionTrie(put(root, 0, known));
    }

    private static Node put(@Nullable Node node, int bit, Known known) {
        Version version = known.version().version();
        int hash = version.hashCode();
        if (node == null) {
            return new Leaf(hash, Map.of(version, known));
        }
        if (node instanceof Leaf leaf) {
            return (leaf.hash() == hash) ? merged(leaf, known) : put(forked(leaf, bit), bit, known);
        }
        Fork fork = (Fork) node;
        return isOne(hash, bit)
                ? new Fork(fork.zero(), put(fork.one(), bit + 1, known))
                : new Fork(put(fork.zero(), bit + 1, known), fork.one());
    }

    private static Leaf merged(Leaf leaf, Known known) {
        Map<Version, Known> all = new HashMap<>(leaf.known());
        all.put(known.version().version(), known);
        return new Leaf(leaf.hash(), Map.copyOf(all));
    }

    private static Fork forked(Leaf leaf, int bit) {
        return isOne(leaf.hash(), bit) ? new Fork(null, leaf) : new Fork(leaf, null);
    }

    private static boolean isOne(int hash, int bit) {
        return ((hash >>> bit) & 1) == 1;
    }
}
