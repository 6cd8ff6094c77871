package io.calibration.benchmarks.truth;

import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.Impact.ClassImpact;

/**
 * How many of the predicted intervals held what came. A class of which fewer than five results are expected gets 0, 1 or 2 of them, and
 * no interval can hold just 95 % of such numbers; it is counted apart (five: Cochran 1954). Where there is no interval yet, nothing is
 * counted.
 *
 * @param held those that did
 * @param of all of them
 * @param heldRare those of rare classes that did
 * @param rare all of these
 */
record Held(int held, int of, int heldRare, int rare) {

    private static final int RARE = 5;

    /** The class shares and the share reclassified, against the next window scored under the proposed config. */
    static Held against(ConfigProposal proposal, FreshRows next) {
        double[] shares = next.shares(proposal.proposed());
        Held held = new Held(0, 0, 0, 0);
        for (int i = 0; i < shares.length; i++) {
            ClassImpact impact = proposal.impact().classes().get(i);
            boolean holds = impact.after().next().contains(shares[i]);
            if (impact.after().isForetold()) {
                held = impact.after().count() < RARE ? held.plusRare(holds) : held.plus(holds);
            }
        }
        if (!proposal.isEmpty()) {
            double moved = next.reclassified(proposal.base(), proposal.proposed());
            held = held.plus(proposal.impact().reclassified().next().contains(moved));
        }
        return held;
    }

    private Held plus(boolean holds) {
        return new Held(held + (holds ? 1 : 0), of + 1, heldRare, rare);
    }

    private Held plusRare(boolean holds) {
        return new Held(held, of, heldRare + (holds ? 1 : 0), rare + 1);
    }
}
