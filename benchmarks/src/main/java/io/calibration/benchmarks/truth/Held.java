package io.calibration.benchmarks.truth;

import io.calibration.proposal.ClassImpact;
import io.calibration.proposal.ConfigProposal;

/**
 * How many of the predicted intervals held what came.
 *
 * @param held those that did
 * @param of all of them
 */
record Held(int held, int of) {

    /** The class shares and the share reclassified, against the next window scored under the proposed config. */
    static Held against(ConfigProposal proposal, FreshRows next) {
        double[] shares = next.shares(proposal.proposed());
        int held = 0;
        int of = 0;
        for (ClassImpact impact : proposal.impact().classes()) {
            held += impact.after().next().contains(shares[of]) ? 1 : 0;
            of++;
        }
        if (!proposal.isEmpty()) {
            double moved = next.reclassified(proposal.base(), proposal.proposed());
            held += proposal.impact().reclassified().next().contains(moved) ? 1 : 0;
            of++;
        }
        return new Held(held, of);
    }
}
