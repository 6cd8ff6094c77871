package io.calibration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginsTest {

    /** A kind of plug-in. */
    public interface Greeter {
        String id();
    }

    /** A plug-in that is named first and comes last. */
    public static final class Zoe implements Greeter {
        @Override
        public String id() {
            return "zoe";
        }
    }

    /** A plug-in that is named second and comes first. */
    public static final class Adam implements Greeter {
        @Override
        public String id() {
            return "adam";
        }
    }

    /** A plug-in that cannot be made. */
    public static final class Failing implements Greeter {
        public Failing() {
            throw new UnsupportedOperationException("the text of a user", new IllegalStateException("and\nmore"));
        }

        @Override
        public String id() {
            return "failing";
        }
    }

    /** A plug-in whose id is none. */
    public static final class Nameless implements Greeter {
        @Override
        public String id() {
            return "Has Blanks";
        }
    }

    /** Another kind of plug-in. */
    public interface Twin extends Greeter {}

    /** One of two with one id. */
    public static final class FirstTwin implements Twin {
        @Override
        public String id() {
            return "twin";
        }
    }

    /** The other of two with one id. */
    public static final class SecondTwin implements Twin {
        @Override
        public String id() {
            return "twin";
        }
    }

    @Test
    void plug_ins_are_ordered_by_id_whatever_the_order_of_the_file() {
        assertThat(greeters(List.of()).ids()).containsExactly("adam", "zoe");
    }

    @Test
    void plug_ins_that_cannot_be_made_are_listed_with_what_went_wrong_and_the_others_go_on() {
        assertThat(greeters(List.of()).failures())
                .contains(
                        new PlugInFailure(
                                Failing.class.getName(),
                                "java.lang.UnsupportedOperationException",
                                "the text of a user; caused by java.lang.IllegalStateException: and more"),
                        new PlugInFailure(Nameless.class.getName(), "an id that does not match [a-z0-9_.-]{1,64}", ""))
                .hasSize(3)
                .anySatisfy(failure -> {
                    assertThat(failure.name()).isEqualTo(Greeter.class.getName());
                    assertThat(failure.detail()).contains("NoSuchGreeter not found");
                });
    }

    @Test
    void what_is_built_in_or_discovered_can_be_switched_off_and_what_the_host_hands_over_runs() {
        Greeter mine = () -> "adam";
        Plugins.Kind<Greeter> kind = kind(Greeter.class, () -> "eve");
        Plugins<Greeter> plugins = Plugins.all(kind, List.of(mine), Set.of("adam", "eve"));
        assertThat(plugins.ids()).containsExactly("adam", "zoe");
        assertThat(plugins.members().get(0).plugin()).isSameAs(mine);
        assertThat(plugins.switchedOff()).containsExactly("adam", "eve");
    }

    @Test
    void plug_ins_that_are_not_built_in_say_where_they_come_from() {
        Plugins<Greeter> plugins = Plugins.all(kind(Greeter.class, () -> "eve"), List.of(() -> "mine"), Set.of());
        assertThat(plugins.foreign())
                .extracting(io.calibration.analysis.CalibrationReport.PlugIn::summarize)
                .containsExactly(
                        "adam (found in test-classes)",
                        "mine (handed over by the host)",
                        "zoe (found in test-classes)");
    }

    @Test
    void two_plug_ins_with_one_id_are_refused_by_naming_both_and_where_each_comes_from() {
        assertThatThrownBy(() -> Plugins.all(kind(Twin.class), List.of(), Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two plug-ins have the id \"twin\": " + FirstTwin.class.getName()
                        + " (found in test-classes) and " + SecondTwin.class.getName()
                        + " (found in test-classes). The mend.");
        assertThat(Plugins.all(kind(Twin.class), List.of(), Set.of("twin")).ids())
                .isEmpty();
    }

    @Test
    void one_that_is_handed_over_or_discovered_does_not_take_the_place_of_another_in_silence() {
        Greeter adam = () -> "adam";
        assertThatThrownBy(() -> greeters(List.of(adam)))
                .hasMessageContaining(Adam.class.getName() + " (found in test-classes) and ")
                .hasMessageContaining("(handed over by the host). The mend.");
        assertThatThrownBy(() -> Plugins.all(kind(Greeter.class, adam), List.of(), Set.of()))
                .hasMessageContaining(
                        "the one that is built in and " + Adam.class.getName() + " (found in test-classes)");
        assertThatThrownBy(() -> Plugins.all(kind(Twin.class), List.of(new Other(), new Other()), Set.of("twin")))
                .hasMessageContaining("\"other\"")
                .hasMessageContaining("(handed over by the host) and ");
    }

    private static final class Other implements Twin {
        @Override
        public String id() {
            return "other";
        }
    }

    @Test
    void a_service_file_that_names_what_is_built_in_changes_nothing() {
        assertThat(Plugins.all(kind(Greeter.class, new Adam()), List.of(), Set.of())
                        .members())
                .filteredOn(member -> member.id().equals("adam"))
                .extracting(Plugins.Member::origin)
                .containsExactly(Plugins.Origin.BUILT_IN);
    }

    @Test
    void one_that_is_handed_over_without_a_proper_id_is_refused_at_once() {
        List<Greeter> bad = Arrays.asList(
                () -> "", () -> "Has Blanks", () -> "../up", () -> "a\u0000", () -> "x".repeat(65), PluginsTest::none);
        for (Greeter greeter : bad) {
            assertThatThrownBy(() -> greeters(List.of(greeter)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("which the host hands over", "an id that does not match");
        }
        Greeter throwing = () -> {
            throw new UnsupportedOperationException("later");
        };
        assertThatThrownBy(() -> greeters(List.of(throwing)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("id() throws");
    }

    private static String none() {
        return null;
    }

    @Test
    void a_name_to_switch_off_that_nobody_has_is_refused_with_the_nearest_one() {
        Plugins.Kind<Twin> kind = kind(Twin.class, new Other());
        assertThatThrownBy(() -> Plugins.all(kind, List.of(), Set.of("twin", "othr")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The policy's disabled_analyzers name \"othr\", and no analyzer has that id. Maybe other?");
        assertThatThrownBy(() -> Plugins.all(kind, List.of(), Set.of("twin", "Mary Smith, Church Lane")))
                .hasMessageNotContaining("Mary");
    }

    @Test
    void a_name_to_switch_off_may_be_that_of_a_plug_in_that_could_not_be_made() {
        assertThat(Plugins.all(kind(Greeter.class), List.of(), Set.of("failing"))
                        .ids())
                .containsExactly("adam", "zoe");
    }

    private static <G extends Greeter> Plugins.Kind<G> kind(Class<G> service) {
        return new Plugins.Kind<>(service, Greeter::id, List.of(), "The mend.");
    }

    private static <G extends Greeter> Plugins.Kind<G> kind(Class<G> service, G builtIn) {
        return new Plugins.Kind<>(service, Greeter::id, List.of(builtIn), "The mend.");
    }

    private static Plugins<Greeter> greeters(List<Greeter> given) {
        return Plugins.all(kind(Greeter.class), given, Set.of());
    }
}
