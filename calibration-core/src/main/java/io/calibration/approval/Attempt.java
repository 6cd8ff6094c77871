package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.Transition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One try to do a command: decides under the store's lock and writes the audit entry. Used by one thread. */
final class Attempt implements Function<ScopeState, Optional<Transition>> {

    private final RequestId request;
    private final Command command;
    private final Facts facts;
    private final Rules rules;
    private final Instant now;
    private final @Nullable Reason reason;
    private List<Refusal> refusals = List.of();
    private @Nullable ScopeState before;
    private @Nullable AuditEntry entry;

    Attempt(RequestId request, Command command, Facts facts, Rules rules, Instant now, @Nullable Reason reason) {
        this.request = request;
        this.command = command;
        this.facts = facts;
        this.rules = rules;
        this.now = now;
        this.reason = reason;
    }

    /** What the rules say, without doing anything. */
    Decision decide(ScopeState state) {
        return Decider.decide(state, command, facts, rules, notBefore(state.head()));
    }

    /** Why the last decision was no; empty when it was yes. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** The state that the last decision under the lock was about; empty when there was none to take. */
    Optional<ScopeState> before() {
        return Optional.ofNullable(before);
    }

    /** What the last decision under the lock was to write; empty when that was nothing. */
    Optional<AuditEntry> entry() {
        return Optional.ofNullable(entry);
    }

    @Override
    public Optional<Transition> apply(ScopeState state) {
        before = state;
        entry = null;
        Instant at = notBefore(state.head());
        Decision decision = decide(state);
        refusals = decision.refusals();
        if (decision instanceof Decision.Accept accept) {
            return Optional.of(transition(state, at, accept.event(), accept.newContents(), reason));
        }
        boolean recorded = state.revision() > 0;
        return recorded ? Optional.of(transition(state, at, refused(decision), List.of(), null)) : Optional.empty();
    }

    /** The log never goes back in time, whatever the clock does. */
    private Instant notBefore(AuditHead head) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return micros.isBefore(head.at()) ? head.at() : micros;
    }

    private RegistryEvent refused(Decision decision) {
        return new RegistryEvent.Refused(
                command.action(),
                decision instanceof Decision.AlreadyProposed already ? already.open() : command.version(),
                refusals.stream().map(Refusal::code).distinct().toList());
    }

    private Transition transition(
            ScopeState state, Instant at, RegistryEvent event, List<Content> newContents, @Nullable Reason why) {
        long seq = state.head().seq() + 1;
        Digest reasonDigest = why == null ? null : why.digest();
        AuditEntry written = new AuditEntry(
                facts.store(),
                state.scope(),
                seq,
                state.head().hash(),
                at,
                command.by(),
                reasonDigest,
                request,
                Arguments.digest(command),
                event);
        String text = AuditJson.write(written);
        entry = written;
        return new Transition(written, new AuditLine(seq, request, text, AuditLine.hash(text), why), newContents);
    }
}
