package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.ScopeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several programs on one database; neither clock nor time zone of one of them matters to the log. */
class TwoProcessesTest {

    private static final int TIMES = Integer.getInteger("calibration.moves", 25);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void two_processes_write_one_log(Engine engine) throws Exception {
        String url = url(engine);
        TestRegistry where = TestRegistry.on(engine, OtherProcess.at(url));
        Life here = new Life(where.open(), "dating").prepared();
        here.execute(here.activate(Life.V3, Life.V1));
        Process there = OtherProcess.start(url, where.prefix(), Integer.toString(TIMES));
        assertThat(there.inputReader().readLine()).isEqualTo("ready");
        for (int i = 0; i < TIMES; i++) {
            here.execute(here.swap());
        }
        assertThat(there.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(there.exitValue()).isZero();
        List<AuditEntry> entries = here.registry.log().entries();
        assertThat(entries).hasSize(5 + 2 * TIMES);
        assertThat(entries)
                .extracting(AuditEntry::at)
                .as("the other clock is a day behind")
                .containsOnly(Life.NOON);
        assertThat(here.registry.log().verify().failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eight_processes_that_create_the_schema_at_once_make_one_store(Engine engine) throws Exception {
        String url = url(engine);
        String prefix = Engine.newPrefix();
        List<Process> processes = new ArrayList<>();
        try (Connection keeper =
                OtherProcess.at(url).getConnection()) { // H2's server must not be begun by eight at once
            assertThat(keeper.isValid(1)).isTrue();
            for (int i = 0; i < 8; i++) {
                processes.add(OtherProcess.start(url, prefix));
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process process : processes) {
                process.outputWriter().append('\n').close();
            }
            Set<String> stores = new HashSet<>();
            for (Process process : processes) {
                stores.add(process.inputReader().readLine());
            }
            String id = TestRegistry.at(engine, OtherProcess.at(url))
                    .named(prefix)
                    .open()
                    .info()
                    .id();
            assertThat(stores).containsExactly(id);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static String url(Engine engine) {
        return switch (engine) {
            case H2 ->
                "jdbc:h2:" + Engine.temporaryFolder().resolve("registry") + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000";
            case SQLITE -> "jdbc:sqlite:" + Engine.temporaryFolder().resolve("registry.db");
            case POSTGRESQL -> PostgresServer.url();
            case MARIADB -> MariaDbServer.URL;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL,SET TIME ZONE 'Pacific/Kiritimati'",
        "MARIADB,SET time_zone = '+13:00'",
        "H2,SET TIME ZONE '-11:00'"
    })
    void a_time_zone_of_session_or_program_shifts_no_instant(Engine engine, String elsewhere) throws SQLException {
        TestRegistry where = engine.empty();
        Life life = new Life(where.open(), "dating").prepared();
        Optional<ScopeState> state = life.store.load(life.scope);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            Life shifted = new Life(where.afterSaying(elsewhere).open(), "dating");
            assertThat(shifted.store.load(life.scope)).isEqualTo(state);
            shifted.execute(shifted.activate(Life.V3, Life.V1));
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(life.registry.activeAt(Life.NOON).orElseThrow().at()).isEqualTo(Life.NOON);
        assertThat(life.registry.activeAt(Instant.EPOCH)).isEmpty();
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }
}
