package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.internal.json.NumberedDocument;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proposals that can still become active as things stand: they change the active version, and wait for people or for an operator.
 * One whose base was replaced or whose approvals have expired is none, for nothing but a new number helps it.
 */
final class OpenProposals {

    private final List<RegisteredVersion> newestFirst;

    private OpenProposals(List<RegisteredVersion> newestFirst) {
        this.newestFirst = newestFirst;
    }

    static OpenProposals of(ScopeState state, ApprovalPolicy policy, Instant now) {
        return new OpenProposals(state.active().map(Activation::version).stream()
                .flatMap(active -> state.changesOf(active).stream())
                .filter(version -> isOpen(VersionStatus.of(version, state, policy, now)))
                .toList());
    }

    private static boolean isOpen(VersionStatus status) {
        return switch (status) {
            case PROPOSED, APPROVED, SCHEDULED, OVERDUE -> true;
            case EXPIRED, ACTIVE, SUPERSEDED, REJECTED, WITHDRAWN, DEPRECATED -> false;
        };
    }

    /** Their numbers, newest first. */
    List<Version> numbers() {
        return newestFirst.stream().map(RegisteredVersion::version).toList();
    }

    /** The newest one. */
    Optional<Version> newest() {
        return numbers().stream().findFirst();
    }

    /**
     * The one that changes the same on the same base: its config is, byte for byte, the submitted one under its own number. So the
     * digests that the state holds are enough, and no stored bytes need be read.
     */
    Optional<Version> same(Command.Submit submission) {
        if (newestFirst.isEmpty()) {
            return Optional.empty();
        }
        Optional<NumberedDocument> numbered =
                NumberedDocument.of(submission.content().bytes());
        return newestFirst.stream()
                .filter(open -> open.changes(submission.base()))
                .filter(open -> Stream.concat(
                                Stream.of(submission.content().digest()),
                                numbered.map(document -> Digest.of(document.under(open.version()))).stream())
                        .anyMatch(open.content()::equals))
                .map(RegisteredVersion::version)
                .findFirst();
    }
}
