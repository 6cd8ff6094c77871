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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row, by the columns that a mapping names, made a scan result. Not thread-safe. */
final class MappedRow {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int LONGEST = 100;
    private static final int CONSTANT = -1; // where no column tells

    private final ScanMapping mapping;
    private final ScanResultJson json = new ScanResultJson();
    private final ScanResultBuffer row = new ScanResultBuffer();
    private final Set<ScanField> present = EnumSet.noneOf(ScanField.class);
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /** One value of a row. */
    private interface Reading {
        void read(String text) throws Malformed;
    }

    /** Where a value stands, and what becomes of it. */
    private record Value(int column, Reading reading) {}

    MappedRow(ScanMapping mapping) {
        this.mapping = mapping;
        mapping.fields().forEach(this::add);
        mapping.categories().forEach((name, place) -> add(place.column(), text -> category(name, place, text)));
        mapping.dimensions().forEach((name, place) -> add(place.column(), text -> dimension(name, place, text)));
        mapping.flags().forEach(flags -> add(flags.column(), reading(flags)));
        mapping.documents().forEach((field, column) -> add(column, text -> json.readColumn(field, text, row)));
    }

    /** The columns that are read, each once. */
    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /**
     * The scan result of a row; the next one overwrites it.
     *
     * @param texts by place in {@link #columns()}, without blanks around them; null or empty when absent
     * @throws Malformed when it is none
     */
    ScanResultBuffer read(@Nullable String[] texts) throws Malformed {
        row.clear();
        present.clear();
        for (Value value : values) {
            String text = value.column == CONSTANT ? "" : texts[value.column];
            if (text != null && (value.column == CONSTANT || !mapping.isAbsent(text))) {
                value.reading.read(text);
            }
        }
        ScanField missing = ScanResultJson.missing(present);
        if (missing != null) {
            throw new Malformed(RejectionReason.MISSING, missing.key());
        }
        return row;
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
            return text -> {
                present.add(field);
                row.time(field, reader.millis(text));
            };
        }
        if (place instanceof Decimal number) {
            return text -> {
                present.add(field);
                row.number(field, number(number, text, field));
            };
        }
        if (place instanceof Truth truth) {
            return text -> {
                present.add(field);
                row.truth(field, truth(truth, text, field));
            };
        }
        if (place instanceof Codes codes) {
            return text -> codes(codes, text, field, code -> {
                present.add(field);
                row.addReason(field, code);
            });
        }
        Text told = (Text) place;
        return text -> {
            String meant = meant(told, text);
            if (!meant.isEmpty()) {
                present.add(field);
                row.text(field, meant);
            }
        };
    }

    private void category(String name, Decimal place, String text) throws Malformed {
        row.addCategory(name, number(place, text, ScanField.CATEGORY_SCORES));
    }

    private void dimension(String name, Text place, String text) {
        String meant = meant(place, text);
        if (!meant.isEmpty()) {
            row.addDimension(name, meant);
        }
    }

    private static String meant(Text place, String text) {
        return place.column().isEmpty() ? place.constant() : meant(place.values(), text);
    }

    private Reading reading(MappedFlags flags) {
        if (flags instanceof MappedFlags.Coded coded) {
            String others = coded.others().label();
            return text -> codes(coded.codes(), text, ScanField.FLAGS, code -> {
                ScanResult.Flag listed = coded.types().get(code);
                add(listed == null ? new ScanResult.Flag(code, others) : listed);
            });
        }
        MappedFlags.Raised one = (MappedFlags.Raised) flags;
        return text -> {
            if (truth(one.truth(), text, ScanField.FLAGS)) {
                add(one.flag());
            }
        };
    }

    private void add(ScanResult.Flag flag) {
        String category = flag.category();
        row.addFlag(flag.type(), flag.severity(), category == null ? "" : category);
    }

    private static String meant(Map<String, String> values, String text) {
        return values.isEmpty() ? text : values.getOrDefault(text, text);
    }

    private void codes(Codes codes, String text, ScanField field, Reading each) throws Malformed {
        for (String code : split(codes.separator(), text, field)) {
            String meant = mapping.isAbsent(code) ? "" : meant(codes.values(), code);
            if (!meant.isEmpty()) {
                each.read(meant);
            }
        }
    }

    private List<String> split(String separator, String text, ScanField field) throws Malformed {
        if (separator.isEmpty()) {
            return text.startsWith("[") ? json.readTexts(field, text) : List.of(text);
        }
        List<String> parts = new ArrayList<>();
        for (int begin = 0, end = 0; end >= 0; begin = end + separator.length()) {
            end = text.indexOf(separator, begin);
            parts.add((end < 0 ? text.substring(begin) : text.substring(begin, end)).trim());
        }
        return parts;
    }

    private static boolean truth(Truth truth, String text, ScanField field) throws Malformed {
        String known = truth.yes().contains(text) || truth.no().contains(text) ? text : text.toLowerCase(Locale.ROOT);
        if (truth.yes().contains(known)) {
            return true;
        }
        if (truth.no().contains(known)) {
            return false;
        }
        throw new Malformed(RejectionReason.NOT_LISTED, field.key());
    }

    private double number(Decimal number, String text, ScanField field) throws Malformed {
        String plain = mapping.hasDecimalComma() ? text.replace('.', ' ').replace(',', '.') : text;
        boolean asItStands = isAsItStands(number);
        double sooner = asItStands ? ShortDecimal.parse(plain) : Double.NaN;
        if (!Double.isNaN(sooner)) {
            return sooner;
        }
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
