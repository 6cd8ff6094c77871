package io.calibration.internal.analysis;

import java.util.List;

/**
 * How a rate's finding is named and put.
 *
 * @param subject what it is about, as {@code kind:name}
 * @param highType type of the finding when the rate is too high
 * @param lowType type of the finding when the rate is too low
 * @param observed what was counted, to follow "42.1 % of 1,000"
 * @param highAdvice what a person could do when the rate is too high
 * @param lowAdvice what a person could do when the rate is too low
 * @param alternatives other explanations worth checking
 * @param components JSON Pointers into the config, or names of components outside it
 */
public record Wording(
        String subject,
        String highType,
        String lowType,
        String observed,
        String highAdvice,
        String lowAdvice,
        List<String> alternatives,
        List<String> components) {

    public Wording {
        alternatives = List.copyOf(alternatives);
        components = List.copyOf(components);
    }
}
