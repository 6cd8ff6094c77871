package io.calibration.cli.draft;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as people write them and no mapping reads them: with signs between thousands, or with a per cent sign. */
final class NumbersForPeople {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
    private static final Pattern SHORT = Pattern.compile("[+-]?\\d{1,3}");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}"); // or three decimals
    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?[1-9]\\d{0,2}((\\.\\d{3})+,\\d+|(,\\d{3})+\\.\\d+|(\\.\\d{3}){2,}|(,\\d{3}){2,}|([ '’\u00a0\u202f]\\d{3})+([.,]\\d+)?)");
    private static final Pattern PER_CENT = Pattern.compile("[+-]?\\d+([.,]\\d+)?[ \u00a0\u202f]?%");
    private static final double FEW = 0.01; // of the texts may be anything

    private NumbersForPeople() {}

    /** What is to be done with numbers that are written for people. */
    static Optional<String> mend(Column column) {
        return example(column.counts().keySet())
                .map(
                        example -> " Numbers there are written for people, such as " + example
                                + ". Export them as plain ones, such as 1234.5 or 73: without signs between thousands, without per cent signs.");
    }

    /**
     * One of them, where the texts are such; empty where they are none, or all are read as they are. {@code 1.234} beside {@code 980} is one: the
     * same text could be a little more than one.
     */
    static Optional<String> example(Set<String> texts) {
        String sure = "";
        String thousands = "";
        boolean mixed = false;
        boolean decimals = false;
        long others = 0;
        long allowed = (long) (FEW * texts.size());
        for (String text : texts) {
            if (GROUPED.matcher(text).matches() || PER_CENT.matcher(text).matches()) {
                sure = sure.isEmpty() ? text : sure;
            } else if (THOUSANDS.matcher(text).matches()) {
                thousands = thousands.isEmpty() ? text : thousands;
            } else if (SHORT.matcher(text).matches()) {
                mixed = true;
            } else if (PLAIN.matcher(text).matches()) {
                decimals = true;
            } else if (++others > allowed) {
                return Optional.empty();
            }
        }
        String found = sure.isEmpty() && mixed && !decimals ? thousands : sure;
        return Optional.of(found).filter(text -> !text.isEmpty());
    }
}
