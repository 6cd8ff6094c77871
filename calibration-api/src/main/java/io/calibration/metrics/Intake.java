package io.calibration.metrics;

import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoreScale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came in and what was left out.
 *
 * @param accepted results with a score, counted in every other group; those of {@link NotScoredMetrics} are not among them
 * @param rejected results not counted, by what was wrong; a result is rejected once, for the first thing found
 * @param ignored values not counted as they stand, of results that were counted, by what was wrong
 * @param otherVersions results of other logic versions, by version; {@code other} for versions too many or malformed
 * @param outsideWindow results outside the window
 */
public record Intake(
        long accepted,
        SortedMap<Rejection, Tally> rejected,
        SortedMap<Rejection, Tally> ignored,
        SortedMap<String, Long> otherVersions,
        long outsideWindow) {

    /** Nothing. */
    public static final Intake NONE = new Intake(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);

    public Intake {
        rejected = Merge.copy(rejected);
        ignored = Merge.copy(ignored);
        otherVersions = Merge.copy(otherVersions);
    }

    /**
     * How often something happened, and where first.
     *
     * @param count how often, at least 1
     * @param firstPosition line or row number, from 1, of the first occurrence; 0 when the source has no positions
     */
    public record Tally(long count, long firstPosition) {

        /** The counts added, the earlier position kept. */
        public Tally plus(Tally other) {
            return new Tally(Math.addExact(count, other.count), Math.min(firstPosition, other.firstPosition));
        }
    }

    /** All rejected results. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Tally::count).sum();
    }

    /** Both, with what the pooling of labels in the other groups has ignored. */
    Intake plus(Intake other, LabelPooling labels) {
        return new Intake(
                Math.addExact(accepted, other.accepted),
                Merge.maps(rejected, other.rejected, Tally::plus),
                Merge.maps(Merge.maps(ignored, other.ignored, Tally::plus), labels.ignored(), Tally::plus),
                labels.sum(LabelKind.LOGIC_VERSION, otherVersions, other.otherVersions, Math::addExact, n -> 0),
                Math.addExact(outsideWindow, other.outsideWindow));
    }

    /**
     * What was wrong, without the value itself: it may be somebody's text.
     *
     * @param reason why
     * @param field which field, by its name in a scan result such as {@code overall_score}, or {@code line} for the whole
     */
    public record Rejection(RejectionReason reason, String field) implements Comparable<Rejection> {

        private static final int MOST_NAMED = 10;
        private static final Comparator<Rejection> ORDER =
                Comparator.comparing(Rejection::reason).thenComparing(Rejection::field);

        /** What is wrong in words, with what the layout has instead, such as the ends of the scale; never the value. */
        public String sentence(SnapshotLayout layout) {
            String wrong = field + " " + reason.sentence();
            return switch (reason) {
                case OUT_OF_RANGE -> wrong + ", " + range(layout.scale());
                case MISSING -> wrong + needed(layout);
                case UNKNOWN_CLASS -> wrong + ": it has " + names(layout.classes());
                case NOT_TRUE_OR_FALSE ->
                    wrong + (field.equals("outcome") ? ", or name good and bad of outcome in a mapping" : "");
                case NOT_A_LABEL -> isClosed(layout) ? field + " is not declared, so it counts as other" : wrong;
                default -> wrong;
            };
        }

        private boolean isClosed(SnapshotLayout layout) {
            return layout.knownLabels().undeclared() == Undeclared.OTHER
                    || layout.dimensions().stream()
                            .anyMatch(name -> field.equals(LabelKind.dimension(name)) && layout.isClosed(name));
        }

        private String needed(SnapshotLayout layout) {
            return switch (field) {
                case "observed_at" -> " or blank: give each result its time, such as 2026-01-31T12:00:00Z";
                case "logic_version" ->
                    " or blank: give each result the version that it was scored with, such as " + layout.logicVersion();
                default -> "";
            };
        }

        private String range(ScoreScale scale) {
            return field.endsWith("confidence") || field.endsWith("conflict_score")
                    ? "0 to 1"
                    : scale.min().toPlainString() + " to " + scale.max().toPlainString();
        }

        private static String names(List<String> classes) {
            String first = String.join(", ", classes.subList(0, Math.min(MOST_NAMED, classes.size())));
            return classes.size() > MOST_NAMED ? first + " and more" : first;
        }

        @Override
        public int compareTo(Rejection other) {
            return ORDER.compare(this, other);
        }
    }

    /** Why a result, or one value of it, was not counted as it stands. */
    public enum RejectionReason {
        NOT_JSON("is not one JSON object"),
        NOT_UTF_8("holds bytes that are not UTF-8, likely Latin-1 or Windows-1252: save the file as UTF-8"),
        NO_LINE_FEED(
                "holds several results that carriage returns alone keep apart: end each line with a line feed, as tr '\\r' '\\n' does"),
        SEVERAL_RESULTS("holds several results: write each on a line of its own"),
        UNKNOWN_NUMBER("is longer than 64 KiB and no result can be told in it, so how many it held is not known"),
        OTHER_COLUMNS("has more or fewer values than the header has columns"),
        NOT_ENCODED("holds bytes that are no characters: name the encoding of the file in the mapping (csv.encoding)"),
        DUPLICATE_KEY("names a key twice"),
        TOO_LONG("is longer than 1 MiB"),
        TOO_DEEP("is nested too deeply"),
        MISSING("is missing"),
        WRONG_TYPE("has the wrong type"),
        TEXT_FOR_NUMBER("is a text instead of a number: write it without quotation marks"),
        NUMBER_FOR_TEXT("is a number instead of a text: write it in quotation marks"),
        NOT_TRUE_OR_FALSE("is a number or a text: write true, false or null"),
        NOT_LISTED(
                "is neither among the texts that the mapping lists as true or good nor among those for false or bad"),
        NOT_A_NUMBER("is not a finite number"),
        OUT_OF_RANGE("is outside its range"),
        NOT_A_TIME("is not an instant between 1970 and 2199, such as 2026-01-31T12:00:00Z"),
        NO_SUCH_TIME("is a day or a time of day that does not exist"),
        HOUR_24("is a time in the hour 24: write 00:00 of the next day"),
        SECOND_60("is a time in the second 60, a leap second: write the second 59"),
        NO_OFFSET("ends in what is no offset from UTC: end it with Z or an offset such as +01:00"),
        LOCAL_TIME(
                "is a time without a zone: end it with Z or an offset such as +01:00, or name the zone of such times"),
        DATE_ALONE("is a day without a time: write a time such as 2026-01-31T12:00:00Z, or name the zone of such days"),
        TIME_AS_NUMBER("is a number: write the time as a text such as 2026-01-31T12:00:00Z"),
        UNKNOWN_CLASS("names a class that the config does not have"),
        UNKNOWN_SEVERITY("is none of critical, high, medium, low"),
        CONTRADICTORY("contradicts the score that stands beside it"),
        NOT_A_LABEL("is not declared and looks like no code, so it counts as other"),
        NOT_DECLARED(
                "is not among known_labels.dimensions of the config, or is tier or hour_of_day, which come from elsewhere, and is skipped"),
        TOO_MANY_LABELS("is one label too many and counts as other"),
        MISSPELT_KEY("stands under a key of other case or dashes and is skipped: spell the key as it is here"),
        CLAMPED("lies beyond the scale and counts as its end");

        private final String sentence;

        RejectionReason(String sentence) {
            this.sentence = sentence;
        }

        /** The reason as it stands in artifacts, such as {@code not_json}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reason with this code, or empty when there is none. */
        public static Optional<RejectionReason> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }

        /** The reason in words that follow the field's name. */
        public String sentence() {
            return sentence;
        }
    }
}
