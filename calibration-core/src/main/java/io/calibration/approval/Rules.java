package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditHead;

/**
 * What the host asks of this gate beyond what always holds.
 *
 * @param policy how much consent this process asks for; the scope's own policy may ask for more
 * @param oneOpenProposal whether a proposal is refused while another one is open
 */
record Rules(ApprovalPolicy policy, boolean oneOpenProposal) {

    /** The policy in force: no process is less strict than the scope, and a stricter one makes the scope as strict. */
    ApprovalPolicy policy(AuditHead head) {
        return policy.strictest(head.policy());
    }
}
