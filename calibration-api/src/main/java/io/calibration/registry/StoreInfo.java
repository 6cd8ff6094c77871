package io.calibration.registry;

/**
 * What a store says about itself.
 *
 * @param id an opaque id, {@code [a-z0-9._:@-]{1,128}}, drawn once when the store is created and kept for good
 * @param description what it is, for people, such as {@code in memory}
 */
public record StoreInfo(String id, String description) {

    /** @throws IllegalArgumentException when the id is not of that form */
    public StoreInfo {
        OpaqueId.check("store", id);
    }
}
