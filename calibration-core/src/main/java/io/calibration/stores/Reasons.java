package io.calibration.stores;

import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The people's reasons, one file each: the salt on a line, then the text. A reason without a file was erased. */
record Reasons(DigestFolder folder) {

    private static final int SALT = 32;

    void put(Reason reason) throws IOException {
        folder.put(reason.digest(), (reason.salt() + "\n" + reason.text()).getBytes(StandardCharsets.UTF_8));
        folder.force();
    }

    Optional<Reason> get(Digest digest) {
        return folder.get(digest).map(bytes -> {
            String file = new String(bytes, StandardCharsets.UTF_8);
            try {
                return new Reason(file.substring(SALT + 1), file.substring(0, SALT));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw FileFailure.damaged(Part.FOLD, folder.file(digest), "it does not hold a salt and a reason.");
            }
        });
    }

    void erase(Digest digest) throws IOException {
        folder.delete(digest);
    }
}
