package io.calibration.proposal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was thought of and is not proposed, with what speaks against it.
 *
 * @param path JSON Pointer of the parameter, or empty when no parameter could help
 * @param value the value that it would have had, or null when none was worked out
 * @param code what stopped it: a {@link Guardrail#code()}, or a strategy's own word in {@code [a-z0-9_]{1,64}}, such as
 *     {@code people_follow_the_line}
 * @param reason what speaks against it and what to do instead, in plain sentences
 * @param findingIds ids of the findings that it would have answered
 * @param strategy id of the strategy that thought of it, or of whatever settled it
 */
public record RejectedCandidate(
        String path, @Nullable BigDecimal value, String code, String reason, List<String> findingIds, String strategy) {

    public RejectedCandidate {
        findingIds = List.copyOf(findingIds);
    }

    /** In one line for people. */
    public String summarize() {
        String what = path.isEmpty() ? "No parameter" : value == null ? path : path + " to " + value.toPlainString();
        return what + " [" + code + "]: " + reason;
    }
}
