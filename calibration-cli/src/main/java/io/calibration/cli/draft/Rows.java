package io.calibration.cli.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.calibration.cli.input.Documents;
import io.calibration.cli.input.Parquet;
import io.calibration.cli.terminal.BadInput;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file, as texts; blanks around a text are dropped.
 *
 * @param columns the names in the header, or the keys and JSON Pointers of JSON lines
 * @param rows a text for each column; empty where there is none
 * @param json whether the file holds JSON lines
 * @param encoding of the file
 * @param others how many further rows were not looked at, or had other columns
 */
record Rows(List<String> columns, List<String[]> rows, boolean json, Charset encoding, long others) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int LOOKED_AT = 1 << 20;
    private static final Pattern VALUE = Pattern.compile("[+-]?\\d+([.,]\\d+)?|\\d{4}-\\d{2}-\\d{2}.*");
    private static final int BYTE = 0xff;
    private static final Pattern DATABASE = Pattern.compile("SQLite format 3|H:2,block:");
    private static final int LONGEST_MARK = 16;
    private static final char MARK = '\ufeff';
    private static final Set<Integer> UTF_16_MARKS = Set.of(0xfeff, 0xfffe);

    /**
     * Reads them.
     *
     * @param most so many rows
     * @throws BadInput when the file holds no rows, or what is none
     */
    static Rows of(Path file, int most) throws IOException {
        try {
            requireNoDatabase(file);
            Rows rows = Parquet.is(Documents.file(file)) ? ofParquet(file, most) : read(file, most);
            if (rows.rows.isEmpty()) {
                throw new BadInput(
                        file + ": there is no row of data in it. Name a file with a header and rows, or JSON lines.");
            }
            return rows;
        } catch (ZipException | EOFException e) {
            throw new BadInput(file + ": this gzip file is cut off or damaged. Copy or compress it again.");
        }
    }

    private static void requireNoDatabase(Path file) throws IOException {
        boolean isUrl = file.toString().startsWith("jdbc:");
        if (isUrl || DATABASE.matcher(begin(Documents.file(file))).lookingAt()) {
            throw new BadInput((isUrl ? "A database" : file + ": this is a database, which")
                    + " is read by a mapping, and init looks at files alone. Export some rows as CSV and init that, or write the mapping:"
                    + " docs/your-data.md, Tables.");
        }
    }

    private static String begin(Path file) throws IOException {
        try (InputStream in = Documents.unpacked(file)) {
            return new String(in.readNBytes(LONGEST_MARK), StandardCharsets.ISO_8859_1);
        }
    }

    private static Rows ofParquet(Path file, int most) {
        List<String> columns = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        Map<String, String> same = new HashMap<>(); // most texts come again and again
        Parquet.first(
                file,
                most,
                columns,
                texts -> rows.add(Stream.of(texts)
                        .map(text -> text == null ? "" : same.computeIfAbsent(text.strip(), one -> one))
                        .toArray(String[]::new)));
        return new Rows(List.copyOf(columns), rows, false, StandardCharsets.UTF_8, 0);
    }

    private static Rows read(Path file, int most) throws IOException {
        Charset encoding = encoding(file);
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(Documents.unpacked(file), encoding), LOOKED_AT)) {
            text.mark(LOOKED_AT);
            int first = text.read();
            if (first != MARK) {
                text.reset();
            }
            String begin = begin(text);
            List<String> lines = begin.stripLeading().lines().limit(2).toList();
            if (begin.length() == LOOKED_AT && lines.size() < 2) {
                throw tooLong(file, 1);
            }
            return begin.stripLeading().startsWith("{")
                    ? ofJson(file, text, most, encoding)
                    : ofCsv(file, text, most, encoding, lines.isEmpty() ? "" : lines.get(0));
        }
    }

    /** The texts of one column. */
    List<String> column(int index) {
        return rows.stream().map(row -> row[index]).toList();
    }

    /** UTF-16 by its mark; UTF-8 where the first bytes are that; else what Windows writes in the west. */
    private static Charset encoding(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Documents.unpacked(file)) {
            first = in.readNBytes(LOOKED_AT);
        }
        if (first.length > 1 && UTF_16_MARKS.contains(((first[0] & BYTE) << Byte.SIZE) | (first[1] & BYTE))) {
            return StandardCharsets.UTF_16;
        }
        int end = first.length;
        while (end > 0 && first.length == LOOKED_AT && first[end - 1] != '\n') {
            end--; // a character may be cut in two
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(first, 0, end));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS;
        }
    }

    /** What stands first; it is still to be read then. */
    private static String begin(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT);
        CharBuffer begin = CharBuffer.allocate(LOOKED_AT);
        int read = 0;
        while (read >= 0 && begin.hasRemaining()) {
            read = text.read(begin);
        }
        text.reset();
        return begin.flip().toString();
    }

    private static BadInput tooLong(Path file, long number) {
        return new BadInput(file + ": line " + number + " goes on for more than " + LOOKED_AT
                + " characters. Name a file that has each row on a line of its own.");
    }

    private static Rows ofCsv(Path file, BufferedReader text, int most, Charset encoding, String header)
            throws IOException {
        List<String> columns = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        Map<String, String> same = new HashMap<>();
        long others = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(header))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // counted below
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord each : records) {
                if (columns.isEmpty()) {
                    each.getFields().forEach(name -> columns.add(name.strip()));
                    requireHeader(file, columns);
                } else if (rows.size() < most && each.getFieldCount() == columns.size()) {
                    rows.add(each.getFields().stream()
                            .map(value -> same.computeIfAbsent(value.strip(), one -> one))
                            .toArray(String[]::new));
                } else if (rows.size() < most) {
                    others++;
                } else {
                    break;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof EOFException cutOff) {
                throw cutOff;
            }
            throw new BadInput(file + ": it cannot be read as CSV from about row " + (rows.size() + 1)
                    + " on: a quote is never closed, text stands behind a closing one, or a value is too long. In a value in"
                    + " quotes, a quote is written twice.");
        }
        return new Rows(List.copyOf(columns), rows, false, encoding, others);
    }

    /** Without a header the first row would be taken for names, and be in every file as such. */
    private static void requireHeader(Path file, List<String> columns) {
        if (columns.stream().anyMatch(name -> VALUE.matcher(name).matches())) {
            throw new BadInput(
                    file
                            + ": the first line holds numbers or times where names of columns are needed. Put a header before it.");
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new BadInput(
                    file + ": two columns have the same name, so neither can be meant. Rename one in the header.");
        }
    }

    /** The one that most often divides the header, the first of them where several do. */
    private static char separator(String header) {
        return SEPARATORS.stream()
                .max(Comparator.comparingLong((Character one) ->
                                header.chars().filter(sign -> sign == one).count())
                        .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static Rows ofJson(Path file, BufferedReader text, int most, Charset encoding) throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<Map<String, String>> read = new ArrayList<>();
        String line = line(file, text, 1);
        for (long number = 2; line != null && read.size() < most; number++) {
            if (!line.isBlank()) {
                Map<String, String> values = new LinkedHashMap<>();
                flatten("", object(file, line, number - 1), values);
                values.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
                read.add(values);
            }
            line = line(file, text, number);
        }
        List<String> names = List.copyOf(columns.keySet());
        return new Rows(
                names,
                read.stream()
                        .map(values -> names.stream()
                                .map(name -> values.getOrDefault(name, ""))
                                .toArray(String[]::new))
                        .toList(),
                true,
                encoding,
                0);
    }

    /** The next line, never more of it than can be held; null at the end. */
    private static @Nullable String line(Path file, BufferedReader text, long number) throws IOException {
        StringBuilder line = new StringBuilder();
        int sign = text.read();
        if (sign < 0) {
            return null;
        }
        for (; sign >= 0 && sign != '\n'; sign = text.read()) {
            if (line.length() == LOOKED_AT) {
                throw tooLong(file, number);
            }
            line.append((char) sign);
        }
        return line.toString();
    }

    private static JsonNode object(Path file, String line, long number) {
        try {
            JsonNode object = JSON.readTree(line);
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw new BadInput(file + ": line " + number + " is no JSON object. Mend it, or name a file of CSV.");
    }

    /** A key of the line itself stays as it is; what stands below is a JSON Pointer. */
    private static void flatten(String pointer, JsonNode node, Map<String, String> values) {
        node.properties().forEach(field -> {
            String below = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (field.getValue().isObject()) {
                flatten(below, field.getValue(), values);
            } else if (!field.getValue().isNull()) {
                JsonNode value = field.getValue();
                String name = pointer.isEmpty() && !field.getKey().startsWith("/") ? field.getKey() : below;
                values.put(name, value.isValueNode() ? value.asText().strip() : value.toString());
            }
        });
    }
}
