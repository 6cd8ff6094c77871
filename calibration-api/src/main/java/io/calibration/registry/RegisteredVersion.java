package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.ScopeState.Activation;
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
        @Nullable Evidence evidence,
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

    /**
     * A reviewer's verdict on a version.
     *
     * @param by the reviewer
     * @param verdict for or against
     * @param seq the audit entry that recorded it
     * @param at when
     * @param acknowledgesBreaking whether the reviewer said to have seen that the change breaks compatibility
     */
    public record Vote(long seq, Actor by, Verdict verdict, Instant at, boolean acknowledgesBreaking) {

        /** What a reviewer says. */
        public enum Verdict {
            /** Consent. */
            APPROVE,
            /** Refusal. */
            REJECT
        }
    }

    /**
     * That a version is to become active from an instant on.
     *
     * @param seq the audit entry that recorded it
     * @param due the instant, in whole microseconds
     * @param from the version that is expected to be active then
     * @param by who scheduled it
     * @param failed why the gate refused the activation when it was due last; empty as long as it was not refused
     */
    public record Schedule(long seq, Instant due, Version from, Actor by, List<RefusalCode> failed) {

        public Schedule {
            failed = List.copyOf(failed);
        }

        /**
         * Whether the active version was changed since it was scheduled, be it to and fro: what people expected then is no longer so, and the gate refuses
         * to act by it.
         *
         * @param active the scope's active pointer
         */
        public boolean isOvertaken(Activation active) {
            return active.seq() > seq;
        }

        Schedule failed(List<RefusalCode> codes) {
            return new Schedule(seq, due, from, by, codes);
        }
    }

    /**
     * The version that a proposal changes.
     *
     * @param version the version that was active at submission
     * @param content digest of its config
     */
    public record Base(Version version, Digest content) {}

    /**
     * What a reviewer reads beside the config itself, by digest.
     *
     * @param difference what the gate itself found to differ between base and config
     * @param summary the change summary, or what the submitter says in words of their own
     * @param snapshot the metrics snapshot; null when the change was made by hand
     * @param report the calibration report; null when the change was made by hand
     * @param compatibility the compatibility report
     * @param breaking whether the compatibility report names a breaking change
     */
    public record Evidence(
            Digest difference,
            Digest summary,
            @Nullable Digest snapshot,
            @Nullable Digest report,
            Digest compatibility,
            boolean breaking) {}
}
