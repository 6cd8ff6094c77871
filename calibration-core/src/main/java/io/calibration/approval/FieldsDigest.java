package io.calibration.approval;

import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A digest over named fields. Each is hashed as {@code name:length:value} and a newline, the length in bytes of UTF-8, and an
 * absent one as {@code name:-}, so that no two lists of fields look alike. The first line is the domain.
 */
final class FieldsDigest {

    private final StringBuilder text = new StringBuilder();

    FieldsDigest(String domain) {
        text.append(domain).append('\n');
    }

    FieldsDigest with(String name, @Nullable Object value) {
        text.append(name).append(':');
        if (value == null) {
            text.append('-');
        } else {
            String written = value.toString();
            text.append(written.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(written);
        }
        text.append('\n');
        return this;
    }

    Digest digest() {
        return Content.utf8(text.toString()).digest();
    }
}
