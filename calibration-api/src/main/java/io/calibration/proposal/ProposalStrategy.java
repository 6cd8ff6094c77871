package io.calibration.proposal;

import java.util.Set;

/**
 * A rule that answers findings with changes.
 *
 * <p>To plug one in, hand it to the builder of the calibration; or implement this with a public constructor without parameters and name
 * the class in {@code META-INF/services/io.calibration.proposal.ProposalStrategy} (and with {@code provides} in a {@code module-info}). A strategy is
 * stateless, thread-safe and deterministic, and does no input or output. Empty advice means that it has nothing to say. One that throws
 * becomes a line in the proposal; the others go on. It is asked only when there is a finding for it; the core holds what it proposes
 * against the guardrails, and where two strategies want one path, lets one of them have it and says so.
 */
public interface ProposalStrategy {

    /** Stable, unique among all strategies, matching {@code [a-z0-9_.-]{1,64}}. Asked once, when the calibration is built. */
    String id();

    /** Types of the findings that it acts on, such as {@code low_classification_rate}. */
    Set<String> findingTypes();

    /** What it would change, and what it advises against. */
    Advice advise(ProposalContext context);
}
