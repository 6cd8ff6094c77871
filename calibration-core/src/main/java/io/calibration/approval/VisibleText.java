package io.calibration.approval;

import com.fasterxml.jackson.databind.node.TextNode;
import io.calibration.config.ConfigDiff.Difference;
import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of somebody else made safe to show: what would act on a terminal or hide in a line becomes visible. Control characters, marks of
 * direction, characters without width or ink, blanks other than the blank, marks that do not belong to the letter before them (they could strike it
 * through, or paint over other lines) and whatever is no character stand as {@code u001b}, behind a backslash, and the like.
 */
public final class VisibleText {

    /** In columns: less than any terminal has, so that it is not the terminal that begins a new line. */
    private static final int WIDTH = 72;

    private static final String GOES_ON = "... ";
    private static final String ARROW = "->";

    /** Without any ASCII sign that could be the line's own. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_./~\\-[^\\x00-\\x7F]]*");

    private VisibleText() {}

    /** The text in one line. */
    public static String of(String text) {
        return escaped(text, VisibleText::isSafe);
    }

    /**
     * A difference in one line. What could be taken for other characters, and so might pass for no difference, is named by its code point too: beyond
     * ASCII whatever is no letter of a script in everyday use, digits and signs too; letters of another alphabet within a word or in place of it; and two
     * sides that are one under compatibility normalisation (NFKC). The path is written as {@link #ofPath} does.
     */
    public static String of(Difference difference) {
        String line = new Difference(path(difference.path()), difference.before(), difference.after()).toString();
        IntPredicate named = LookAlikes.in(difference);
        return escaped(line, character -> isSafe(character) && !named.test(character));
    }

    /** A path in one line: as a JSON string where its keys have blanks, quotes or other signs, so that no key passes for a value beside it. */
    public static String ofPath(String path) {
        return of(path(path));
    }

    private static String path(String path) {
        return PLAIN_PATH.matcher(path).matches() ? path : new TextNode(path).toString();
    }

    /** The text with its lines: the one control character that stays is the line feed. */
    public static String ofLines(String text) {
        return escaped(text, character -> (character == '\n') || isSafe(character));
    }

    /**
     * Each line behind a mark of the caller's, so that no line can pass for one of the caller's own. What is longer than a terminal is wide goes on in
     * a line of its own, behind the mark and three dots, if it can be from a blank on.
     */
    public static String quoted(String text, String mark) {
        return ofLines(text).lines().map(line -> mark + broken(line, mark)).collect(Collectors.joining("\n"));
    }

    /** At a blank where one is in the latter half, but not behind an arrow: what it points to would stand alone. */
    private static String broken(String line, String mark) {
        StringBuilder out = new StringBuilder(line.length());
        int begin = 0;
        int blank = 0;
        int columns = mark.length();
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            columns += columns(line.codePointAt(at));
            if (columns > WIDTH) {
                int end = blank > begin ? blank : at;
                out.append(line, begin, end).append('\n').append(mark).append(GOES_ON);
                columns = mark.length()
                        + GOES_ON.length()
                        + line.substring(end, line.offsetByCodePoints(at, 1))
                                .codePoints()
                                .map(VisibleText::columns)
                                .sum();
                begin = end;
            }
            if ((columns > WIDTH / 2) && (line.charAt(at) == ' ') && !line.startsWith(ARROW, at - ARROW.length())) {
                blank = at + 1;
            }
        }
        return out.append(line, begin, line.length()).toString();
    }

    /** Two from where the first wide letters are: rather too many than too few. */
    private static int columns(int character) {
        return character < 0x1100 ? 1 : 2;
    }

    private static String escaped(String text, IntPredicate isSafe) {
        StringBuilder out = new StringBuilder(text.length());
        Marks marks = new Marks();
        text.codePoints().forEach(character -> {
            if (marks.belong(character) && isSafe.test(character)) {
                out.appendCodePoint(character);
            } else {
                out.append(String.format(character <= 0xFFFF ? "\\u%04x" : "\\U%08x", character));
            }
        });
        return out.toString();
    }

    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> !isInkless(character);
        };
    }

    /** Letters, marks and symbols that show nothing: the rest of Unicode's Default_Ignorable_Code_Point, which the JDK has not, and empty symbols. */
    private static boolean isInkless(int character) {
        return switch (character) {
            case 0x034F,
                    0x115F,
                    0x1160,
                    0x17B4,
                    0x17B5,
                    0x180F,
                    0x2800,
                    0x3164,
                    0xFFA0,
                    0x13441,
                    0x13442,
                    0x16FE4,
                    0x1D159 -> true;
            default ->
                isWithin(character, 0x180B, 0x180D)
                        || isWithin(character, 0xFE00, 0xFE0F)
                        || isWithin(character, 0xE0000, 0xE0FFF);
        };
    }

    private static boolean isWithin(int character, int first, int last) {
        return (first <= character) && (character <= last);
    }

    /** Follows a text character by character and tells which marks belong to their letter. Used by one thread. */
    static final class Marks {

        /** On one letter: more than any living script needs. */
        private static final int MOST = 4;

        private int base;
        private int count;

        /**
         * Whether the next character is none, or one that its letter has by right: the two are one character (as e and its accent are), or the
         * mark is of the letter's own script. Anything else could strike through what it stands on, or paint over other lines.
         */
        boolean belong(int character) {
            if (!isMark(character)) {
                base = character;
                count = 0;
                return true;
            }
            String one =
                    Normalizer.normalize(Character.toString(base) + Character.toString(character), Normalizer.Form.NFC);
            if (one.codePointCount(0, one.length()) == 1) {
                base = one.codePointAt(0);
                return true;
            }
            count++;
            return (count <= MOST) && Character.isLetter(base) && isOfScript(character);
        }

        private boolean isOfScript(int mark) {
            return (Character.getType(mark) != Character.ENCLOSING_MARK)
                    && Objects.equals(UnicodeBlock.of(mark), UnicodeBlock.of(base));
        }

        static boolean isMark(int character) {
            return switch (Character.getType(character)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                default -> false;
            };
        }
    }
}
