package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Checkpoint;
import io.calibration.approval.CheckpointKey;
import io.calibration.approval.Command;
import io.calibration.approval.Registry;
import io.calibration.approval.Verification;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.stores.InMemoryRegistryStore;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SQL and the code of docs/witness.md, run: a second database as the witness of a registry. */
class WitnessTableTest {

    private static final PageOfDocs PAGE = new PageOfDocs("witness.md", WitnessTableTest.class);
    private static final String SIGNER = "gate_signer";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_table_that_is_only_added_to_keeps_what_a_rewritten_log_must_answer_to(Engine engine) throws Exception {
        DataSource witness = witness(engine);
        CheckpointKey.Signer signer = CheckpointKey.Signer.ed25519(
                "example.com/gate", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Life life = begun();
        keep(life.registry, signer, witness);
        setPolicy(life, 2);
        keep(life.registry, signer, witness);
        assertThat(failures(life.registry, signer.key(), witness)).isEmpty();
        if (engine != Engine.SQLITE) {
            for (String change : List.of("UPDATE gate_witness SET checkpoint = ''", "DELETE FROM gate_witness")) {
                assertThatThrownBy(() -> say(witness, change)).as(change).isInstanceOf(SQLException.class);
            }
        }
        Life rewritten = begun();
        setPolicy(rewritten, 2);
        assertThat(rewritten.registry.log().verify().failures()).isEmpty();
        assertThat(failures(rewritten.registry, signer.key(), witness))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.level()).isEqualTo(Verification.Level.CHECKPOINTS));
    }

    private static void keep(Registry registry, CheckpointKey.Signer signer, DataSource witness) throws SQLException {
        // region keep
        Checkpoint.Signed signed = registry.log().signedCheckpoint(signer);
        if (!registry.log().verify(signed, signer.key()).failures().isEmpty()) {
            throw new IllegalStateException("The log does not verify. Nothing was signed.");
        }
        try (Connection connection = witness.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO gate_witness (checkpoint) VALUES (?)")) {
            insert.setString(1, signed.toString());
            insert.executeUpdate();
        }
        // endregion
    }

    private static List<Verification.Result> failures(Registry registry, CheckpointKey key, DataSource witness)
            throws SQLException {
        // region verify
        List<Verification.Result> failures = new ArrayList<>();
        try (Connection connection = witness.getConnection();
                Statement select = connection.createStatement();
                ResultSet kept = select.executeQuery("SELECT checkpoint FROM gate_witness ORDER BY kept_at")) {
            while (kept.next()) {
                Checkpoint.Signed signed = Checkpoint.Signed.parse(kept.getString(1));
                failures.addAll(registry.log().verify(signed, key).failures());
            }
        }
        // endregion
        return failures;
    }

    /** A log of the same store and scope each time, and yet another one. */
    private static Life begun() {
        Life life = new Life(new InMemoryRegistryStore("memory:witnessed", Life.AT_NOON), "dating");
        life.execute(life.bootstrap());
        return life;
    }

    private static void setPolicy(Life life, int quorum) {
        life.execute(new Command.SetPolicy(
                Actor.human("admin"),
                Life.V1,
                life.registry.policy(),
                new ApprovalPolicy(quorum, Duration.ofDays(7)),
                "A reason."));
    }

    /** As the page makes it, and seen as the one who signs. */
    private static DataSource witness(Engine engine) throws SQLException, IOException {
        DataSource owned = engine.database();
        List<String> user = HardeningTest.createUser(engine, SIGNER);
        say(owned, user.toArray(String[]::new));
        for (String statement : String.join("\n", PAGE.blocks("sql")).split(";", -1)) {
            if (!statement.isBlank() && (!user.isEmpty() || !statement.contains("GRANT"))) {
                say(owned, statement);
            }
        }
        return user.isEmpty() ? owned : HardeningTest.loggedIn(owned, SIGNER);
    }

    private static void say(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void the_page_shows_lines_that_are_compiled() throws IOException {
        assertThat(PAGE.blocks("java")).containsExactlyElementsOf(PAGE.regions());
    }
}
