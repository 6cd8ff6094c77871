package io.calibration.cli.terminal;

import io.calibration.approval.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Output of a program for people, in UTF-8: whatever text comes through here cannot act on a terminal. */
public final class VisibleOutput extends PrintStream {

    /** Output to a stream. */
    public VisibleOutput(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(@Nullable String text) {
        super.print(VisibleText.ofLines(String.valueOf(text)));
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
