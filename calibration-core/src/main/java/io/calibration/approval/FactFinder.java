package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
        Evidence evidence = version.evidence();
        return evidence == null
                ? List.of(version.content())
                : Stream.of(
                                version.content(),
                                evidence.difference(),
                                evidence.summary(),
                                evidence.snapshot(),
                                evidence.report(),
                                evidence.compatibility())
                        .filter(Objects::nonNull)
                        .toList();
    }

    /**
     * Whether what was kept as the difference is what differs; what is missing is told elsewhere.
     *
     * @param contents finds what is kept, and as it was
     */
    static boolean isDifferenceTrue(RegisteredVersion version, Function<Digest, Optional<Content>> contents) {
        Base base = version.base();
        Evidence evidence = version.evidence();
        if ((base == null) || (evidence == null)) {
            return true;
        }
        Optional<Content> before = contents.apply(base.content());
        Optional<Content> after = contents.apply(version.content());
        try {
            return before.isEmpty()
                    || after.isEmpty()
                    || ContentDifference.between(before.get(), after.get())
                            .content()
                            .digest()
                            .equals(evidence.difference());
        } catch (InvalidDocumentException tooMuch) {
            return false; // the gate would not have taken it
        }
    }

    private static List<Digest> contentsWithBase(RegisteredVersion version) {
        List<Digest> digests = new ArrayList<>(contents(version));
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

        /** Who consents rests on the difference, and a forged submission may bring any; once it was consented to, the binding holds it. */
        private CompatibilityReport approve(Version number) {
            Optional<RegisteredVersion> version = known(number);
            version.map(FactFinder::contentsWithBase).ifPresent(this::read);
            version.filter(found -> !isDifferenceTrue(found, this::intact))
                    .ifPresent(found -> faults.add(RefusalCode.CONTENT_CHANGED));
            return CompatibilityReport.COMPATIBLE;
        }

        private CompatibilityReport toActivate(Version number) {
            Optional<RegisteredVersion> version = known(number);
            version.map(FactFinder::contentsWithBase).ifPresent(this::read);
            return version.map(this::checkAgain).orElse(CompatibilityReport.COMPATIBLE);
        }

        private CompatibilityReport checkAgain(RegisteredVersion version) {
            Base base = version.base();
            Evidence evidence = version.evidence();
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

    /**
     * What the rules need to know that takes work to find out, found out before the store's lock is taken.
     *
     * @param store the store's id
     * @param permitted whether the access policy permits the command
     * @param looked the binding digest of the version whose stored bytes were looked at; null when there was none to look at
     * @param contentFaults what is wrong with those bytes; empty when each digest was recomputed and equal
     * @param compatibility what the config check said; compatible where the command needs no check
     * @param difference what differs between base and submitted config, as the gate itself found; null where nothing is submitted
     * @param reviewFaults why reviewers cannot be shown what they would consent to: the library's change summary is about other configs or evidence than
     *     were submitted with it, or what differs is more than can be shown
     */
    record Facts(
            String store,
            boolean permitted,
            @Nullable Digest looked,
            List<RefusalCode> contentFaults,
            CompatibilityReport compatibility,
            @Nullable Content difference,
            List<Refusal> reviewFaults) {

        /** The same with another judgement. */
        Facts judged(UnaryOperator<CompatibilityReport> judged) {
            return new Facts(
                    store, permitted, looked, contentFaults, judged.apply(compatibility), difference, reviewFaults);
        }

        /** What is wrong with the stored bytes of this version. Bytes that were not looked at must not pass for checked. */
        List<RefusalCode> contentFaults(RegisteredVersion version) {
            boolean other = (looked != null) && !looked.equals(version.binding());
            return other ? List.of(RefusalCode.CONTENT_MISSING) : contentFaults;
        }
    }
}
