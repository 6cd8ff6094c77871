package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.config.KnownLabels.Undeclared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    private static final Pattern EXAMPLE = Pattern.compile("^\\| `([^`]+)` \\| (?:`([^`]+)`|other) \\|$");
    private static final Pattern SHOWN = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}\\p{Lu}\\p{Zs}.-]+");

    @Test
    void fault_10_spellings_of_one_class_are_one_label() {
        assertThat(Labels.normalise("high-potential")).contains("high_potential");
        assertThat(Labels.normalise(" High Potential\n")).contains("high_potential");
        assertThat(Labels.normalise("HIGH.POTENTIAL")).contains("high_potential");
        assertThat(Labels.normalise("High\u2013Potential\u00a0")).contains("high_potential");
        assertThat(Labels.normalise("Cafe\u0301"))
                .isEqualTo(Labels.normalise("CAF\u00c9"))
                .contains("caf\u00e9");
        assertThat(Labels.normalise("\u202eCaf\u00e9\u200b")).contains("caf\u00e9");
    }

    @Test
    void any_text_of_up_to_100_characters_can_be_declared() {
        for (String text : List.of(
                "Pr\u00fcfung bestanden",
                "she said: \"call me\" @ 020 7946 0958!",
                "\u2615\ufe0f to go",
                "\ud83d\ude00")) {
            assertThat(Labels.declared(text)).as(text).isPresent();
        }
        assertThat(Labels.declared("\ud83d\ude00".repeat(100))).isPresent();
        assertThat(Labels.declared("e\u0301".repeat(100))).contains("\u00e9".repeat(100));
        assertThat(Labels.declared("a".repeat(101))).isEmpty();
        assertThat(Labels.declared("e\u0301".repeat(101))).isEmpty();
        assertThat(Labels.declared("\ufdfa".repeat(100))).isEmpty(); // its NFKC has 18 characters
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\u00a0\u3000",
                "a\tb",
                "a\u0000b",
                "a\u007fb",
                "a\u2028b",
                "\ud800",
                "a\udc00",
                "\ue000",
                "\uffff",
                "\u3164",
                "\u200b"
            })
    void what_cannot_be_seen_is_no_label(String text) {
        assertThat(Labels.normalise(text)).isEmpty();
        assertThat(Labels.declared(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "red\u0007", "\u202eder", "a\u200fb", "\ufeffa", "a\u2028", "a\n"})
    void what_is_shown_as_it_is_written_holds_nothing_that_changes_a_terminal(String text) {
        assertThat(Labels.declared(text)).isEmpty();
    }

    @Test
    void each_example_of_the_page_counts_as_it_says() throws IOException {
        int examples = 0;
        for (String line : Files.readAllLines(Path.of("../docs/files.md"))) {
            var example = EXAMPLE.matcher(line);
            if (example.matches()) {
                examples++;
                assertThat(code(example.group(1))).as(line).isEqualTo(Optional.ofNullable(example.group(2)));
            }
        }
        assertThat(examples).isGreaterThan(30);
    }

    @Test
    void codes_end_where_the_page_says() {
        assertThat(code("a".repeat(40))).isPresent();
        assertThat(code("a".repeat(41))).isEmpty();
        assertThat(code("\u4eba".repeat(10))).isPresent();
        assertThat(code("\u4eba".repeat(11))).isEmpty();
        assertThat(code("\uac00".repeat(10))).isPresent();
        assertThat(code("\uac00".repeat(11))).isEmpty();
        assertThat(code("\u0e01".repeat(20))).isPresent();
        assertThat(code("\u0e01".repeat(21))).isEmpty();
        assertThat(code("one two three - 4 & 5")).isPresent();
        assertThat(code("one two three four")).isEmpty();
        assertThat(code("one_two-three.four/five+six")).isPresent();
        assertThat(code("one_two-three.four/five+six_7")).isEmpty();
        assertThat(code("a12b")).isPresent();
        assertThat(code("a1b2")).isEmpty();
        assertThat(code("1234")).isPresent();
        assertThat(code("12345")).isEmpty();
        assertThat(code("12_345")).isPresent();
        assertThat(code("123_456")).isEmpty();
        assertThat(code("1_2_3")).isEmpty();
        assertThat(code("1\u0662\uff13\u0967")).isPresent();
        assertThat(code("1\u0662\uff13\u09675")).isEmpty();
        assertThat(code("x" + "\u0323\u0331\u0353")).isPresent();
        assertThat(code("x" + "\u0323\u0331\u0353\u0347")).isEmpty();
        assertThat(code("\u0301x")).isEmpty();
        assertThat(code("a//b")).isEmpty();
        assertThat(code("a:b")).isPresent();
        assertThat(code(":b")).isEmpty();
        assertThat(code("---")).isEmpty();
    }

    @Test
    void invisible_characters_hide_no_number() {
        assertThat(code("02\u200b07\u200b94\u200b60")).isEmpty();
        assertThat(code("mary\u2060@example")).isEmpty();
    }

    @Test
    void every_character_has_one_normal_form() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(character -> {
            String text = "a" + Character.toString(character) + "b";
            Labels.normalise(text).ifPresent(label -> {
                assertThat(Labels.normalise(label)).as("U+%04X", character).contains(label);
                assertThat(label.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT || c < ' '))
                        .isFalse();
            });
        });
    }

    @Property(tries = 2_000)
    void a_label_is_its_own_label_and_can_be_shown(@ForAll("texts") String raw) {
        Labels.normalise(raw).ifPresent(label -> {
            assertThat(Labels.isLabel(label)).as(label).isTrue();
            assertThat(label.codePointCount(0, label.length())).isLessThanOrEqualTo(100);
            assertThat(label.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                    .isTrue();
        });
    }

    @Property(tries = 1_000)
    void a_text_is_the_same_label_composed_and_decomposed(@ForAll("texts") String raw) {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            String other = Normalizer.normalize(raw, form);
            assertThat(Labels.normalise(other)).isEqualTo(Labels.normalise(raw));
            assertThat(Labels.isCode(other)).isEqualTo(Labels.isCode(raw));
        }
    }

    @Property(tries = 2_000)
    void what_is_published_undeclared_is_within_the_rule(@ForAll("texts") String raw) {
        code(raw).ifPresent(label -> {
            assertThat(label).matches(SHOWN);
            assertThat(label.codePointCount(0, label.length())).isLessThanOrEqualTo(40);
            assertThat(label.codePoints().filter(Character::isDigit).count()).isLessThanOrEqualTo(5);
            assertThat(label).doesNotContainPattern("[@<>\"\\\\;,=?#]|//|:/");
            assertThat(Labels.isCode(label))
                    .as("the label itself, as files hold it")
                    .isTrue();
        });
    }

    @Test
    void known_labels_are_normalised_and_bounded() {
        TreeSet<String> none = new TreeSet<>();
        KnownLabels known =
                new KnownLabels(none, none, new TreeSet<>(List.of("Pub & bar", "pub-&-bar")), none, Undeclared.CODES);
        assertThat(known.tiers()).containsExactly("pub_&_bar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownLabels(
                        none, none, new TreeSet<>(Collections.singleton("a\tb")), none, Undeclared.CODES))
                .withMessageContaining("cannot be shown");
        TreeSet<String> many = new TreeSet<>();
        IntStream.rangeClosed(0, KnownLabels.MOST).forEach(i -> many.add("label " + i));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownLabels(many, none, none, none, Undeclared.CODES))
                .withMessageContaining("1001");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> lifelike = Arbitraries.of(
                        "Mary",
                        "Smith",
                        "caf",
                        "e\u0301",
                        "\u00c9",
                        " ",
                        "_",
                        "-",
                        ".",
                        "/",
                        ":",
                        "12",
                        "9",
                        "\uff19",
                        "\u0665",
                        "\u200b",
                        "\u202e",
                        "\u0000",
                        "\ud800",
                        "\ud83d\ude00",
                        "\u4eba",
                        "\u0e01",
                        "&",
                        "(",
                        ")",
                        "'",
                        "@",
                        "\u0301",
                        "\u00a8",
                        "\ufdfa",
                        "\u03a3",
                        "\u0130",
                        "\u1680",
                        "\u3164",
                        "\ufe0f")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), lifelike);
    }

    private static Optional<String> code(String raw) {
        return Labels.isCode(raw) ? Labels.normalise(raw) : Optional.empty();
    }
}
