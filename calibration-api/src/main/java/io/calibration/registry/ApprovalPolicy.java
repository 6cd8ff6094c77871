package io.calibration.registry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How much consent an activation needs. A policy can strengthen the rule and never weaken it below {@link #DEFAULT}: one person
 * other than the authors, not longer than 14 days ago. There is no policy without approval.
 *
 * @param quorum the number of people who must approve, at least 1
 * @param voteValidity how long an approval counts: at least a minute, at most 14 days, whole seconds
 */
public record ApprovalPolicy(int quorum, Duration voteValidity) {

    /** The weakest policy there is: one person, 14 days. */
    public static final ApprovalPolicy DEFAULT = new ApprovalPolicy(1, Duration.ofDays(14));

    /** @throws IllegalArgumentException when a value is outside its range */
    public ApprovalPolicy {
        if (quorum < 1) {
            throw new IllegalArgumentException("The quorum (" + quorum + ") must be at least 1.");
        }
        if ((voteValidity.toSeconds() < 60)
                || (voteValidity.compareTo(Duration.ofDays(14)) > 0)
                || !voteValidity.equals(voteValidity.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "The vote validity (" + voteValidity + ") must be 1 minute to 14 days, in whole seconds.");
        }
    }

    /** The stricter of both in every respect. */
    public ApprovalPolicy strictest(ApprovalPolicy other) {
        return new ApprovalPolicy(
                Math.max(quorum, other.quorum),
                voteValidity.compareTo(other.voteValidity) <= 0 ? voteValidity : other.voteValidity);
    }
}
