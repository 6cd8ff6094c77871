package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.RefusalCode;
import java.util.List;

/**
 * One reason why the gate said no.
 *
 * @param code the stable code
 * @param sentence what is wrong and how to mend it, for people
 */
public record Refusal(RefusalCode code, String sentence) {

    static Refusal alreadyProposed(Version open) {
        return new Refusal(
                RefusalCode.ALREADY_PROPOSED,
                "The same changes to the same base are proposed already, as " + open
                        + ". Decide on that one, or have an author withdraw it.");
    }

    static Refusal anotherOpen(Version open) {
        return new Refusal(
                RefusalCode.ANOTHER_OPEN,
                open + " is open, and this registry keeps one proposal at a time. Decide on " + open
                        + ", or have an author withdraw it.");
    }

    static Refusal rebaseConflict(List<String> paths) {
        return new Refusal(
                RefusalCode.REBASE_CONFLICT,
                RefusalCode.REBASE_CONFLICT.sentence() + " Look at: " + String.join(", ", paths));
    }

    static Refusal of(RefusalCode code) {
        return new Refusal(code, code.sentence());
    }
}
