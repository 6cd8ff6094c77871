package io.calibration.collect;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.calibration.collect.internal.KnownTexts;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.internal.Nearest;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CSV with a header, whatever separates its columns. */
final class CsvForm implements FileForm {

    private static final Rejection OTHER_COLUMNS = new Rejection(RejectionReason.OTHER_COLUMNS, ScanResultJson.LINE);
    private static final Rejection NOT_ENCODED = new Rejection(RejectionReason.NOT_ENCODED, ScanResultJson.LINE);

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int LONGEST_VALUE = 1 << 20;
    private static final char REPLACED = '\uFFFD'; // what a decoder puts where bytes are no character

    private final ScanMapping mapping;
    private final MappedRow mapped;
    private final KnownTexts texts = new KnownTexts();

    CsvForm(ScanMapping mapping) {
        this.mapping = mapping;
        mapped = new MappedRow(mapping);
    }

    @Override
    public void read(ScanFile file, FileRecorder recorder) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(file.in(), file.encoding()), LONGEST_HEADER);
        Row row = new Row(file, recorder);
        try (CsvReader<Row> rows = CsvReader.builder()
                .fieldSeparator(mapping.separator().orElseGet(() -> separator(text)))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // counted below
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false) // all that follows would be its value
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_VALUE)
                .build(row, text)) {
            for (Row next : rows) {
                if (!recorder.atLine(next.line, file)) {
                    return;
                }
                next.count();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new CollectionException(
                    "The file " + file.path() + " cannot be read as CSV from line " + row.line
                            + " on: a quote is never closed, text stands behind a closing one, or the header or a value"
                            + " is longer than 1 MiB. Mend that line, in which a quote within a value is written twice.",
                    e);
        }
    }

    /** The one with which the first line has the most columns that are mapped; the first of them where several do. */
    private char separator(BufferedReader text) {
        String header;
        try {
            text.mark(LONGEST_HEADER);
            CharBuffer begin = CharBuffer.allocate(LONGEST_HEADER); // a line without an end must not be held
            int read = 0;
            while (read >= 0 && begin.hasRemaining()) {
                read = text.read(begin);
            }
            text.reset();
            header = begin.flip().toString().lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> columns = Set.copyOf(mapped.columns());
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(
                                (Character one) -> Stream.of(header.split(Pattern.quote(String.valueOf(one)), -1))
                                        .filter(name -> columns.contains(unquoted(name)))
                                        .count())
                        .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static String unquoted(String name) {
        String plain = name.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    /** The present line: the header at first, and then the mapped values of a result. */
    private final class Row extends AbstractBaseCsvCallbackHandler<Row> {

        private final ScanFile file;
        private final FileRecorder recorder;
        private final List<String> header = new ArrayList<>();
        private final List<String> columns = mapped.columns();
        private final @Nullable String[] values = new @Nullable String[columns.size()];
        private int[] places = {}; // of each column of the file among the mapped ones
        private int headerLength;
        private boolean known; // whether the header was read
        private boolean replaced;
        private long line;

        Row(ScanFile file, FileRecorder recorder) {
            this.file = file;
            this.recorder = recorder;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            replaced = false;
        }

        @Override
        protected void handleField(int index, char[] from, int offset, int length, boolean quoted) {
            if (!known) {
                headerLength += length + 1;
                if (headerLength > LONGEST_HEADER) {
                    throw new CsvParseException("a header that is never held"); // told with the file
                }
                header.add(new String(from, offset, length).strip());
            } else if (index < places.length && places[index] >= 0) {
                values[places[index]] = value(from, offset, length);
            }
        }

        private String value(char[] from, int offset, int length) {
            int begin = offset;
            int end = offset + length;
            while (begin < end && from[begin] <= ' ') {
                begin++;
            }
            while (end > begin && from[end - 1] <= ' ') {
                end--;
            }
            for (int i = begin; i < end; i++) {
                replaced |= from[i] == REPLACED;
            }
            return texts.of(from, begin, end - begin);
        }

        @Override
        protected Row buildRecord() {
            return this;
        }

        /** Takes a header, or counts a result. */
        private void count() {
            if (!known) {
                places = places();
                known = true;
                return;
            }
            if (getFieldCount() != places.length) {
                recorder.reject(OTHER_COLUMNS, 1);
            } else if (replaced) {
                recorder.reject(NOT_ENCODED, 1);
            } else {
                record();
            }
            Arrays.fill(values, null);
        }

        private void record() {
            ScanResultBuffer result;
            try {
                result = mapped.read(values);
            } catch (Malformed e) {
                recorder.reject(e.rejection(), 1);
                return;
            }
            recorder.record(result);
        }

        private int[] places() {
            List<String> wrong = new ArrayList<>();
            for (String column : columns) {
                long count = header.stream().filter(column::equals).count();
                if (count == 0) {
                    wrong.add(column + " is not there." + Nearest.hint(column, new LinkedHashSet<>(header)));
                } else if (count > 1) {
                    wrong.add(column + " is there " + count + " times: rename all but one.");
                }
            }
            if (!wrong.isEmpty()) {
                throw new CollectionException(
                        "The header of " + file.path() + " has not the columns that the mapping names. "
                                + String.join(" ", wrong),
                        null);
            }
            return header.stream().mapToInt(columns::indexOf).toArray();
        }
    }
}
