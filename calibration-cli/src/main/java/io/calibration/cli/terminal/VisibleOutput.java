package io.calibration.cli.terminal;

import io.calibration.approval.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Output of a program for people, in UTF-8: whatever text comes through here cannot act on a terminal. */
public final class VisibleOutput extends PrintStream {

    private static final Pattern SEVERITY = Pattern.compile("(?m)^   (CRITICAL|HIGH|MEDIUM|LOW)(?=  )");
    private static final Map<String, String> COLOURS =
            Map.of("CRITICAL", "bold,red", "HIGH", "red", "MEDIUM", "yellow", "LOW", "cyan");

    private final Ansi ansi;

    /** Output to a stream. */
    public VisibleOutput(OutputStream out) {
        this(out, Ansi.OFF);
    }

    /** @param ansi whether the severity that a finding begins with is coloured */
    public VisibleOutput(OutputStream out, Ansi ansi) {
        super(out, true, StandardCharsets.UTF_8);
        this.ansi = ansi;
    }

    @Override
    public void print(@Nullable String text) {
        super.print(coloured(
                VisibleText.ofLines(String.valueOf(text)))); // colours last: nothing else may act on a terminal
    }

    private String coloured(String text) {
        return !ansi.enabled()
                ? text
                : SEVERITY.matcher(text)
                        .replaceAll(found ->
                                "   " + ansi.string("@|" + COLOURS.get(found.group(1)) + " " + found.group(1) + "|@"));
    }

    /** The same for who writes to a writer. */
    public PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] buffer, int offset, int length) {
                        print(new String(buffer, offset, length));
                    }

                    @Override
                    public void flush() {
                        VisibleOutput.this.flush();
                    }

                    @Override
                    public void close() {
                        VisibleOutput.this.flush();
                    }
                },
                true);
    }
}
