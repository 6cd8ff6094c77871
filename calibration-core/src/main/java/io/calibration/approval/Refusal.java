package io.calibration.approval;

import io.calibration.registry.RefusalCode;

/**
 * One reason why the gate said no.
 *
 * @param code the stable code
 * @param sentence what is wrong and how to mend it, for people
 */
public record Refusal(RefusalCode code, String sentence) {

    static Refusal of(RefusalCode code) {
        return new Refusal(code, code.sentence());
    }
}
