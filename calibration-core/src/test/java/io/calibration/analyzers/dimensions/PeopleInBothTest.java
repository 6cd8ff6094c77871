package io.calibration.analyzers.dimensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.AnalysisContext;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class PeopleInBothTest {

    private static BiConsumer<SlicedWorld.Draft, Random> people(int from) {
        return (draft, random) -> {
            draft.person = from + random.nextInt(300);
            Random lasting = new Random(99L * draft.person);
            lasting.nextInt();
            draft.score = 62 + 18 * lasting.nextGaussian();
            draft.good = lasting.nextBoolean();
        };
    }

    private static PeopleInBoth of(AnalysisContext context) {
        return PeopleInBoth.of(context, context.baseline().orElseThrow());
    }

    @Test
    void what_lasts_with_people_who_are_in_both_windows_is_no_change() {
        PeopleInBoth people = of(SlicedWorld.of(3_000, people(0), people(0)));
        assertThat(people.scores()).isBetween(0.5, 1.7);
        assertThat(people.classes()).isBetween(0.5, 1.7);
        assertThat(people.outcomes()).isBetween(0.5, 1.7);
    }

    @Test
    void people_who_come_as_often_and_alike_in_both_windows_make_a_change_vary_by_less_than_independent_results() {
        PeopleInBoth people = of(SlicedWorld.of(3_000, inTurn(), inTurn()));
        assertThat(people.scores()).isEqualTo(0.5);
        assertThat(people.classes()).isEqualTo(0.5);
    }

    /** Each of 300 in turn, always with the same score. */
    private static BiConsumer<SlicedWorld.Draft, Random> inTurn() {
        AtomicInteger next = new AtomicInteger();
        return (draft, random) -> {
            draft.person = next.getAndIncrement() % 300;
            draft.score = 62 + 18 * new Random(99L * draft.person).nextGaussian();
        };
    }

    @Test
    void other_people_make_a_change_worth_as_much_less_as_each_comes_back() {
        PeopleInBoth people = of(SlicedWorld.of(3_000, people(0), people(1_000)));
        assertThat(people.scores()).isBetween(7.0, 22.0);
        assertThat(people.outcomes()).isBetween(7.0, 22.0);
    }

    @Test
    void one_customer_who_bears_much_may_be_all_in_one_value() {
        PeopleInBoth even = of(SlicedWorld.of(3_000, people(0), people(1_000)));
        assertThat(even.inValue(10, 0.125)).isBetween(10.0, 22.0);
        assertThat(even.inValue(10, 1)).isEqualTo(10);
        assertThat(even.inValue(1, 0.125)).isEqualTo(1);
        PeopleInBoth uneven = of(SlicedWorld.of(
                3_000,
                (draft, random) -> {
                    boolean customer = random.nextInt(10) == 0;
                    draft.person = customer ? 7 : random.nextInt(1 << 30);
                    draft.score = customer ? 95 : draft.score;
                },
                (draft, random) -> draft.person = random.nextInt(1 << 30)));
        assertThat(uneven.scores()).isGreaterThan(20);
        assertThat(uneven.inValue(uneven.scores(), 0.125)).isGreaterThan(4 * uneven.scores());
    }

    @Test
    void nobody_who_comes_back_makes_no_difference() {
        PeopleInBoth people = of(SlicedWorld.of(
                3_000,
                (draft, random) -> draft.person = random.nextInt(1 << 30),
                (draft, random) -> draft.person = random.nextInt(1 << 30)));
        assertThat(people.scores()).isBetween(0.7, 1.5);
        PeopleInBoth unkeyed = of(SlicedWorld.of(500, (draft, random) -> {}));
        assertThat(unkeyed.scores()).isEqualTo(1);
        assertThat(unkeyed.events()).isEqualTo(1);
    }
}
