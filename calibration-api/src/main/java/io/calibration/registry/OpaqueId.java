package io.calibration.registry;

import java.util.regex.Pattern;

/** The one form of all ids: lower-case ASCII, so that no database's collation can merge two of them. */
final class OpaqueId {

    private static final Pattern FORM = Pattern.compile("[a-z0-9._:@-]{1,128}");

    private OpaqueId() {}

    static void check(String what, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The " + what + " id must be 1 to 128 characters of a-z, 0-9 and . _ : @ -");
        }
    }
}
