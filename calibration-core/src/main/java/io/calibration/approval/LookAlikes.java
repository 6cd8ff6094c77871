package io.calibration.approval;

import io.calibration.config.ConfigDiff.Difference;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which characters of a difference look like other ones, so that a reader would take two things for one. */
final class LookAlikes {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");

    /** Letters of other alphabets that are drawn as Latin ones: Cyrillic, Greek, Armenian. */
    private static final String AS_LATIN = "аеорсухіјѕһԁԛԝѵАВЕКМНОРСТУХІЈЅԚԜҮ" + "αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳ" + "օոսհցգ";

    /** Alphabets that borrow each other's shapes. A Chinese, Japanese or Korean word beside a Latin one is no riddle. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC,
            UnicodeScript.LISU);

    private final Set<Integer> found = new HashSet<>();

    private LookAlikes() {}

    static IntPredicate in(Difference difference) {
        LookAlikes alike = new LookAlikes();
        alike.look(difference.path());
        alike.look(difference.before());
        alike.look(difference.after());
        if (areOne(difference.before(), difference.after())) {
            alike.add(difference.before());
            alike.add(difference.after());
        }
        return alike.found::contains;
    }

    private static boolean areOne(@Nullable String before, @Nullable String after) {
        return (before != null)
                && (after != null)
                && Normalizer.normalize(before, Normalizer.Form.NFKC)
                        .equals(Normalizer.normalize(after, Normalizer.Form.NFKC));
    }

    private void look(@Nullable String text) {
        Matcher words = WORD.matcher(text == null ? "" : text);
        while (words.find()) {
            String word = words.group();
            if (isOfSeveral(word) || word.codePoints().allMatch(letter -> AS_LATIN.indexOf(letter) >= 0)) {
                add(word);
            }
            word.codePoints().filter(LookAlikes::standsForAscii).forEach(found::add);
        }
    }

    private static boolean isOfSeveral(String word) {
        return word.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(ALIKE::contains)
                        .distinct()
                        .count()
                > 1;
    }

    /** Such as a letter of full width. */
    private static boolean standsForAscii(int character) {
        return (character > 0x7F)
                && PLAIN.matcher(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC))
                        .matches();
    }

    private void add(@Nullable String text) {
        if (text != null) {
            text.codePoints().filter(character -> character > 0x7F).forEach(found::add);
        }
    }
}
