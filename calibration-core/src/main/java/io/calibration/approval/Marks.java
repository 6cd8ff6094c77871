package io.calibration.approval;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Objects;

/** Follows a text character by character and tells which marks belong to their letter. Used by one thread. */
final class Marks {

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
