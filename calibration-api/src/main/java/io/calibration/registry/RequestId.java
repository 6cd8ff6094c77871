package io.calibration.registry;

/**
 * Names one request, so that it can be sent again safely: the same id with the same arguments gives the first outcome again.
 *
 * @param value an opaque id, {@code [a-z0-9._:@-]{1,128}}, unique within a scope
 */
public record RequestId(String value) {

    /** @throws IllegalArgumentException when the id is not of that form */
    public RequestId {
        OpaqueId.check("request", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
