package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;

/**
 * What the host asks of this gate beyond what always holds.
 *
 * @param policy how much consent an activation needs
 * @param oneOpenProposal whether a proposal is refused while another one is open
 */
record Rules(ApprovalPolicy policy, boolean oneOpenProposal) {}
