package io.calibration.benchmarks.truth;

import io.calibration.proposal.ConfigProposal.StrategyFailure;
import java.util.List;

/**
 * What came of one run.
 *
 * @param proposed whether any change was proposed
 * @param smaller whether the fault is smaller on fresh data under the proposed config
 * @param larger whether it is larger
 * @param held which predicted intervals held the next window's share
 * @param failures strategies that failed
 */
record ProposalTrial(boolean proposed, boolean smaller, boolean larger, Held held, List<StrategyFailure> failures) {}
