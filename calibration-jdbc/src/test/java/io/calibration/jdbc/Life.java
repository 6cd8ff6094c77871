package io.calibration.jdbc;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** A scope's people and what they do, for the tests of the tables. */
final class Life {

    static final Version V1 = new Version("1.0.0");
    static final Version V2 = new Version("1.1.0");
    static final Version V3 = new Version("1.2.0");
    static final Version V4 = new Version("1.3.0");
    static final Version V5 = new Version("1.4.0");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Actor ADMIN = Actor.human("admin");
    private static final Actor AUTHOR = Actor.human("author");
    private static final Actor REVIEWER = Actor.human("reviewer");
    private static final Actor OPERATOR = Actor.human("operator");
    private static final String REASON = "A reason.";

    final RegistryStore store;
    final ScopeId scope;
    final Registry registry;

    Life(RegistryStore store, String scope) {
        this(store, scope, NOON);
    }

    /** A life by another clock. */
    Life(RegistryStore store, String scope, Instant now) {
        this.store = store;
        this.scope = new ScopeId(scope);
        this.registry = Registry.builder()
                .store(store)
                .scope(this.scope)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .clock(new SettableClock(now))
                .build();
    }

    /** One of every command, each to be made when it is its turn. */
    List<Supplier<Command>> commands() {
        return List.of(
                this::bootstrap,
                () -> submit(V2, V1),
                () -> approve(V2),
                () -> activate(V2, V1),
                () -> new Command.RollBack(OPERATOR, V1, V2, REASON),
                () -> new Command.Deprecate(ADMIN, V2, REASON),
                () -> submit(V3, V1),
                () -> new Command.Reject(
                        REVIEWER, V3, registry.bindingDigest(V3).orElseThrow(), REASON),
                () -> submit(V4, V1),
                () -> new Command.Withdraw(AUTHOR, V4, REASON),
                () -> activate(V4, V1),
                () -> submit(V5, V1),
                () -> approve(V5),
                () -> new Command.Schedule(OPERATOR, V5, V1, NOON.plusSeconds(60)),
                () -> new Command.Unschedule(OPERATOR, V5, REASON),
                () -> new Command.Schedule(OPERATOR, V5, V1, NOON.plusSeconds(60)),
                () -> new Command.ActivateDue(OPERATOR, V5),
                () -> new Command.SetPolicy(
                        ADMIN, V1, registry.policy(), new ApprovalPolicy(2, Duration.ofDays(7)), REASON),
                () -> new Command.CorrectTime(ADMIN, V1, REASON),
                () -> new Command.Withdraw(AUTHOR, V5, REASON));
    }

    /** The first version active, the second proposed, the third approved. */
    Life prepared() {
        execute(bootstrap());
        execute(submit(V2, V1));
        execute(submit(V3, V1));
        execute(approve(V3));
        return this;
    }

    CommandResult execute(Command command) {
        return registry.execute(command);
    }

    Command bootstrap() {
        return new Command.Bootstrap(ADMIN, V1, config(V1), REASON);
    }

    Command submit(Version version, Version base) {
        Content summary = Content.utf8("summary of " + version);
        return new Command.Submit(AUTHOR, version, config(version), base, List.of(AUTHOR), ReviewMaterial.of(summary));
    }

    Command approve(Version version) {
        return new Command.Approve(
                REVIEWER, version, registry.bindingDigest(version).orElseThrow(), REASON);
    }

    Command activate(Version version, Version expected) {
        return new Command.Activate(OPERATOR, version, expected);
    }

    /** Rolls back from one of two versions that were active to the other. */
    Command swap() {
        boolean third = registry.active().orElseThrow().version().version().equals(V3);
        return new Command.RollBack(OPERATOR, third ? V1 : V3, third ? V3 : V1, REASON);
    }

    static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"changed_in\":\"" + version + "\"}");
    }
}
