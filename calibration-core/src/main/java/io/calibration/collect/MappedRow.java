package io.calibration.collect;

import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Place;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.ScanResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of one row, by the columns that a mapping names, made a scan result. Not thread-safe. */
final class MappedRow {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int LONGEST = 100;
    private static final int CONSTANT = -1; // where no column tells

    private final ScanMapping mapping;
    private final boolean listsAbsent;
    private final char point;
    private final RowTexts texts;
    private final ScanResultJson json = new ScanResultJson();
    private final ScanResultBuffer result = new ScanResultBuffer();
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /** One value of a row. */
    private interface Reading {
        void read(RowTexts texts, int column) throws Malformed;
    }

    /** One code of a list of them. */
    private interface Code {
        void read(String code) throws Malformed;
    }

    /** Where a value stands, and what becomes of it. */
    private record Value(int column, Reading reading) {}

    MappedRow(ScanMapping mapping) {
        this.mapping = mapping;
        listsAbsent = mapping.listsAbsent();
        point = mapping.hasDecimalComma() ? ',' : '.';
        mapping.fields().forEach(this::add);
        mapping.categories().forEach((name, place) -> add(place.column(), category(name, place)));
        mapping.dimensions().forEach((name, place) -> add(place.column(), dimension(name, place)));
        mapping.flags().forEach(flags -> add(flags.column(), reading(flags)));
        mapping.documents()
                .forEach((field, column) -> add(column, (row, at) -> json.readColumn(field, row.text(at), result)));
        texts = new RowTexts(columns.size());
    }

    /** The columns that are read, each once. */
    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** The texts of the row that is to be read, by place in {@link #columns()}; what is absent is empty. */
    RowTexts texts() {
        return texts;
    }

    /**
     * The scan result of {@link #texts()}; the next one overwrites it.
     *
     * @throws Malformed when it is none
     */
    ScanResultBuffer read() throws Malformed {
        result.clear();
        present.clear();
        for (Value value : values) {
            if (value.column == CONSTANT || !isAbsent(value.column)) {
                value.reading.read(texts, value.column);
            }
        }
        ScanField missing = ScanResultJson.missing(present);
        if (missing != null) {
            throw new Malformed(RejectionReason.MISSING, missing.key());
        }
        return result;
    }

    private boolean isAbsent(int column) {
        return texts.isEmpty(column) || (listsAbsent && mapping.isAbsent(texts.text(column)));
    }

    private void add(ScanField field, Place place) {
        add(place.column(), reading(field, place));
    }

    private void add(String column, Reading reading) {
        int index = column.isEmpty() ? CONSTANT : columns.computeIfAbsent(column, name -> columns.size());
        values.add(new Value(index, reading));
    }

    private Reading reading(ScanField field, Place place) {
        if (place instanceof Time time) {
            MappedTime reader = new MappedTime(time);
            return (row, column) -> {
                present.add(field);
                result.time(field, reader.millis(row.newText(column)));
            };
        }
        if (place instanceof Decimal number) {
            return (row, column) -> {
                present.add(field);
                result.number(field, number(number, row, column, field));
            };
        }
        if (place instanceof Truth truth) {
            Map<String, Boolean> said = said(truth);
            return (row, column) -> {
                present.add(field);
                result.truth(field, truth(said, row.text(column), field));
            };
        }
        if (place instanceof Codes codes) {
            return (row, column) -> codes(codes, row, column, field, code -> {
                present.add(field);
                result.addReason(field, code);
            });
        }
        Text told = (Text) place;
        return (row, column) -> {
            String meant = meant(told, row, column);
            if (!meant.isEmpty()) {
                present.add(field);
                result.text(field, meant);
            }
        };
    }

    private Reading category(String name, Decimal place) {
        return (row, column) -> result.addCategory(name, number(place, row, column, ScanField.CATEGORY_SCORES));
    }

    private Reading dimension(String name, Text place) {
        return (row, column) -> {
            String meant = meant(place, row, column);
            if (!meant.isEmpty()) {
                result.addDimension(name, meant);
            }
        };
    }

    private static String meant(Text place, RowTexts row, int column) {
        return column == CONSTANT ? place.constant() : meant(place.values(), row.text(column));
    }

    private Reading reading(MappedFlags flags) {
        if (flags instanceof MappedFlags.Coded coded) {
            String others = coded.others().label();
            return (row, column) -> codes(coded.codes(), row, column, ScanField.FLAGS, code -> {
                ScanResult.Flag listed = coded.types().get(code);
                add(listed == null ? new ScanResult.Flag(code, others) : listed);
            });
        }
        MappedFlags.Raised one = (MappedFlags.Raised) flags;
        Map<String, Boolean> said = said(one.truth());
        return (row, column) -> {
            if (truth(said, row.text(column), ScanField.FLAGS)) {
                add(one.flag());
            }
        };
    }

    private void add(ScanResult.Flag flag) {
        String category = flag.category();
        result.addFlag(flag.type(), flag.severity(), category == null ? "" : category);
    }

    private static String meant(Map<String, String> values, String text) {
        return values.isEmpty() ? text : values.getOrDefault(text, text);
    }

    private void codes(Codes codes, RowTexts row, int column, ScanField field, Code each) throws Malformed {
        List<String> all =
                codes.separator().isEmpty() ? alone(row.text(column), field) : row.parts(column, codes.separator());
        for (String code : all) {
            String meant = mapping.isAbsent(code) ? "" : meant(codes.values(), code);
            if (!meant.isEmpty()) {
                each.read(meant);
            }
        }
    }

    /** What is no list of codes with a separator: a list in JSON, or one code. */
    private List<String> alone(String text, ScanField field) throws Malformed {
        return text.startsWith("[") ? json.readTexts(field, text) : List.of(text);
    }

    private static Map<String, Boolean> said(Truth truth) {
        Map<String, Boolean> said = new HashMap<>();
        truth.no().forEach(text -> said.put(text, false));
        truth.yes().forEach(text -> said.put(text, true));
        return said;
    }

    private static boolean truth(Map<String, Boolean> said, String text, ScanField field) throws Malformed {
        Boolean exact = said.get(text);
        Boolean truth = exact == null ? said.get(text.toLowerCase(Locale.ROOT)) : exact;
        if (truth == null) {
            throw new Malformed(RejectionReason.NOT_LISTED, field.key());
        }
        return truth;
    }

    private double number(Decimal number, RowTexts row, int column, ScanField field) throws Malformed {
        boolean asItStands = isAsItStands(number);
        double sooner = asItStands ? row.number(column, point) : Double.NaN;
        return Double.isNaN(sooner) ? number(number, asItStands, row.text(column), field) : sooner;
    }

    private double number(Decimal number, boolean asItStands, String text, ScanField field) throws Malformed {
        String plain = point == ',' ? text.replace('.', ' ').replace(',', '.') : text;
        if (plain.length() > LONGEST || !NUMBER.matcher(plain).matches()) {
            throw new Malformed(RejectionReason.NOT_A_NUMBER, field.key());
        }
        return asItStands
                ? Double.parseDouble(plain)
                : changed(new BigDecimal(plain), number).doubleValue();
    }

    private static boolean isAsItStands(Decimal number) {
        return number.times() == null && number.step() == null && number.least() == null && number.most() == null;
    }

    private static BigDecimal changed(BigDecimal exact, Decimal number) {
        BigDecimal changed = exact;
        if (number.times() != null) {
            changed = changed.multiply(number.times());
        }
        if (number.step() != null) {
            changed = changed.divide(number.step(), 0, RoundingMode.HALF_UP).multiply(number.step());
        }
        if (number.least() != null) {
            changed = changed.max(number.least());
        }
        return number.most() == null ? changed : changed.min(number.most());
    }
}
