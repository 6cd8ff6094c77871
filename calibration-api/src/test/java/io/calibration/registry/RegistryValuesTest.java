package io.calibration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.config.Version;
import io.calibration.registry.RegistryStore.StoreInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryValuesTest {

    private static final StoreInfo STORE = new StoreInfo("memory:test", "in memory");
    private static final ScopeId SCOPE = new ScopeId("dating");
    private static final Digest SOME = Digest.of(new byte[0]);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "a b", "a\n", "\u00e4", "a/b", "..\\a", "a;drop"})
    void an_id_outside_its_alphabet_is_refused_without_echoing_it(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.human(id))
                .withMessage("The actor id must be 1 to 128 characters of a-z, 0-9 and . _ : @ -");
        assertThatIllegalArgumentException().isThrownBy(() -> new ScopeId(id)).withMessageStartingWith("The scope id");
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestId(id));
    }

    @Test
    void an_id_has_at_most_128_characters() {
        assertThat(new ScopeId("a".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new ScopeId("a".repeat(129)));
    }

    @Test
    void an_actor_is_read_back_as_it_was_written() {
        for (Actor actor : new Actor[] {Actor.human("a:b"), Actor.service("humane"), Actor.BOOTSTRAP}) {
            assertThat(Actor.parse(actor.toString())).isEqualTo(actor);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.human("service:a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.service("human:a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.parse("robot:a"));
    }

    @Test
    void content_shares_its_bytes_with_nobody() {
        byte[] bytes = {1, 2, 3};
        Content content = Content.of(bytes);
        bytes[0] = 9;
        content.bytes()[1] = 9;
        assertThat(content.bytes()).containsExactly(1, 2, 3);
        assertThat(content.digest()).isEqualTo(Digest.of(new byte[] {1, 2, 3}));
    }

    @Test
    void an_entry_that_does_not_continue_the_log_is_not_folded() {
        ScopeState empty = ScopeState.empty(STORE, SCOPE);
        Digest genesis = empty.head().hash();
        assertThat(empty.after(bootstrap(SCOPE, 1, genesis), SOME).revision()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> empty.after(bootstrap(SCOPE, 2, genesis), SOME));
        assertThatIllegalArgumentException().isThrownBy(() -> empty.after(bootstrap(SCOPE, 1, SOME), SOME));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty.after(bootstrap(new ScopeId("other"), 1, genesis), SOME));
    }

    @Test
    void the_log_of_each_store_and_scope_begins_in_its_own_way() {
        Digest hash = AuditHead.genesis(STORE, SCOPE).hash();
        assertThat(hash)
                .isEqualTo(Content.utf8("io.calibration.genesis.v1\nmemory:test\ndating\n")
                        .digest())
                .isNotEqualTo(
                        AuditHead.genesis(new StoreInfo("other", ""), SCOPE).hash())
                .isNotEqualTo(AuditHead.genesis(STORE, new ScopeId("other")).hash());
    }

    @Test
    void the_bootstrap_makes_its_version_active_and_the_person_its_reviewer() {
        ScopeState empty = ScopeState.empty(STORE, SCOPE);
        ScopeState state = empty.after(bootstrap(SCOPE, 1, empty.head().hash()), SOME);
        RegisteredVersion version = state.version(new Version("1.0.0")).orElseThrow();
        assertThat(version.state()).isEqualTo(VersionState.APPROVED);
        assertThat(version.hasVoted(Actor.human("ada"))).isTrue();
        assertThat(version.isAuthor(Actor.human("ada"))).isFalse();
        assertThat(state.isActive(version.version())).isTrue();
    }

    private static AuditEntry bootstrap(ScopeId scope, long seq, Digest previous) {
        return new AuditEntry(
                STORE.id(),
                scope,
                seq,
                previous,
                Instant.EPOCH,
                ApprovalPolicy.DEFAULT,
                Actor.human("ada"),
                new RegistryEvent.Bootstrapped(new Version("1.0.0"), SOME, SOME),
                null,
                new RequestId("r"),
                SOME);
    }
}
