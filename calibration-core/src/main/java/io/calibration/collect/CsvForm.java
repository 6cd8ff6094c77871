package io.calibration.collect;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.internal.Nearest;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CSV with a header, whatever separates its columns. */
final class CsvForm implements FileForm {

    private static final Rejection OTHER_COLUMNS = new Rejection(RejectionReason.OTHER_COLUMNS, ScanResultJson.LINE);
    private static final Rejection NOT_ENCODED = new Rejection(RejectionReason.NOT_ENCODED, ScanResultJson.LINE);

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int LONGEST_VALUE = 1 << 20;
    private static final int SHOWN = 40; // columns of a header
    private static final char REPLACED = '\uFFFD'; // what a decoder puts where bytes are no character

    private final ScanMapping mapping;
    private final MappedRow mapped;

    CsvForm(ScanMapping mapping) {
        this.mapping = mapping;
        mapped = new MappedRow(mapping);
    }

    @Override
    public void read(ScanFile file, FileRecorder recorder) throws IOException {
        PushbackReader text = new PushbackReader(new InputStreamReader(file.in(), file.encoding()), LONGEST_HEADER);
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

    /** The one with which the first line has the most columns that are mapped, then the most columns; the first of them where several do. */
    private char separator(PushbackReader text) {
        StringBuilder header = new StringBuilder();
        try {
            int next = 0;
            while (next >= 0
                    && next != '\n'
                    && next != '\r'
                    && header.length() < LONGEST_HEADER) { // a line may have no end
                next = text.read();
                if (next >= 0) {
                    header.append((char) next);
                }
            }
            text.unread(header.toString().toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String line = header.toString().lines().findFirst().orElse("");
        Set<String> columns = Set.copyOf(mapped.columns());
        return SEPARATORS.stream()
                .max(Comparator.comparingLong((Character one) -> names(line, one)
                                .filter(name -> columns.contains(unquoted(name)))
                                .count())
                        .thenComparing(one -> names(line, one).count())
                        .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static Stream<String> names(String line, char separator) {
        return Stream.of(line.split(Pattern.quote(String.valueOf(separator)), -1));
    }

    private static String unquoted(String name) {
        String plain = name.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    /** The present line: the header at first, and then the mapped texts of a result. */
    private final class Row extends AbstractBaseCsvCallbackHandler<Row> {

        private final ScanFile file;
        private final FileRecorder recorder;
        private final List<String> header = new ArrayList<>();
        private final List<String> columns = mapped.columns();
        private final RowTexts texts = mapped.texts();
        private int[] places = {}; // of each column of the file among the mapped ones
        private int headerLength;
        private boolean known; // whether the header was read
        private long line;

        Row(ScanFile file, FileRecorder recorder) {
            this.file = file;
            this.recorder = recorder;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            texts.clear();
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
                texts.put(places[index], from, offset, length);
            }
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
            } else if (texts.contain(REPLACED)) {
                recorder.reject(NOT_ENCODED, 1);
            } else {
                record();
            }
        }

        private void record() {
            ScanResultBuffer result;
            try {
                result = mapped.read();
            } catch (Malformed e) {
                recorder.reject(e.rejection(), 1);
                return;
            }
            recorder.record(result);
        }

        private int[] places() {
            List<String> wrong = new ArrayList<>();
            Set<String> there = new LinkedHashSet<>(header);
            for (String column : columns) {
                int count = Collections.frequency(header, column);
                if (count == 0) {
                    wrong.add(column + " is not there."
                            + Nearest.of(column, there)
                                    .map(near -> " Maybe " + near + "?")
                                    .orElse(""));
                } else if (count > 1) {
                    wrong.add(column + " is there " + count + " times: rename all but one.");
                }
            }
            if (!wrong.isEmpty()) {
                throw new CollectionException(
                        "The header of " + file.path() + " has not the columns that the mapping names. "
                                + String.join(" ", wrong) + " There are "
                                + there.stream().limit(SHOWN).collect(Collectors.joining(", "))
                                + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more." : "."),
                        null);
            }
            return header.stream().mapToInt(columns::indexOf).toArray();
        }
    }
}
