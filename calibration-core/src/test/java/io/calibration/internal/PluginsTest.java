package io.calibration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.Analyzer;
import io.calibration.internal.Plugins.Broken;
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
            throw new UnsupportedOperationException("the text of a user");
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
        assertThat(greeters(Set.of()).found()).extracting(Greeter::id).containsExactly("adam", "zoe");
    }

    @Test
    void plug_ins_that_cannot_be_made_are_listed_without_their_message_and_the_others_go_on() {
        assertThat(greeters(Set.of()).broken())
                .containsExactly(
                        new Broken(Failing.class.getName(), "java.lang.UnsupportedOperationException"),
                        new Broken(Greeter.class.getName(), "java.util.ServiceConfigurationError"),
                        new Broken(Nameless.class.getName(), "an id that does not match [a-z0-9_.-]{1,64}"));
    }

    @Test
    void a_discovered_plug_in_can_be_left_out_and_replaced() {
        Greeter mine = () -> "adam";
        Plugins<Greeter> plugins = Plugins.discover(Greeter.class, Greeter::id, Set.of("adam"), List.of(mine));
        assertThat(plugins.found()).hasSize(2).first().isSameAs(mine);
    }

    @Test
    void two_plug_ins_with_one_id_are_refused_by_naming_both_classes() {
        assertThatThrownBy(() -> Plugins.discover(Twin.class, Twin::id, Set.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(FirstTwin.class.getName())
                .hasMessageContaining(SecondTwin.class.getName())
                .hasMessageContaining("without(\"twin\")");
        assertThat(Plugins.discover(Twin.class, Twin::id, Set.of("twin"), List.of())
                        .found())
                .isEmpty();
    }

    @Test
    void the_built_in_analyzers_are_found() {
        Plugins<Analyzer> analyzers = Plugins.discover(Analyzer.class, Analyzer::id, Set.of(), List.of());
        assertThat(analyzers.broken()).isEmpty();
        assertThat(analyzers.found())
                .extracting(Analyzer::id)
                .contains("class_confidence", "class_share", "decision_mismatch", "flag_rate", "intake")
                .isSorted();
    }

    private static Plugins<Greeter> greeters(Set<String> without) {
        return Plugins.discover(Greeter.class, Greeter::id, without, List.of());
    }
}
