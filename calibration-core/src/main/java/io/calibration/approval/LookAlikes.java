package io.calibration.approval;

import io.calibration.approval.VisibleText.Marks;
import io.calibration.config.ConfigDiff.Difference;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which characters of a difference look like other ones, so that a reader would take two things for one. Beyond ASCII, only letters of scripts in
 * everyday use, with their own marks, in words of one script pass for what they are: no sign, no digit, no rare letter.
 */
final class LookAlikes {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** The sign that makes a vowel long is a dash anywhere but behind a kana. */
    private static final Pattern LONE_LENGTH_MARK =
            Pattern.compile("(?<![\\p{IsHiragana}\\p{IsKatakana}\u30fc])\u30fc");

    private static final int LENGTH_MARK = 0x30FC;

    /** Letters of other alphabets that are drawn as Latin ones: Cyrillic, Greek, Armenian. */
    private static final String AS_LATIN = "аеорсухіјѕһԁԛԝѵАВЕКМНОРСТУХІЈЅԚԜҮ" + "αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳ" + "օոսհցգ";

    /** Letters that are drawn as digits. */
    private static final String AS_DIGITS = "бзЗӠЧч";

    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** The scripts in everyday use, as Unicode's annex 31 lists them. */
    private static final Set<UnicodeScript> IN_USE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.THAANA,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    static {
        IN_USE.addAll(EAST_ASIAN);
    }

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
        return character -> !isPlain(character) || alike.found.contains(character);
    }

    private static boolean areOne(@Nullable String before, @Nullable String after) {
        return (before != null)
                && (after != null)
                && Normalizer.normalize(before, Form.NFKC).equals(Normalizer.normalize(after, Form.NFKC));
    }

    /** Whether it passes for what it is, wherever it stands. */
    private static boolean isPlain(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return (character <= 0x7F)
                || (character == LENGTH_MARK)
                || ((Character.isLetter(character) || Marks.isMark(character))
                        && IN_USE.contains(script)
                        && Normalizer.isNormalized(Character.toString(character), Form.NFKC)
                        && ((script != UnicodeScript.LATIN) || isEverydayLatin(character)));
    }

    /** Those of European languages, but for i and k without their tops; and an ASCII letter with marks. */
    private static boolean isEverydayLatin(int letter) {
        return ((letter <= 0x17F) && (letter != 0x131) && (letter != 0x138))
                || (Normalizer.normalize(Character.toString(letter), Form.NFD).charAt(0) <= 0x7F);
    }

    private void look(@Nullable String text) {
        String read = text == null ? "" : text;
        if (LONE_LENGTH_MARK.matcher(read).find()) {
            found.add(LENGTH_MARK);
        }
        Matcher words = WORD.matcher(read);
        while (words.find()) {
            String word = words.group();
            if (isOfSeveral(word) || isDrawnAsAscii(word)) {
                add(word);
            }
        }
    }

    /** A Chinese, Japanese or Korean word beside a Latin one is no riddle. */
    private static boolean isOfSeveral(String word) {
        return word.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(UnicodeScript::of)
                        .filter(script -> !EAST_ASIAN.contains(script) && (script != UnicodeScript.COMMON))
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean isDrawnAsAscii(String word) {
        String alike = word.chars().anyMatch(LookAlikes::isDigit) ? AS_LATIN + AS_DIGITS : AS_LATIN;
        return word.codePoints().allMatch(character -> isDigit(character) || (alike.indexOf(character) >= 0));
    }

    private static boolean isDigit(int character) {
        return ('0' <= character) && (character <= '9');
    }

    private void add(@Nullable String text) {
        if (text != null) {
            text.codePoints().filter(character -> character > 0x7F).forEach(found::add);
        }
    }
}
