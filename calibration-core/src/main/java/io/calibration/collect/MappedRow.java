package io.calibration.collect;

import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.FlagCodes;
import io.calibration.collect.ScanMapping.FlagColumn;
import io.calibration.collect.ScanMapping.Flags;
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
import java.util.stream.Stream;
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
            return text -> codes(codes, text, code -> {
                present.add(field);
                row.addReason(field, code);
            });
        }
        Text told = (Text) place;
        return text -> {
            String meant = told.column().isEmpty() ? told.constant() : meant(told.values(), text);
            if (!meant.isEmpty()) {
                present.add(field);
                row.text(field, meant);
            }
        };
    }

    private void category(String name, Place place, String text) throws Malformed {
        row.addCategory(name, number((Decimal) place, text, ScanField.CATEGORY_SCORES));
    }

    private void dimension(String name, Place place, String text) {
        Text told = (Text) place;
        String meant = told.column().isEmpty() ? told.constant() : meant(told.values(), text);
        if (!meant.isEmpty()) {
            row.addDimension(name, meant);
        }
    }

    private Reading reading(Flags flags) {
        if (flags instanceof FlagCodes coded) {
            String others = coded.others().label();
            return text -> codes(coded.codes(), text, code -> {
                ScanResult.Flag listed = coded.types().get(code);
                add(listed == null ? new ScanResult.Flag(code, others) : listed);
            });
        }
        if (flags instanceof FlagColumn one) {
            return text -> {
                if (truth(one.truth(), text, ScanField.FLAGS)) {
                    add(one.flag());
                }
            };
        }
        return text -> json.readColumn(ScanField.FLAGS, text, row);
    }

    private void add(ScanResult.Flag flag) {
        String category = flag.category();
        row.addFlag(flag.type(), flag.severity(), category == null ? "" : category);
    }

    private static String meant(Map<String, String> values, String text) {
        return values.isEmpty() ? text : values.getOrDefault(text, text);
    }

    private static void codes(Codes codes, String text, Reading each) throws Malformed {
        List<String> all = codes.separator().isEmpty()
                ? List.of(text)
                : Stream.of(text.split(Pattern.quote(codes.separator()), -1))
                        .map(String::strip)
                        .toList();
        for (String code : all) {
            String meant = meant(codes.values(), code);
            if (!meant.isEmpty()) {
                each.read(meant);
            }
        }
    }

    private static boolean truth(Truth truth, String text, ScanField field) throws Malformed {
        String lower = text.toLowerCase(Locale.ROOT);
        if (truth.yes().contains(lower)) {
            return true;
        }
        if (truth.no().contains(lower)) {
            return false;
        }
        throw new Malformed(RejectionReason.NOT_LISTED, field.key());
    }

    private double number(Decimal number, String text, ScanField field) throws Malformed {
        String plain = mapping.hasDecimalComma() ? text.replace(',', '.') : text;
        if (plain.length() > LONGEST || !NUMBER.matcher(plain).matches()) {
            throw new Malformed(RejectionReason.NOT_A_NUMBER, field.key());
        }
        if (number.times() == null && number.step() == null) {
            return Double.parseDouble(plain);
        }
        BigDecimal exact = new BigDecimal(plain);
        BigDecimal times = number.times();
        BigDecimal step = number.step();
        if (times != null) {
            exact = exact.multiply(times);
        }
        if (step != null) {
            exact = exact.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
        }
        return exact.doubleValue();
    }
}
