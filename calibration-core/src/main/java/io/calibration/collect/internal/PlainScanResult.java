package io.calibration.collect.internal;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scan result in the plain form in which programs write it: well-formed UTF-8 without escapes, numbers without sign and exponent, known keys
 * alone. Whatever else a line may be is left to {@link ScanResultJson}, so this reader never has to say what is wrong. Not thread-safe.
 */
final class PlainScanResult {

    /** The fields whose JSON may stand alone. */
    static final Set<ScanField> COLUMNS =
            Collections.unmodifiableSet(EnumSet.of(ScanField.CATEGORY_SCORES, ScanField.FLAGS));

    private static final String NONE = "";
    private static final byte[] TYPE = "type".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEVERITY = "severity".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CATEGORY = "category".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable ZoneId zone;
    private final PlainText text = new PlainText();
    private final KnownTexts known = new KnownTexts();
    private final ScanField[] order = ScanField.values(); // the fields by their place in the last line
    private final Set<ScanField> seen = EnumSet.noneOf(ScanField.class);
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);
    private final Keys categories = new Keys();

    private byte[] bytes = {};
    private int at;
    private int end;

    /** @param zone the zone of times that name none, or null */
    PlainScanResult(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** Whether the line is plain; if not, the buffer is of no use. */
    boolean read(byte[] buffer, int offset, int length, ScanResultBuffer row) {
        bytes = buffer;
        at = offset;
        end = offset + length;
        try {
            readResult(row);
            skipSpaces();
            return at == end && ScanResultJson.missing(present) == null;
        } catch (Unusual e) {
            return false;
        }
    }

    /** Whether the JSON of one of {@link #COLUMNS} is plain; if not, what the buffer has of it is of no use. */
    boolean readColumn(ScanField field, byte[] json, ScanResultBuffer row) {
        bytes = json;
        at = 0;
        end = json.length;
        try {
            readValue(field, row);
            skipSpaces();
            return at == end;
        } catch (Unusual e) {
            return false;
        }
    }

    private void readResult(ScanResultBuffer row) throws Unusual {
        row.clear();
        seen.clear();
        present.clear();
        int place = 0;
        for (boolean more = opens('{', '}'); more; more = goesOn('}')) {
            ScanField field = field(place++);
            require(seen.add(field));
            expect(':');
            if (!isNull()) {
                present.add(field);
                readValue(field, row);
            }
        }
    }

    private ScanField field(int place) throws Unusual {
        readText();
        require(place < order.length);
        if (!text.is(order[place].ascii())) {
            order[place] = find();
        }
        return order[place];
    }

    private ScanField find() throws Unusual {
        for (ScanField field : ScanField.values()) {
            if (text.is(field.ascii())) {
                return field;
            }
        }
        throw new Unusual();
    }

    private void readValue(ScanField field, ScanResultBuffer row) throws Unusual {
        switch (field) {
            case OBSERVED_AT -> row.observedAt(Instants.parse(readText(), zone));
            case LOGIC_VERSION -> row.logicVersion(label());
            case OVERALL_SCORE -> row.overallScore(number());
            case CLASSIFICATION -> row.classification(label());
            case CATEGORY_SCORES -> readCategories(row);
            case CONFIDENCE -> row.confidence(number());
            case FLAGS -> readFlags(row);
            case ESCALATION, NOT_SCORED -> readReasons(field, row);
            case TIER -> row.tier(label());
            case DATA_SUFFICIENT -> row.dataSufficient(truth());
            case CONFLICT_SCORE -> row.conflictScore(number());
            case OUTCOME -> row.outcome(truth());
        }
    }

    private void readCategories(ScanResultBuffer row) throws Unusual {
        categories.clear();
        for (boolean more = opens('{', '}'); more; more = goesOn('}')) {
            String category = label();
            require(categories.add(category));
            expect(':');
            if (!isNull()) {
                row.addCategory(category, number());
            }
        }
    }

    private void readFlags(ScanResultBuffer row) throws Unusual {
        for (boolean more = opens('[', ']'); more; more = goesOn(']')) {
            readFlag(row);
        }
    }

    /** The keys in any order, as databases have their own; the category may be none. */
    private void readFlag(ScanResultBuffer row) throws Unusual {
        String type = null;
        String severity = null;
        String category = NONE;
        boolean categorised = false;
        for (boolean more = opens('{', '}'); more; more = goesOn('}')) {
            readText();
            if (text.is(TYPE)) {
                type = valueAfter(type);
            } else if (text.is(SEVERITY)) {
                severity = valueAfter(severity);
            } else {
                require(text.is(CATEGORY));
                require(!categorised);
                categorised = true;
                expect(':');
                category = isNull() ? NONE : label();
            }
        }
        if ((type == null) || (severity == null)) {
            throw new Unusual();
        }
        row.addFlag(type, severity, category);
    }

    private String valueAfter(@Nullable String before) throws Unusual {
        require(before == null);
        expect(':');
        return label();
    }

    private void readReasons(ScanField field, ScanResultBuffer row) throws Unusual {
        if (next() != '[') {
            row.addReason(field, label());
            return;
        }
        for (boolean more = opens('[', ']'); more; more = goesOn(']')) {
            row.addReason(field, label());
        }
    }

    private String label() throws Unusual {
        return known.of(readText());
    }

    private PlainText readText() throws Unusual {
        expect('"');
        int from = at;
        at = PlainText.end(bytes, from, end);
        text.set(bytes, from, at);
        expect('"');
        return text;
    }

    private double number() throws Unusual {
        skipSpaces();
        int from = at;
        long digits = digits(0);
        int whole = at - from;
        require(whole == 1 || (whole > 1 && bytes[from] != '0'));
        if (at == end || bytes[at] != '.') {
            require(whole < PlainNumbers.MOST_DIGITS);
            return digits;
        }
        from = ++at;
        digits = digits(digits);
        int decimals = at - from;
        require(decimals > 0 && whole + decimals <= PlainNumbers.MOST_DIGITS);
        return PlainNumbers.decimal(digits, decimals);
    }

    private long digits(long before) {
        long digits = before;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            digits = 10 * digits + (bytes[at] - '0');
        }
        return digits;
    }

    private boolean truth() throws Unusual {
        boolean truth = next() == 't';
        require(truth ? skips("true") : skips("false"));
        return truth;
    }

    private boolean isNull() {
        return next() == 'n' && skips("null");
    }

    private boolean skips(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    /** Begins an object or array; false when it is empty. */
    private boolean opens(char open, char close) throws Unusual {
        expect(open);
        boolean empty = next() == close;
        at += empty ? 1 : 0;
        return !empty;
    }

    /** Whether another element comes, or the object or array ends. */
    private boolean goesOn(char close) throws Unusual {
        byte sign = next();
        require(sign == ',' || sign == close);
        at++;
        return sign == ',';
    }

    private void expect(char sign) throws Unusual {
        require(next() == sign);
        at++;
    }

    /** The next byte that is no space, or 0 at the end. */
    private byte next() {
        skipSpaces();
        return at < end ? bytes[at] : 0;
    }

    private void skipSpaces() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }

    private static void require(boolean plain) throws Unusual {
        if (!plain) {
            throw new Unusual();
        }
    }

    /** Thrown in passing, so without a stack trace. */
    private static final class Unusual extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("not plain", null, false, false);
        }
    }
}
