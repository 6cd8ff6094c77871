package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.Version;
import io.calibration.registry.RegistryStoreException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading the active config is what hosts do all day: it asks one question, and is never wrong for it. */
class ActiveConfigTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_unchanged_active_config_costs_one_statement(Engine engine) {
        TestRegistry where = engine.empty();
        CutConnection counted = new CutConnection(where.dataSource());
        Life life = new Life(where.over(counted.dataSource(), SchemaMode.NONE), "dating").prepared();
        assertThat(active(life)).isEqualTo(Life.V1);
        counted.cutAt(0, false);
        assertThat(active(life)).isEqualTo(Life.V1);
        assertThat(counted.moments()).as("before and after one statement").isEqualTo(2);
        assertThat(life.registry.active(Duration.ofSeconds(1))).isPresent();
        assertThat(counted.moments()).as("no further statement").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_another_process_does_is_seen_at_once(Engine engine) {
        TestRegistry where = engine.empty();
        Life here = new Life(where.open(), "dating").prepared();
        Life there = new Life(where.open(), "dating");
        assertThat(active(here)).isEqualTo(active(there));
        there.execute(there.activate(Life.V3, Life.V1));
        assertThat(active(here)).isEqualTo(Life.V3);
        here.execute(here.swap());
        assertThat(active(there)).isEqualTo(Life.V1);
        assertThat(here.store.load(here.scope)).isEqualTo(there.store.reload(there.scope));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_is_remembered_never_hides_that_the_pointer_was_taken_away(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        Life life = new Life(where.open(), "dating").prepared();
        assertThat(active(life)).isEqualTo(Life.V1);
        new RawSql(where).done("DELETE FROM {t}active");
        assertThatThrownBy(life.registry::active).isInstanceOf(RegistryStoreException.class);
        assertThatThrownBy(() -> life.execute(life.activate(Life.V3, Life.V1)))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("the active pointer is missing");
    }

    private static Version active(Life life) {
        return life.registry.active().orElseThrow().version().version();
    }
}
