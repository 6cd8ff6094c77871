package io.calibration.approval;

import io.calibration.registry.Digest;

/**
 * The size and the hash of an audit log at some time. Kept where whoever can write the store cannot write (another system, a
 * printout), it shows later that the log up to there has neither been cut, nor rewritten, nor forked.
 *
 * @param seq the number of entries
 * @param hash the hash of the last of them
 */
public record Checkpoint(long seq, Digest hash) {}
