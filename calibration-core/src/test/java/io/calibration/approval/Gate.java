package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** A registry with people around it, a clock that is set by hand, and one-line commands. */
final class Gate extends Clock {

    static final ScopeId SCOPE = new ScopeId("dating");
    static final Actor ADA = Actor.human("ada"); // administrator
    static final Actor ANN = Actor.human("ann"); // author
    static final Actor BO = Actor.human("bo"); // reviewer
    static final Actor CY = Actor.human("cy"); // another reviewer
    static final Actor OLGA = Actor.human("olga"); // operator
    static final Actor JOB = Actor.service("calibration-job"); // registrant
    static final Version V1 = new Version("1.0.0");
    static final Version V2 = new Version("1.1.0");
    static final Version V3 = new Version("1.2.0");
    static final String WHY = "Seen and understood.";

    final RegistryStore store;
    Registry registry;
    ConfigCheck check = (version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE;
    AccessPolicy access = AccessPolicy.EVERYONE;
    private final Random random = new Random(7);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    Gate() {
        this(new InMemoryRegistryStore("memory:test"));
    }

    Gate(RegistryStore store) {
        this.store = store;
        registry = with(ApprovalPolicy.DEFAULT);
    }

    Registry with(ApprovalPolicy policy) {
        registry = Registry.builder()
                .store(store)
                .scope(SCOPE)
                .configCheck((version, base, candidate, snapshot) -> check.check(version, base, candidate, snapshot))
                .accessPolicy((actor, action, scope) -> access.permits(actor, action, scope))
                .policy(policy)
                .clock(this)
                .random(random)
                .build();
        return registry;
    }

    CommandResult bootstrap() {
        return registry.execute(new Command.Bootstrap(ADA, V1, config(V1), WHY));
    }

    CommandResult submit(Version version, Version base) {
        return registry.execute(submission(version, base));
    }

    CommandResult approve(Version version) {
        return registry.execute(approval(BO, version));
    }

    CommandResult reject(Version version) {
        return registry.execute(new Command.Reject(BO, version, shown(version), WHY));
    }

    CommandResult withdraw(Version version) {
        return registry.execute(new Command.Withdraw(ANN, version, WHY));
    }

    CommandResult activate(Version version) {
        return registry.execute(new Command.Activate(OLGA, version, activeVersion()));
    }

    CommandResult rollBack(Version version) {
        return registry.execute(new Command.RollBack(OLGA, version, activeVersion(), WHY));
    }

    CommandResult deprecate(Version version) {
        return registry.execute(new Command.Deprecate(ADA, version, WHY));
    }

    Command.Submit submission(Version version, Version base) {
        return new Command.Submit(
                JOB,
                version,
                config(version),
                base,
                List.of(ANN),
                ReviewMaterial.of(Content.utf8("summary of " + version))
                        .withSnapshot(Content.utf8("snapshot"))
                        .withReport(Content.utf8("report")));
    }

    Command.Approve approval(Actor by, Version version) {
        return new Command.Approve(by, version, shown(version), WHY);
    }

    Digest shown(Version version) {
        return registry.bindingDigest(version).orElse(Digest.of(new byte[0]));
    }

    Version activeVersion() {
        return registry.active().map(active -> active.version().version()).orElse(V1);
    }

    static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"changed_in\":\"" + version + "\"}");
    }

    static List<RefusalCode> codes(CommandResult outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
