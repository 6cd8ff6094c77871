package io.calibration.original;

import io.calibration.config.Version;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.StrictJson;
import io.calibration.internal.json.TreeReader;
import io.calibration.json.InvalidDocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code version_registry.json} of the Python component that came before this library: an object with a list {@code versions},
 * each with {@code version}, {@code is_active}, {@code is_deprecated} and {@code approval}. Other keys, people's texts among them, are
 * skipped. Stateless and thread-safe.
 */
final class VersionRegistryJson {

    private static final Version UNREADABLE = new Version("0.0.0");

    private VersionRegistryJson() {}

    /**
     * Reads a registry.
     *
     * @param document at most 1 MiB
     * @return the versions in the order of the file
     * @throws InvalidDocumentException when it is no such registry, lists a version twice, or has several active versions or a
     *     deprecated one; lists every mistake
     */
    static List<ListedVersion> read(byte[] document) {
        Mistakes mistakes = new Mistakes();
        TreeReader root = new TreeReader(StrictJson.object(StrictJson.text(document), mistakes), "", mistakes);
        root.require("versions");
        Seen seen = new Seen();
        List<ListedVersion> versions = root.objects("versions", version -> version(version, seen));
        mistakes.refuse();
        return versions;
    }

    private static ListedVersion version(TreeReader entry, Seen seen) {
        entry.require("version", "is_active");
        Optional<Version> number = entry.text("version", Version::new);
        ListedVersion version = new ListedVersion(
                number.orElse(UNREADABLE),
                entry.bool("is_active").orElse(false),
                entry.bool("is_deprecated").orElse(false),
                entry.object("approval", VersionRegistryJson::approvedAt).orElse(null));
        if (number.isPresent() && !seen.versions.add(version.version())) {
            entry.refuse("version", "is listed before. Keep the one that was approved");
        }
        if (version.active() && version.deprecated()) {
            entry.refuse("is_active", "is true, and is_deprecated too. Say which of the two holds");
        }
        if (version.active() && seen.active) {
            entry.refuse("is_active", "is true, and for a version before it too. Keep the one that is in use");
        }
        seen.active |= version.active();
        return version;
    }

    /** Empty unless it says that it was approved, by whom, and when, and that it had to be. */
    private static @Nullable Instant approvedAt(TreeReader approval) {
        boolean approved = approval.bool("approved").orElse(false);
        boolean required = approval.bool("requires_approval").orElse(true);
        boolean named = approval.given("approved_by")
                && approval.text("approved_by", text -> !text.isBlank()).orElse(false);
        Optional<Instant> at = approval.given("approved_at")
                ? approval.text("approved_at", VersionRegistryJson::instant)
                : Optional.empty();
        return approved && required && named ? at.orElse(null) : null;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant, such as 2026-03-01T12:00:00Z", e);
        }
    }

    private static final class Seen {
        private final Set<Version> versions = new HashSet<>();
        private boolean active;
    }

    /**
     * A version as a {@code version_registry.json} lists it.
     *
     * @param version its number
     * @param active whether it was in use
     * @param deprecated whether it was taken out of use
     * @param approvedAt when a person approved it; null when nobody did, or when it "required no approval"
     */
    record ListedVersion(
            Version version,
            boolean active,
            boolean deprecated,
            @Nullable Instant approvedAt) {}
}
