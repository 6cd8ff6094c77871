package io.calibration.proposal;

/**
 * A strategy that failed; the others went on.
 *
 * @param strategy its id, or its class when it could not be made
 * @param problem class of the exception, or what is wrong with the answer
 * @param detail message and causes of the exception, empty when there are none: for those who run the analysis. It may hold anything, so
 *     it stands in no file
 */
public record StrategyFailure(String strategy, String problem, String detail) {

    /** The failure in a sentence, with its detail. */
    public String summarize() {
        return "Strategy " + strategy + " failed (" + problem + (detail.isEmpty() ? "" : ": " + detail)
                + "); the others went on.";
    }
}
