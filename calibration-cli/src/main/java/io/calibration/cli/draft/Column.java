package io.calibration.cli.draft;

import io.calibration.config.Labels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is seen of a column. Columns are told apart by what they are, not by what they hold. Immutable. */
final class Column {

    /** Texts that stand for nothing. */
    static final Set<String> NOTHING = Set.of("na", "n/a", "null", "none", "nan", "-", "--", "?");

    private static final int MOST = 300;
    private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern CODES = Pattern.compile("[\\p{L}\\d_.-]{1,40}([;|,] ?[\\p{L}\\d_.-]{1,40})*");
    private static final double MOSTLY = 0.99;

    private final String name;
    private final List<String> texts;
    private final Map<String, Long> counts;
    private final long present;
    private final double[] numbers;
    private final Map<String, String> spellings;

    private Column(String name, List<String> texts, Map<String, Long> counts, long present, double[] numbers) {
        this.name = name;
        this.texts = texts;
        this.counts = counts;
        this.present = present;
        this.numbers = numbers;
        spellings = spellings(counts.keySet());
    }

    /** The texts that are one label with a commoner one, and which. */
    private static Map<String, String> spellings(Set<String> texts) {
        Map<String, String> commonest = new HashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (String text : texts) {
            String first = commonest.putIfAbsent(Labels.normalise(text).orElse(text), text);
            if (first != null) {
                others.put(text, first);
            }
        }
        return others;
    }

    /** @param texts of each row; empty where there is none */
    static Column of(String name, List<String> texts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long present = 0;
        for (String text : texts) {
            if (!isNothing(text)) {
                present++;
                if (counts.size() < MOST || counts.containsKey(text)) {
                    counts.merge(text, 1L, Long::sum);
                }
            }
        }
        double[] numbers =
                NumbersForPeople.example(counts.keySet()).isPresent() ? new double[0] : numbers(texts, present);
        return new Column(name, texts, sorted(counts), present, numbers);
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    static boolean isNothing(String text) {
        return text.isEmpty() || NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    private static double[] numbers(List<String> texts, long present) {
        double[] numbers = new double[texts.size()];
        long read = 0;
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble number = isNothing(texts.get(i)) ? OptionalDouble.empty() : number(texts.get(i));
            numbers[i] = number.orElse(Double.NaN);
            read += number.isPresent() ? 1 : 0;
        }
        return present > 0 && read >= MOSTLY * present ? numbers : new double[0];
    }

    private static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(COMMA.matcher(text).matches() ? text.replace(',', '.') : text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    String name() {
        return name;
    }

    /** The text of each row; empty where there is none. */
    List<String> texts() {
        return texts;
    }

    /** The same, where texts that the library takes for one label are one. */
    List<String> labels() {
        return spellings.isEmpty() ? texts : texts.stream().map(this::label).toList();
    }

    private String label(String text) {
        return spellings.getOrDefault(text, text);
    }

    /** Its distinct labels, sorted. */
    List<String> distinctLabels() {
        return counts.keySet().stream().map(this::label).distinct().sorted().toList();
    }

    /** The texts that are one label with a commoner one, and which. */
    Map<String, String> spellings() {
        return spellings;
    }

    /** How often each text comes, the commonest first, without those that stand for nothing. */
    Map<String, Long> counts() {
        return counts;
    }

    /** Rows that have a text. */
    long present() {
        return present;
    }

    /** The number of each row, NaN where there is none; empty where the column does not hold numbers. */
    double[] numbers() {
        return numbers.clone();
    }

    /** The numbers of so many rows, from all over the file. */
    double[] someNumbers(int rows) {
        return some(rows).mapToDouble(row -> numbers[row]).toArray();
    }

    /** The labels of the same rows. */
    List<String> someLabels(int rows) {
        return some(rows).mapToObj(row -> label(texts.get(row))).toList();
    }

    private IntStream some(int rows) {
        int step = Math.max(1, texts.size() / rows);
        return IntStream.range(0, texts.size() / step).map(row -> row * step);
    }

    /** Whether it has two different texts. */
    boolean isBinary() {
        return distinct() == 2;
    }

    boolean isNumeric() {
        return numbers.length > 0;
    }

    boolean hasDecimalComma() {
        return isNumeric()
                && counts.keySet().stream().anyMatch(text -> COMMA.matcher(text).matches());
    }

    /** Texts that stand for nothing here, as they are written. */
    List<String> absent() {
        return texts.stream()
                .filter(text -> !text.isEmpty() && isNothing(text))
                .distinct()
                .sorted()
                .toList();
    }

    /** Distinct texts; {@value #MOST} where there are as many or more. */
    int distinct() {
        return counts.size();
    }

    /** Few texts, each of which comes again and again. */
    boolean isSmallSet(int most) {
        return distinct() >= 2 && distinct() <= most && present >= 5L * distinct();
    }

    double least() {
        return java.util.Arrays.stream(numbers).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    double most() {
        return java.util.Arrays.stream(numbers).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** Digits behind the point. */
    int decimals() {
        return counts.keySet().stream()
                .mapToInt(text -> Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')) < 0
                        ? 0
                        : text.length() - 1 - Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')))
                .max()
                .orElse(0);
    }

    /** Whether each of its texts is one code: what is more may be somebody's text, and stays where it is. */
    boolean isOfCodes() {
        return codes() && codesSeparator().isEmpty();
    }

    /** Whether its texts are codes, or lists of them. */
    boolean codes() {
        return counts.keySet().stream().allMatch(text -> CODES.matcher(text).matches());
    }

    /** Whether its texts are lists of codes, and by what they are separated; empty where none of them holds several. */
    Optional<String> codesSeparator() {
        if (!codes()) {
            return Optional.empty();
        }
        return List.of(";", "|", ",").stream()
                .filter(sign -> counts.keySet().stream().anyMatch(text -> text.contains(sign)))
                .findFirst();
    }

    /** The words of its name, in lower case: {@code riskScore}, {@code RISK_SCORE} and {@code risk score} are the same. */
    List<String> words() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return List.of(last.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\d]+"));
    }
}
