package io.calibration.approval;

import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know that takes work to find out, found out before the store's lock is taken.
 *
 * @param store the store's id
 * @param permitted whether the access policy permits the command
 * @param looked the binding digest of the version whose stored bytes were looked at; null when there was none to look at
 * @param contentFaults what is wrong with those bytes; empty when each digest was recomputed and equal
 * @param compatibility what the config check said; compatible where the command needs no check
 * @param difference what differs between base and submitted config, as the gate itself found; null where nothing is submitted
 * @param reviewFaults why reviewers cannot be shown what they would consent to: the library's change summary is about other configs or evidence than
 *     were submitted with it, or what differs is more than can be shown
 */
record Facts(
        String store,
        boolean permitted,
        @Nullable Digest looked,
        List<RefusalCode> contentFaults,
        CompatibilityReport compatibility,
        @Nullable Content difference,
        List<Refusal> reviewFaults) {

    /** The same with another judgement. */
    Facts judged(UnaryOperator<CompatibilityReport> judged) {
        return new Facts(
                store, permitted, looked, contentFaults, judged.apply(compatibility), difference, reviewFaults);
    }

    /** What is wrong with the stored bytes of this version. Bytes that were not looked at must not pass for checked. */
    List<RefusalCode> contentFaults(RegisteredVersion version) {
        boolean other = (looked != null) && !looked.equals(version.binding());
        return other ? List.of(RefusalCode.CONTENT_MISSING) : contentFaults;
    }
}
