package io.calibration.config;

/**
 * What a name looks like that may be a code, though nobody has declared it: short, of few words, and without long numbers, so that
 * sentences, addresses, phone numbers and identifiers are none. A name of a person cannot be told from a code of two words.
 */
final class CodeShape {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_WORDS = 3; // between blanks
    private static final int MAX_PARTS = 6; // between blanks and signs
    private static final int MAX_NUMBERS = 2;
    private static final int MAX_DIGITS = 5; // in all
    private static final int MAX_RUN = 4; // in a number
    private static final int MAX_MARKS = 3; // on a letter

    private static final String SIGNS = "_/&()'\u2019+:";
    private static final String PATH_SIGNS = "/:";
    private static final String HAN_DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"; // 0 to 9
    private static final String AT = "(at)"; // as in an address that is spelt out

    private int length;
    private int parts;
    private int numbers;
    private int digits;
    private int run; // of digits
    private int marks;
    private boolean numbered; // whether the present part has a number
    private int before = PATH_SIGNS.charAt(0); // so that none begins the name

    private CodeShape() {}

    /** Whether a name has few words, numbers and signs alone not counted. */
    static boolean hasFewWords(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean begins = !inWord && (Character.isLetter(character) || Character.isSurrogate(character));
            words += begins ? 1 : 0;
            inWord = (inWord || begins) && character != ' ';
        }
        return words <= MAX_WORDS;
    }

    /** Whether a label has the shape of a code. */
    static boolean fits(String label) {
        CodeShape shape = new CodeShape();
        return !label.contains(AT)
                && label.codePoints().allMatch(shape::take)
                && shape.parts > 0
                && shape.parts <= MAX_PARTS
                && shape.length <= MAX_LENGTH
                && shape.numbers <= MAX_NUMBERS
                && shape.digits <= MAX_DIGITS;
    }

    private boolean take(int character) {
        boolean good = isMark(character) ? takeMark() : isPart(character) ? takePart(character) : takeSign(character);
        length += width(character);
        before = character;
        return good;
    }

    private boolean takeMark() {
        return (Character.isLetter(before) || isMark(before)) && ++marks <= MAX_MARKS;
    }

    private boolean takePart(int character) {
        marks = 0;
        if (!isPart(before) && !isMark(before)) {
            parts++;
            numbered = false;
        }
        return !isDigit(character) || takeDigit();
    }

    private boolean takeDigit() {
        boolean begins = !isDigit(before);
        boolean second = begins && numbered;
        numbered = true;
        numbers += begins ? 1 : 0;
        run = begins ? 1 : run + 1;
        digits++;
        return !second && run <= MAX_RUN;
    }

    private boolean takeSign(int character) {
        boolean twice = PATH_SIGNS.indexOf(character) >= 0 && PATH_SIGNS.indexOf(before) >= 0;
        return SIGNS.indexOf(character) >= 0 && !twice;
    }

    private static boolean isPart(int character) {
        return Character.isLetterOrDigit(character);
    }

    private static boolean isDigit(int character) {
        return Character.isDigit(character) || HAN_DIGITS.indexOf(character) >= 0;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Scripts that leave no blanks between words say more in as many characters. */
    private static int width(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 4;
            case THAI, LAO, KHMER, MYANMAR -> 2;
            default -> 1;
        };
    }
}
