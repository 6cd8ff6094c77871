package io.calibration.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void figures_are_said_in_the_form_of_their_kind_and_nouns_and_verbs_agree_with_them() {
        Figure share = Figure.share(30, 1000);
        Sentence sentence = Sentence.of(
                "{} of {} a flag (95 % interval {}).",
                share,
                Figure.results(1000).with("result carries", "results carry"),
                share.interval(new Interval(0.02, 0.0423)));
        assertThat(sentence).hasToString("3.0 % of 1,000 results carry a flag (95 % interval 2.0 % to 4.2 %).");
        assertThat(Sentence.of("{} a flag", Figure.results(1).with("result carries", "results carry")))
                .hasToString("1 result carries a flag");
        assertThat(Sentence.of("{}, {}, {}", Figure.ratio(1.256), Figure.fraction(0.0042), Figure.measure(0)))
                .hasToString("1.26, 0.42 %, 0.00");
        assertThat(Figure.term(BoundaryShape.HUMP, 2).text()).isEqualTo("hump");
    }

    @Test
    void a_large_ratio_is_told_in_digits_that_tell_something_and_its_unknown_end_not_at_all() {
        Figure many = Figure.ratio(5_827.29);
        assertThat(Sentence.of("{} ({})", many, many.interval(new Interval(1_049.6, 9_999))))
                .hasToString("5,830 (1,050 to 10,000)");
        Figure some = Figure.ratio(110.5);
        assertThat(some.interval(new Interval(22.374, 74_720.8)).text()).isEqualTo("22.37 or more");
        assertThat(some.interval(new Interval(22.374, Double.POSITIVE_INFINITY)).text())
                .isEqualTo("22.37 or more");
        assertThat(Figure.ratio(0.2).interval(new Interval(0, 3)).text()).isEqualTo("0.00 to 3.00");
    }

    @Test
    void a_sentence_knows_every_count_of_results_that_it_could_tell() {
        Sentence inner = Sentence.of("{} of one person", Figure.things(13, 1));
        Sentence sentence = Sentence.of(
                "{}; {}, {} and {}.",
                inner,
                Figure.share(3, 10),
                Sentence.seen("late_reply", 3),
                Sentence.declared("caution"));
        assertThat(sentence.counts()).containsExactly(1L, 3L, 7L, 10L, 3L);
        assertThat(sentence.plus(Sentence.of(" {}", Figure.results(5))).counts())
                .endsWith(5L);
    }

    @Test
    void a_label_with_braces_is_no_place_for_a_part() {
        assertThat(Sentence.of("in {}, {}", Sentence.declared("a{}b"), Figure.results(2)))
                .hasToString("in a{}b, 2");
        assertThat(Sentence.join(", ", java.util.List.of(Sentence.declared("{}"), Sentence.declared("x"))))
                .hasToString("{}, x");
    }

    @Test
    void more_or_fewer_parts_than_places_are_refused() {
        assertThatThrownBy(() -> Sentence.of("{} {}", Figure.results(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more places than parts");
        assertThatThrownBy(() -> Sentence.of("none", Figure.results(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more parts than places");
    }

    @Test
    void what_is_not_given_or_no_number_is_absent() {
        Evidence evidence = Evidence.builder(0)
                .observed(Figure.share(0, 0))
                .figure("ratio", Figure.ratio(Double.POSITIVE_INFINITY))
                .build();
        assertThat(evidence.observed()).isEmpty();
        assertThat(evidence.figures()).isEmpty();
        assertThat(evidence.p()).isEmpty();
        assertThat(evidence.requiredSampleSize()).isEmpty();
        assertThatThrownBy(() -> Evidence.builder(1).p(1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
