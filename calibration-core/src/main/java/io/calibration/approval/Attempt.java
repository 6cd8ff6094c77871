package io.calibration.approval;

import io.calibration.approval.CommandExecution.Rules;
import io.calibration.approval.FactFinder.Facts;
import io.calibration.approval.Guards.Decision;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One try to do a command: decides under the store's lock and writes the audit entry. Used by one thread. */
final class Attempt implements RegistryStore.Step {

    private final RequestId request;
    private final Command command;
    private final Facts facts;
    private final Rules rules;
    private final Function<Optional<Instant>, GateTime> time;
    private final @Nullable Reason reason;
    private List<Refusal> refusals = List.of();
    private @Nullable ScopeState before;
    private @Nullable AuditEntry entry;

    Attempt(
            RequestId request,
            Command command,
            Facts facts,
            Rules rules,
            Function<Optional<Instant>, GateTime> time,
            @Nullable Reason reason) {
        this.request = request;
        this.command = command;
        this.facts = facts;
        this.rules = rules;
        this.time = time;
        this.reason = reason;
    }

    /** What the rules say, without doing anything. */
    Decision decision(ScopeState state, GateTime now) {
        return Decider.decide(state, command, facts, rules, now);
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
    public Optional<Transition> decide(ScopeState state, Optional<Instant> now) {
        GateTime at = time.apply(now);
        before = state;
        entry = null;
        Decision decision = decision(state, at);
        refusals = decision.refusals();
        if (decision instanceof Decision.Accept accept) {
            return Optional.of(transition(state, at, accept.event(), accept.newContents(), reason));
        }
        boolean recorded = state.revision() > 0;
        return recorded ? Optional.of(transition(state, at, refused(decision), List.of(), null)) : Optional.empty();
    }

    private RegistryEvent refused(Decision decision) {
        return new RegistryEvent.Refused(
                decision instanceof Decision.AlreadyProposed already ? already.open() : command.version(),
                command.action(),
                refusals.stream().map(Refusal::code).distinct().toList());
    }

    /** A refusal has the time at which it was given, and moves that of the log no more than its own process's clock. */
    private static Instant at(ScopeState state, GateTime now, RegistryEvent event) {
        return event instanceof RegistryEvent.Refused ? now.store() : now.in(state.head());
    }

    private ApprovalPolicy policy(ScopeState state, RegistryEvent event) {
        boolean sets = (event instanceof RegistryEvent.PolicySet) && (command instanceof Command.SetPolicy);
        return sets ? ((Command.SetPolicy) command).policy() : rules.policy(state.head());
    }

    private Transition transition(
            ScopeState state, GateTime now, RegistryEvent event, List<Content> newContents, @Nullable Reason why) {
        long seq = state.head().seq() + 1;
        Digest reasonDigest = why == null ? null : why.digest();
        AuditEntry written = new AuditEntry(
                facts.store(),
                state.scope(),
                seq,
                state.head().hash(),
                at(state, now, event),
                policy(state, event),
                command.by(),
                event,
                reasonDigest,
                request,
                FieldsDigest.of(command));
        String text = readable(written);
        entry = written;
        return new Transition(written, new AuditLine(seq, request, text, AuditLine.hash(text), why), newContents);
    }

    /** What could not be read again is never written. */
    private static String readable(AuditEntry entry) {
        String text = AuditJson.write(entry);
        if (!AuditJson.read(text).equals(entry)) {
            throw new IllegalStateException("The audit entry would not be read as it was written.");
        }
        return text;
    }
}
