package io.calibration.approval;

import io.calibration.internal.JacksonVersion;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Registry} needs. Not thread-safe; the registry is. */
public final class RegistryBuilder {

    private @Nullable RegistryStore store;
    private @Nullable ScopeId scope;
    private ConfigCheck configCheck = ConfigCheck.scoring();
    private AccessPolicy accessPolicy = AccessPolicy.EVERYONE;
    ApprovalPolicy policy = ApprovalPolicy.DEFAULT;
    boolean oneOpenProposal;
    Clock clock = Clock.systemUTC();
    final List<Listening> listeners = new ArrayList<>();
    Duration clockTolerance = Duration.ofMinutes(5);
    RandomGenerator random = new SecureRandom();

    /** A listener and what runs it. */
    record Listening(DecisionListener listener, Executor executor) {}

    RegistryBuilder() {}

    /** Where the registry is kept. Must be named. */
    public RegistryBuilder store(RegistryStore value) {
        store = value;
        return this;
    }

    /** The scoring system. Must be named. */
    public RegistryBuilder scope(ScopeId value) {
        scope = value;
        return this;
    }

    /** What judges the content of a config; {@link ConfigCheck#scoring()} by default. */
    public RegistryBuilder configCheck(ConfigCheck value) {
        configCheck = value;
        return this;
    }

    /** Who may do what; {@link AccessPolicy#EVERYONE} by default. */
    public RegistryBuilder accessPolicy(AccessPolicy value) {
        accessPolicy = value;
        return this;
    }

    /** Who is told of every entry after its commit, in the thread of the command. May be called several times. */
    public RegistryBuilder listener(DecisionListener value) {
        return listener(value, Runnable::run);
    }

    /**
     * Who is told of every entry after its commit.
     *
     * @param executor runs the listener, so that a command need not wait for a mail that is sent
     */
    public RegistryBuilder listener(DecisionListener value, Executor executor) {
        listeners.add(new Listening(value, executor));
        return this;
    }

    /**
     * How much consent an activation needs at least; {@link ApprovalPolicy#DEFAULT} by default. The policy in force belongs to the scope and
     * stands in its log: the strictest that any process has brought along, until a person sets it, see {@link Command.SetPolicy}.
     */
    public RegistryBuilder policy(ApprovalPolicy value) {
        policy = value;
        return this;
    }

    /**
     * Keeps one open proposal at a time: another one is refused until people have decided on the first or an author
     * has withdrawn it. Without this several may be open. Open are those that change the active version and wait for approval or activation. The
     * same changes once more are answered with the open proposal in any case, see {@link CommandResult.AlreadyProposed}. The choice is this
     * registry's and is not stored: give all that share a store the same.
     */
    public RegistryBuilder oneOpenProposal() {
        oneOpenProposal = true;
        return this;
    }

    /**
     * What time it is on this machine; the system's clock by default. Where the store has a time of its own, that one counts, and this one is held
     * against it.
     */
    public RegistryBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * By how much this machine's clock may differ from the store's time; five minutes by default. A command of a machine that is off by more is
     * refused.
     *
     * @throws IllegalArgumentException when it is negative or more than a day
     */
    public RegistryBuilder clockTolerance(Duration value) {
        if (value.isNegative() || (value.compareTo(Duration.ofDays(1)) > 0)) {
            throw new IllegalArgumentException("The tolerance (" + value + ") must be 0 to 1 day.");
        }
        clockTolerance = value;
        return this;
    }

    /** Where request ids and salts come from; must be thread-safe, and unpredictable outside of tests. {@link SecureRandom} by default. */
    public RegistryBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    /**
     * The registry.
     *
     * @throws IllegalStateException when store or scope was not named, or when Jackson is too old
     */
    public Registry build() {
        JacksonVersion.require();
        if ((store == null) || (scope == null)) {
            throw new IllegalStateException("Name the store and the scope of the registry.");
        }
        return new Registry(this, store, scope, new FactFinder(store, accessPolicy, configCheck));
    }
}
