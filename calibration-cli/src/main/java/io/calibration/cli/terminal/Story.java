package io.calibration.cli.terminal;

import java.io.PrintStream;

/** Prints the walk-through, step by step, for people. */
public final class Story {

    private static final int WIDTH = 110;
    private static final String INDENT = "   ";

    private final PrintStream output;
    private int step;

    /** @param output where it is printed */
    public Story(PrintStream output) {
        this.output = output;
    }

    /** Begins the next step. */
    public void step(String title) {
        step++;
        output.println();
        output.println(step + ". " + title);
    }

    /** Tells something, each line wrapped at the width of a page. */
    public void tell(String text) {
        text.lines().forEach(line -> wrapped(line, INDENT));
    }

    /** Tells something that belongs to what was told before. */
    public void detail(String text) {
        text.lines().forEach(line -> wrapped(line, INDENT + "    "));
    }

    /** Shows a command as it is to be typed, on one line. */
    public void command(String command) {
        output.println(INDENT + "    " + command);
    }

    /** Leaves a line empty. */
    public void gap() {
        output.println();
    }

    private void wrapped(String text, String indent) {
        String rest = text;
        while (indent.length() + rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH - indent.length());
            if (space <= 0) {
                break;
            }
            output.println(indent + rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        output.println(indent + rest);
    }
}
