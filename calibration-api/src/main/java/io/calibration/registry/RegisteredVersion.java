package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version as the registry knows it. Its content never changes; an edit is a new version.
 *
 * @param version its number
 * @param state its stored state
 * @param content digest of the config
 * @param base the version that it changes; null for the first of a scope
 * @param evidence what reviewers read; null for the first of a scope
 * @param policy the policy at its registration; a later one can only be stricter
 * @param round how often it was bound to a base; always 1 in this format
 * @param binding the digest that reviewers consent to
 * @param registrant who registered it
 * @param authors who made it, beside the registrant
 * @param votes in the order in which they were given
 * @param schedule since when it is to be active; null when nobody scheduled it, or when it is done
 */
public record RegisteredVersion(
        Version version,
        VersionState state,
        Digest content,
        @Nullable Base base,
        @Nullable SubmissionEvidence evidence,
        ApprovalPolicy policy,
        int round,
        Digest binding,
        Actor registrant,
        List<Actor> authors,
        List<Vote> votes,
        @Nullable Schedule schedule) {

    public RegisteredVersion {
        authors = List.copyOf(authors);
        votes = List.copyOf(votes);
    }

    /** Whether it was proposed as a change of this version. */
    public boolean changes(Version other) {
        return (base != null) && base.version().equals(other);
    }

    /** Whether this actor had a hand in it, and so may not review it. */
    public boolean isAuthor(Actor actor) {
        return registrant.sameId(actor) || authors.stream().anyMatch(actor::sameId);
    }

    /** Whether this actor has voted. */
    public boolean hasVoted(Actor actor) {
        return votes.stream().anyMatch(vote -> vote.by().sameId(actor));
    }

    /** Whether the compatibility report names a breaking change. */
    public boolean isBreaking() {
        return (evidence != null) && evidence.breaking();
    }

    /** Whether it is scheduled, and its time has come. */
    public boolean isDue(Instant now) {
        return (schedule != null) && !schedule.due().isAfter(now);
    }

    /** Whatever moves a version through its life ends its schedule, but for an approval. */
    RegisteredVersion in(VersionState next) {
        return with(next, votes, null);
    }

    RegisteredVersion with(VersionState next, Vote vote) {
        return with(next, Stream.concat(votes.stream(), Stream.of(vote)).toList(), next.isOpen() ? schedule : null);
    }

    RegisteredVersion with(@Nullable Schedule next) {
        return with(state, votes, next);
    }

    /** That its scheduled activation was refused, where there is one. */
    RegisteredVersion failed(List<RefusalCode> codes) {
        return schedule == null ? this : with(schedule.failed(codes));
    }

    private RegisteredVersion with(VersionState next, List<Vote> nextVotes, @Nullable Schedule nextSchedule) {
        return new RegisteredVersion(
                version,
                next,
                content,
                base,
                evidence,
                policy,
                round,
                binding,
                registrant,
                authors,
                nextVotes,
                nextSchedule);
    }
}
