package io.calibration.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * A number, or a term of a closed set, that knows its kind and the counts of results that it could tell: whether it may be published
 * follows from these counts alone. Immutable.
 */
public final class Figure implements Part {

    /** What kind of number it is. */
    public enum Kind {
        /** A count of results. */
        RESULTS,
        /** A count of other things, such as flags, values or days. */
        THINGS,
        /** Some results among others, as a share in [0, 1]. */
        SHARE,
        /** Another part of one, such as explained variance. */
        FRACTION,
        /** How many times as much. */
        RATIO,
        /** Any other number, such as a distance, a mean or an index. */
        MEASURE,
        /** One of a closed set, by its number. */
        TERM
    }

    /** An end of an interval that is so many times its ratio says that it is not known. */
    private static final double UNTOLD = 10;

    private final Kind kind;
    private final double value;
    private final String text;
    private final List<Long> counts;

    private Figure(Kind kind, double value, String text, long... counts) {
        this.kind = kind;
        this.value = value;
        this.text = text;
        this.counts = LongStream.of(counts).boxed().toList();
    }

    /** A count of results. */
    public static Figure results(long count) {
        return new Figure(Kind.RESULTS, count, Digits.count(count), count);
    }

    /**
     * A count of other things.
     *
     * @param results results that bear them; 0 for what no result bears, such as days without any
     */
    public static Figure things(long count, long results) {
        return new Figure(Kind.THINGS, count, Digits.count(count), results);
    }

    /**
     * Some results among others. Those that are not among them could be told, too.
     *
     * @param part how many results they are
     * @param whole how many they are among; a share of none is no number
     */
    public static Figure share(long part, long whole) {
        double value = (double) part / whole;
        return new Figure(Kind.SHARE, value, Digits.percent(value), part, whole - part, whole);
    }

    /**
     * Another part of one, said in percent.
     *
     * @param counts numbers of results that it could tell
     */
    public static Figure fraction(double value, long... counts) {
        return new Figure(Kind.FRACTION, value, Digits.percent(value), counts);
    }

    /**
     * How many times as much something is.
     *
     * @param counts numbers of results that it could tell
     */
    public static Figure ratio(double value, long... counts) {
        return new Figure(Kind.RATIO, value, Digits.ratio(value), counts);
    }

    /**
     * Any other number.
     *
     * @param counts numbers of results that it could tell; none for what rests on no result
     */
    public static Figure measure(double value, long... counts) {
        return new Figure(Kind.MEASURE, value, Digits.decimal(value), counts);
    }

    /**
     * One of a closed set.
     *
     * @param code the number that stands for it in artifacts
     */
    public static Figure term(Enum<?> constant, int code) {
        return new Figure(
                Kind.TERM, code, constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** What kind of number it is. */
    public Kind kind() {
        return kind;
    }

    /** The number as it stands in artifacts; not finite where there is none. */
    public double value() {
        return value;
    }

    /** The number for people, in the form of its kind: {@code 1,000}, {@code 42.1 %}, {@code 0.72}. */
    @Override
    public String text() {
        return text;
    }

    @Override
    public List<Long> counts() {
        return counts;
    }

    /** This figure in other words, which tell no more than it does. */
    public Part as(String words) {
        return new Sentence.Words(words, counts);
    }

    /** With a noun, and a verb if need be, that agree with it: {@code with("result carries", "results carry")}. */
    public Part with(String one, String many) {
        return as(text + " " + (value == 1 ? one : many));
    }

    /** An interval around this figure, in its form: {@code 38.9 % to 45.3 %}; {@code 22.40 or more} where nothing tells how large a ratio may be. */
    public Part interval(Interval interval) {
        return as(
                switch (kind) {
                    case SHARE, FRACTION ->
                        Digits.percent(interval.lower()) + " to " + Digits.percent(interval.upper());
                    case RATIO ->
                        Digits.ratio(interval.lower())
                                + (interval.upper() > UNTOLD * Math.max(1, value)
                                        ? " or more"
                                        : " to " + Digits.ratio(interval.upper()));
                    default -> Digits.decimal(interval.lower()) + " to " + Digits.decimal(interval.upper());
                });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figure that
                && kind == that.kind
                && Double.compare(value, that.value) == 0
                && text.equals(that.text)
                && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value, text, counts);
    }

    @Override
    public String toString() {
        return text;
    }
}
