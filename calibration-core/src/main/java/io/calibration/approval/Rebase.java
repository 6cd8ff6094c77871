package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.internal.json.DocumentMerge;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a version that was overtaken, as changes of the version that overtook it.
 *
 * @param stale the version that was overtaken
 * @param active the version that is active now
 */
record Rebase(RegisteredVersion stale, RegisteredVersion active) {

    /** Why it cannot be; empty when it can. */
    Optional<Refusal> refusal(boolean wasActive) {
        Base base = stale.base();
        if (!stale.state().isOpen() || wasActive) {
            return Optional.of(Refusal.of(RefusalCode.NOT_OPEN));
        }
        return (base == null) || base.version().equals(active.version())
                ? Optional.of(Refusal.of(RefusalCode.BASE_IS_ACTIVE))
                : Optional.empty();
    }

    /** The changes on the new base. */
    DocumentMerge merge(Function<Digest, Content> contents, Version number) {
        @Nullable Base base = stale.base();
        Content before = contents.apply(base == null ? stale.content() : base.content());
        return DocumentMerge.of(before, contents.apply(stale.content()), contents.apply(active.content()), number);
    }

    /**
     * The submission. What the old one rested on was counted under another config, and is not taken along.
     *
     * @param snapshot what the changes are judged by on the new base
     */
    Command.Submit command(Actor by, Version number, Content content, @Nullable Content snapshot) {
        List<Actor> authors = new ArrayList<>(List.of(stale.registrant()));
        authors.addAll(stale.authors());
        Content summary = Content.utf8("The changes of " + stale.version() + ", put on " + active.version()
                + ". Its evidence was counted under the old base, and is not here.\n");
        return new Command.Submit(
                by,
                number,
                content,
                active.version(),
                authors,
                ReviewMaterial.of(summary).withSnapshot(snapshot));
    }

    /** The config check's report with where the changes come from. That they break compatibility stays said until a snapshot judges them anew. */
    CompatibilityReport judged(CompatibilityReport found, @Nullable Content snapshot) {
        String whence = stale.version() + ", whose changes these are,";
        List<String> breaking = new ArrayList<>(found.breakingChanges());
        List<String> notes = new ArrayList<>(found.notes());
        if (!stale.isBreaking()) {
            notes.add("The changes are those of " + stale.version() + ", put on " + active.version() + ".");
        } else if (snapshot == null) {
            breaking.add(whence + " breaks compatibility or may, and without a snapshot nobody judged them anew.");
        } else {
            notes.add(whence + " breaks compatibility or may; the snapshot judged them anew.");
        }
        return new CompatibilityReport(found.problems(), breaking, notes);
    }
}
