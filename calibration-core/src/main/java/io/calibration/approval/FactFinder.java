package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.Base;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.registry.SubmissionEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the facts about a command. They rest on what never changes, so they hold when the lock is taken later. */
final class FactFinder {

    private final RegistryStore store;
    private final AccessPolicy access;
    private final ConfigCheck check;

    FactFinder(RegistryStore store, AccessPolicy access, ConfigCheck check) {
        this.store = store;
        this.access = access;
        this.check = check;
    }

    /**
     * The facts about a command to a scope.
     *
     * @param versions finds a version as it was registered; later steps in its life do not matter
     */
    Facts find(ScopeId scope, Function<Version, Optional<RegisteredVersion>> versions, Command command) {
        boolean permitted = access.permits(command.by(), command.action(), scope);
        Search search = new Search(versions);
        CompatibilityReport compatibility = permitted ? search.about(command) : CompatibilityReport.COMPATIBLE;
        return new Facts(
                store.info().id(),
                permitted,
                search.looked,
                List.copyOf(search.faults),
                compatibility,
                search.difference,
                search.reviewFaults);
    }

    /** The digests of all stored bytes that belong to a version. */
    static List<Digest> contents(RegisteredVersion version) {
        List<Digest> digests = new ArrayList<>(List.of(version.content()));
        SubmissionEvidence evidence = version.evidence();
        if (evidence != null) {
            Stream.of(
                            evidence.difference(),
                            evidence.summary(),
                            evidence.snapshot(),
                            evidence.report(),
                            evidence.compatibility())
                    .filter(Objects::nonNull)
                    .forEach(digests::add);
        }
        return digests;
    }

    /** Whether what was kept as the difference is what differs. */
    static boolean isDifferenceOf(RegisteredVersion version, Content base, Content candidate) {
        SubmissionEvidence evidence = version.evidence();
        try {
            return (evidence == null)
                    || ContentDifference.between(base, candidate)
                            .content()
                            .digest()
                            .equals(evidence.difference());
        } catch (InvalidDocumentException tooMuch) {
            return false; // the gate would not have taken it
        }
    }

    private static List<Digest> contentsWithBase(RegisteredVersion version) {
        List<Digest> digests = contents(version);
        Optional.ofNullable(version.base()).map(Base::content).ifPresent(digests::add);
        return digests;
    }

    private final class Search {

        private final Function<Version, Optional<RegisteredVersion>> versions;
        private final Set<RefusalCode> faults = new LinkedHashSet<>();
        private final Map<Digest, Optional<Content>> intact = new HashMap<>();
        private @Nullable Digest looked;
        private @Nullable Content difference;
        private List<Refusal> reviewFaults = List.of();

        Search(Function<Version, Optional<RegisteredVersion>> versions) {
            this.versions = versions;
        }

        CompatibilityReport about(Command command) {
            return switch (command.action()) {
                case BOOTSTRAP -> check.check(command.version(), null, ((Command.Bootstrap) command).content(), null);
                case SUBMIT -> submit((Command.Submit) command);
                case APPROVE -> approve(command.version());
                case ACTIVATE, ACTIVATE_DUE, SCHEDULE -> toActivate(command.version());
                case ROLL_BACK -> contentOf(command.version());
                case REJECT, WITHDRAW, DEPRECATE, UNSCHEDULE, SET_POLICY, CORRECT_TIME ->
                    CompatibilityReport.COMPATIBLE;
            };
        }

        private CompatibilityReport submit(Command.Submit c) {
            Optional<Content> before = known(c.base()).flatMap(base -> intact(base.content()));
            before.ifPresent(base -> compare(c, base));
            return before.map(base -> check.check(
                            c.version(), base, c.content(), c.material().snapshot()))
                    .orElse(CompatibilityReport.COMPATIBLE);
        }

        private void compare(Command.Submit c, Content base) {
            try {
                ContentDifference found = ContentDifference.between(base, c.content());
                difference = found.content();
                reviewFaults = SummaryCheck.check(c, base, found);
            } catch (InvalidDocumentException tooMuch) {
                reviewFaults = List.of(new Refusal(
                        RefusalCode.INVALID_CONTENT, tooMuch.mistakes().get(0).toString()));
            }
        }

        private CompatibilityReport approve(Version number) {
            Optional<RegisteredVersion> version = known(number);
            version.map(FactFinder::contentsWithBase).ifPresent(this::read);
            version.filter(found -> !isDifferenceTrue(found))
                    .ifPresent(found -> faults.add(RefusalCode.CONTENT_CHANGED));
            return CompatibilityReport.COMPATIBLE;
        }

        /** Who consents rests on it, and a forged submission may bring any; once it was consented to, the binding holds it. */
        private boolean isDifferenceTrue(RegisteredVersion version) {
            Base base = version.base();
            return (base == null)
                    || intact(base.content())
                            .flatMap(old -> intact(version.content()).map(now -> isDifferenceOf(version, old, now)))
                            .orElse(true); // what is missing is told already
        }

        private CompatibilityReport toActivate(Version number) {
            Optional<RegisteredVersion> version = known(number);
            version.map(FactFinder::contentsWithBase).ifPresent(this::read);
            return version.map(this::checkAgain).orElse(CompatibilityReport.COMPATIBLE);
        }

        private CompatibilityReport checkAgain(RegisteredVersion version) {
            Base base = version.base();
            SubmissionEvidence evidence = version.evidence();
            if ((base == null) || (evidence == null)) {
                return CompatibilityReport.COMPATIBLE;
            }
            Optional<Content> candidate = intact(version.content());
            Optional<Content> before = intact(base.content());
            Content snapshot = Optional.ofNullable(evidence.snapshot())
                    .flatMap(this::intact)
                    .orElse(null);
            return candidate
                    .flatMap(content -> before.map(old -> check.check(version.version(), old, content, snapshot)))
                    .orElse(CompatibilityReport.COMPATIBLE);
        }

        private CompatibilityReport contentOf(Version version) {
            known(version).map(FactFinder::contents).ifPresent(this::read);
            return CompatibilityReport.COMPATIBLE;
        }

        /** A version that comes to be known only after this look was never checked, and must not pass for checked. */
        private Optional<RegisteredVersion> known(Version version) {
            Optional<RegisteredVersion> known = versions.apply(version);
            known.ifPresentOrElse(found -> looked = found.binding(), () -> faults.add(RefusalCode.CONTENT_MISSING));
            return known;
        }

        /** Asks the store once for each. */
        private Optional<Content> intact(Digest digest) {
            if (!intact.containsKey(digest)) {
                read(List.of(digest));
            }
            return Objects.requireNonNull(intact.get(digest));
        }

        private void read(List<Digest> digests) {
            Map<Digest, byte[]> found = store.contents(digests);
            digests.forEach(digest -> intact.put(digest, check(digest, found.get(digest))));
        }

        private Optional<Content> check(Digest digest, byte @Nullable [] bytes) {
            Optional<Content> content = Optional.ofNullable(bytes).map(Content::of);
            if (content.isEmpty()) {
                faults.add(RefusalCode.CONTENT_MISSING);
            } else if (!content.get().digest().equals(digest)) {
                faults.add(RefusalCode.CONTENT_CHANGED);
                return Optional.empty();
            }
            return content;
        }
    }
}
