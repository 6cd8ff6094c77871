package io.calibration.analysis;

/**
 * An analyzer that failed; the others went on.
 *
 * @param analyzer its id, or its class when it could not be made
 * @param problem class of the exception, or what is wrong with the answer
 * @param detail message and causes of the exception, empty when there are none: for those who run the analysis. It may hold anything, so
 *     it stands in no file, and a report that was read back lacks it
 */
public record AnalyzerFailure(String analyzer, String problem, String detail) {

    /** The failure in a sentence, with its detail. */
    public String summarize() {
        return "Analyzer " + analyzer + " failed (" + problem + (detail.isEmpty() ? "" : ": " + detail)
                + "); the others went on.";
    }
}
