package io.calibration.registry;

/**
 * One scoring system in a registry: it has its own versions, its own active version and its own audit log.
 *
 * @param value an opaque id, {@code [a-z0-9._:@-]{1,128}}
 */
public record ScopeId(String value) {

    /** @throws IllegalArgumentException when the id is not of that form */
    public ScopeId {
        OpaqueId.check("scope", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
