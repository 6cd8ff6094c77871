package io.calibration.original;

import io.calibration.approval.Command;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.json.InvalidDocumentException;
import io.calibration.original.VersionRegistryJson.ListedVersion;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the {@code version_registry.json} of the Python component that came before this library. It makes commands, which then go
 * through the gate like any others:
 *
 * <ul>
 *   <li>the active version, if a person had approved it, is bootstrapped on the word of whoever imports;
 *   <li>greater versions are submitted and have to be reviewed again, since an approval there was bound to no content;
 *   <li>all others stay out; the file itself remains their record.
 * </ul>
 */
public final class RegistryImport {

    private final Content registry;
    private final Map<Version, Content> configs;
    private final Actor by;
    private final Optional<ListedVersion> active;

    /**
     * What is to become of one listed version.
     *
     * @param version the version
     * @param command to be executed; null when the version stays out
     * @param sentence why, for people
     */
    public record Step(Version version, @Nullable Command command, String sentence) {}

    private RegistryImport(Content registry, Map<Version, Content> configs, Actor by, List<ListedVersion> versions) {
        this.registry = registry;
        this.configs = configs;
        this.by = by;
        this.active = versions.stream().filter(ListedVersion::active).findFirst();
    }

    /**
     * Plans an import and does nothing.
     *
     * @param registry the file
     * @param configs the configs by their versions
     * @param by the person who imports; counts as an author of what is submitted
     * @return one step for each listed version, to be executed in this order
     * @throws InvalidDocumentException when the file is no such registry; lists every mistake
     */
    public static List<Step> plan(Content registry, Map<Version, Content> configs, Actor by) {
        List<ListedVersion> versions = VersionRegistryJson.read(registry.bytes());
        RegistryImport plan = new RegistryImport(registry, configs, by, versions);
        return versions.stream()
                .sorted(Comparator.comparing(ListedVersion::version))
                .map(plan::step)
                .toList();
    }

    private Step step(ListedVersion version) {
        Content config = configs.get(version.version());
        if (active.isEmpty()) {
            return out(version, "No version is active. Bootstrap the config in use on your own word.");
        }
        Instant approvedAt = active.get().approvedAt();
        if (approvedAt == null) {
            return out(
                    version,
                    "The active version " + active.get().version()
                            + " was approved by no person. Bootstrap the config in use on your own word.");
        }
        if (version.version().compareTo(active.get().version()) < 0) {
            return out(version, "It is older than the active version. The file remains its record.");
        }
        if (version.deprecated()) {
            return out(version, "It is deprecated.");
        }
        if ((config == null) || !configs.containsKey(active.get().version())) {
            return out(version, "Its config, or that of the active version, was not given.");
        }
        return version.active() ? bootstrap(version, config, approvedAt) : submit(version, config);
    }

    private Step bootstrap(ListedVersion version, Content config, Instant approvedAt) {
        String reason = source() + ", where it was active and had been approved at " + approvedAt + ".";
        return new Step(
                version.version(),
                new Command.Bootstrap(by, version.version(), config, reason),
                "It becomes the first version.");
    }

    private Step submit(ListedVersion version, Content config) {
        Command.Submit submit = new Command.Submit(
                by,
                version.version(),
                config,
                active.orElseThrow().version(),
                List.of(),
                ReviewMaterial.of(Content.utf8(source() + ".\n")));
        return new Step(version.version(), submit, "It is proposed and has to be reviewed.");
    }

    private static Step out(ListedVersion version, String sentence) {
        return new Step(version.version(), null, sentence);
    }

    private String source() {
        return "Imported from a version_registry.json (SHA-256 " + registry.digest() + ")";
    }
}
