package io.calibration.analyzers;

import io.calibration.internal.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Words that are others for a single one. */
    private static final Map<String, String> SINGULAR = Map.of(
            "results", "result", "flags", "flag", "carry", "carries", "are", "is", "were", "was", "have", "has", "do",
            "does", "say", "says");

    /** So many of what was counted: {@code 1,000 results carry a flag}, {@code 1 result carries a flag}. */
    public String counted(long n) {
        String words = n != 1
                ? observed
                : Arrays.stream(observed.split(" "))
                        .map(word -> SINGULAR.getOrDefault(word, word))
                        .collect(Collectors.joining(" "));
        return Numbers.count(n) + " " + words;
    }
}
