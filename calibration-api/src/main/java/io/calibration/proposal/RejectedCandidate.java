package io.calibration.proposal;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was thought of and is not proposed, with what speaks against it. Made by {@link #of}, for further parts may join.
 *
 * @param path JSON Pointer of the parameter, or empty when no parameter could help
 * @param value the value that it would have had, or null when none was worked out
 * @param code what stopped it: the code of a guardrail, or a strategy's own word in {@code [a-z0-9_]{1,64}}, such as
 *     {@code people_follow_the_line}
 * @param reason what speaks against it and what to do instead, in plain sentences; withheld from whatever is published where it tells of too few
 *     results
 * @param findingIds ids of the findings that it would have answered
 * @param strategy id of the strategy that thought of it; the proposal fills it in
 */
public record RejectedCandidate(
        String path,
        @Nullable BigDecimal value,
        String code,
        Sentence reason,
        List<String> findingIds,
        String strategy) {

    public RejectedCandidate {
        findingIds = List.copyOf(findingIds);
    }

    /**
     * A change of the number at this path, what stopped it, and why and what to do instead.
     *
     * @param reason plain words that are published as they are: numbers that rest on results need a {@link Sentence}
     */
    public static RejectedCandidate of(String path, String code, String reason) {
        return of(path, code, Sentence.of("{}", Sentence.declared(reason)));
    }

    /** The same in sentences whose figures know the counts of results that they could tell. */
    public static RejectedCandidate of(String path, String code, Sentence reason) {
        return new RejectedCandidate(path, null, code, reason, List.of(), "");
    }

    /** The same, and the value that the number would have had. */
    public RejectedCandidate at(BigDecimal other) {
        return new RejectedCandidate(path, other, code, reason, findingIds, strategy);
    }

    /** The same, and which findings it would have answered, besides those named already. */
    public RejectedCandidate answering(Finding... findings) {
        return new RejectedCandidate(path, value, code, reason, Candidate.ids(findingIds, findings), strategy);
    }

    /** The same, thought of by this strategy: the proposal says so for it. */
    public RejectedCandidate by(String id) {
        return new RejectedCandidate(path, value, code, reason, findingIds, id);
    }

    /** In one line for people. */
    public String summarize() {
        String what = path.isEmpty() ? "No parameter" : value == null ? path : path + " to " + value.toPlainString();
        return what + " [" + code + "]: " + reason;
    }
}
