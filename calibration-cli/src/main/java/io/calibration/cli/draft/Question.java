package io.calibration.cli.draft;

/**
 * What only the owner of the data knows.
 *
 * @param text the question
 * @param option the option of {@code init} that answers it, with an example
 */
record Question(String text, String option) {

    /** As it stands in a draft. */
    @Override
    public String toString() {
        return text + " Such as: init " + option + ".";
    }
}
