package io.calibration.approval;

import java.util.stream.Collectors;

/**
 * Text of somebody else made safe to show: what would act on a terminal or hide in a line becomes visible. Control characters, marks of
 * direction, characters without width and whatever is no character stand as {@code u001b}, behind a backslash, and the like.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text in one line. */
    public static String of(String text) {
        return visible(text, false);
    }

    /** The text with its lines: the one control character that stays is the line feed. */
    public static String ofLines(String text) {
        return visible(text, true);
    }

    /** Each line behind a mark of the caller's, so that no line can pass for one of the caller's own. */
    public static String quoted(String text, String mark) {
        return ofLines(text).lines().map(line -> mark + line).collect(Collectors.joining("\n"));
    }

    private static String visible(String text, boolean keepsLines) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if ((keepsLines && (character == '\n')) || isSafe(character)) {
                out.appendCodePoint(character);
            } else if (character <= 0xFFFF) {
                out.append(String.format("\\u%04x", character));
            } else {
                out.append(String.format("\\U%08x", character));
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
            default -> true;
        };
    }
}
