package io.calibration.registry;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Exact bytes with their digest: a config, or a piece of the evidence for it. Immutable; two are equal when their digests are. */
public final class Content {

    private final byte[] bytes;
    private final Digest digest;

    private Content(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    /** The content of these bytes, which are copied. */
    public static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    /** The content of this text in UTF-8. */
    public static Content utf8(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the bytes. */
    public Digest digest() {
        return digest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof Content content) && digest.equals(content.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, SHA-256 " + digest;
    }
}
